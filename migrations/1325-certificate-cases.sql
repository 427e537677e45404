-- Certificates taken back (撤销) or issued again (换发): proposed by one, approved by another, a revocation served before it takes effect.
create table certificate_case (
  account_id uuid not null,
  case_id uuid not null,
  certificate_id uuid not null,
  exam_code text not null,
  province text not null,
  prefecture text not null,
  kind text not null check (kind in ('revoke', 'reissue')),
  basis text not null check (basis in ('breach', 'taken_back', 'issuing_error', 'name_corrected')),
  state text not null check (state in ('opened', 'proposed', 'decided', 'done', 'withdrawn')),
  row_version integer not null check (row_version > 0),
  content bytea,
  decision_number text,
  opened_by_name text not null,
  opened_at timestamptz not null,
  proposed_by_id uuid,
  proposed_by_name text,
  proposed_at timestamptz,
  approved_by_id uuid,
  approved_by_name text,
  approved_at timestamptz,
  served_by text check (served_by in ('electronic', 'post', 'in_person', 'announcement')),
  served_on date,
  done_at timestamptz,
  primary key (account_id, case_id),
  constraint certificate_case_two_people check (approved_by_id is null or approved_by_id <> proposed_by_id),
  check (state not in ('proposed', 'decided', 'done') or (proposed_by_id is not null and content is not null)),
  check (state not in ('decided', 'done') or (approved_by_id is not null and approved_at is not null)),
  -- a revocation has a decision and its service
  check (kind <> 'revoke' or state not in ('proposed', 'decided', 'done') or decision_number is not null),
  check (kind <> 'revoke' or state <> 'done' or (served_by is not null and served_on is not null)),
  check ((state = 'done') = (done_at is not null))
);
create unique index certificate_case_one_open on certificate_case (account_id, certificate_id) where state in ('opened', 'proposed', 'decided');
create index certificate_case_newest on certificate_case (case_id desc);
create index certificate_case_of on certificate_case (account_id, certificate_id, case_id);
comment on table certificate_case is 'per candidate';
comment on column certificate_case.content is 'sealed; reasons and legal basis';

create table certificate_case_act (
  account_id uuid not null,
  case_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('open', 'propose', 'return', 'approve', 'withdraw', 'serve')),
  note text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (account_id, case_id, row_version)
);
comment on table certificate_case_act is 'per candidate';
revoke update, delete, truncate on certificate_case_act from jinbang_app;
