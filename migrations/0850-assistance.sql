-- Cases about people (协助事项): unlocks, help with an account, appeals. Each is an object of its own with a state, a history and files; nobody decides alone.
create table assistance_case (
  account_id uuid not null,
  case_id uuid not null,
  kind text not null check (kind in ('unlock', 'appeal', 'recovery', 'phone_release', 'identity_correction', 'name_change', 'rare_name', 'merge', 'closing')),
  state text not null check (state in ('waiting', 'approved', 'refused', 'withdrawn', 'ended')),
  version integer not null,
  application_id uuid,
  contested_version integer,
  province text,
  prefecture text,
  review_point_id text,
  exam_code text,
  content bytea not null,
  answer bytea,
  asked_by text not null check (asked_by in ('candidate', 'staff')),
  first_by_id uuid,
  decided_by_id uuid,
  opened_at timestamptz not null,
  due_at timestamptz,
  decided_at timestamptz,
  primary key (account_id, case_id),
  constraint assistance_case_two_people check (first_by_id is null or decided_by_id is null or decided_by_id <> first_by_id),
  check (asked_by = 'candidate' or first_by_id is not null),
  check (state not in ('approved', 'refused', 'ended') or (decided_by_id is not null and decided_at is not null)),
  check ((kind in ('unlock', 'appeal')) = (application_id is not null)),
  check ((kind = 'appeal') = (contested_version is not null))
);
comment on table assistance_case is 'per candidate; one row a case';
comment on column assistance_case.content is 'sealed; what is asked and why';
comment on column assistance_case.first_by_id is 'the member of staff who may not decide: who proposed it, or whose decision is contested';
comment on column assistance_case.contested_version is 'version of the application that the rejection made: one appeal a rejection';

create unique index assistance_case_one_open on assistance_case (account_id, kind, coalesce(application_id, account_id)) where state = 'waiting';
create unique index assistance_case_one_appeal on assistance_case (account_id, application_id, contested_version) where kind = 'appeal' and state <> 'withdrawn';
create index assistance_case_waiting on assistance_case (kind, opened_at, case_id) where state = 'waiting';
create index assistance_case_recent on assistance_case (kind, opened_at desc, case_id desc);

create table assistance_event (
  account_id uuid not null,
  case_id uuid not null,
  version integer not null,
  act text not null,
  from_state text,
  to_state text not null,
  by_kind text not null check (by_kind in ('candidate', 'staff', 'system')),
  by_id uuid,
  at timestamptz not null,
  primary key (account_id, case_id, version)
);
comment on table assistance_event is 'per candidate; the history of a case, append-only';
revoke update, delete, truncate on assistance_event from jinbang_app;

create table assistance_file (
  account_id uuid not null,
  case_id uuid not null,
  file_id uuid not null,
  file_name bytea not null,
  content_type text not null,
  bytes integer not null,
  pages integer not null,
  digest bytea not null,
  blob_id uuid not null,
  preview_blob_id uuid,
  by_kind text not null check (by_kind in ('candidate', 'staff')),
  uploaded_at timestamptz not null,
  primary key (account_id, case_id, file_id)
);
create unique index assistance_file_once on assistance_file (account_id, case_id, digest);
comment on table assistance_file is 'per candidate; proofs of a case, kept as blobs';
