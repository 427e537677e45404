-- Breaches of examination discipline (违纪违规处理, 人社部令第31号): a case from facts to the served decision. Nothing is recorded before two people decided and the person had their say.
create table breach_case (
  account_id uuid not null,
  case_id uuid not null,
  reference text not null,
  state text not null check (state in ('opened', 'noticed', 'hearing', 'heard', 'proposed', 'decided', 'served', 'recorded', 'dismissed', 'withdrawn', 'corrected')),
  version integer not null,
  application_id uuid,
  application_number text,
  sitting_id text,
  exam_code text,
  province text,
  prefecture text,
  article text not null check (article in ('6', '7', '8', '9', '10', '11')),
  item integer not null check (item between 1 and 10),
  subjects text[] not null,
  content bytea not null,
  notices integer not null default 0,
  noticed_disposition text,
  statement_until timestamptz,
  disposition text,
  decision_number text,
  proposal bytea,
  opened_by_id uuid not null,
  opened_at timestamptz not null,
  proposed_by_id uuid,
  proposed_at timestamptz,
  decided_by_id uuid,
  decided_at timestamptz,
  served_at timestamptz,
  record_id uuid,
  primary key (account_id, case_id),
  constraint breach_case_two_people check (decided_by_id is null or decided_by_id <> proposed_by_id),
  constraint breach_case_told_first check (state not in ('hearing', 'heard', 'proposed', 'decided', 'served', 'recorded', 'corrected') or (notices > 0 and statement_until is not null)),
  check (state not in ('proposed', 'decided', 'served', 'recorded', 'corrected') or (proposed_by_id is not null and disposition is not null and decision_number is not null)),
  check (state not in ('decided', 'served', 'recorded', 'corrected') or (decided_by_id is not null and decided_at is not null)),
  check ((state in ('served', 'recorded', 'corrected')) = (served_at is not null)),
  check ((application_id is null) = (application_number is null)),
  check (record_id is null or state in ('recorded', 'corrected'))
);
comment on table breach_case is 'per candidate; one row a case about a breach';
comment on column breach_case.content is 'sealed; what happened, when and where, the exam by name';
comment on column breach_case.proposal is 'sealed; reasons of the decision and what became of the defence';
comment on column breach_case.statement_until is 'end of the time in which the person may answer, counted from the service of the notice';

create unique index breach_case_one_open on breach_case (account_id, article, coalesce(application_id, account_id)) where state in ('opened', 'noticed', 'hearing', 'heard', 'proposed', 'decided');
create index breach_case_recent on breach_case (opened_at desc, case_id desc);
create index breach_case_proposed on breach_case (opened_at desc, case_id desc) where state = 'proposed';

create table breach_event (
  account_id uuid not null,
  case_id uuid not null,
  version integer not null,
  act text not null,
  from_state text,
  to_state text not null,
  by_kind text not null check (by_kind in ('candidate', 'staff', 'system')),
  by_id uuid,
  note bytea,
  at timestamptz not null,
  primary key (account_id, case_id, version)
);
comment on table breach_event is 'per candidate; the history of a case, append-only';
comment on column breach_event.note is 'sealed; why';
revoke update, delete, truncate on breach_event from jinbang_app;

create table breach_letter (
  account_id uuid not null,
  case_id uuid not null,
  letter_id uuid not null,
  kind text not null check (kind in ('notice', 'decision')),
  content bytea not null,
  digest bytea not null,
  issued_by_id uuid not null,
  issued_at timestamptz not null,
  primary key (account_id, case_id, letter_id)
);
comment on table breach_letter is 'per candidate; notices and decisions as they went out, frozen and sealed';
revoke update, delete, truncate on breach_letter from jinbang_app;

create table breach_service (
  account_id uuid not null,
  case_id uuid not null,
  service_id uuid not null,
  letter_id uuid not null,
  channel text not null check (channel in ('electronic', 'post', 'in_person', 'announcement')),
  destination bytea not null,
  tracking_number text,
  sent_on text not null,
  due_on text,
  outcome text check (outcome in ('served', 'returned', 'overtaken')),
  settled_on text,
  by_id uuid,
  at timestamptz not null,
  primary key (account_id, case_id, service_id),
  check ((outcome is null) = (settled_on is null)),
  check ((channel = 'announcement') = (due_on is not null))
);
comment on table breach_service is 'per candidate; every way a letter went out, and how it arrived';
comment on column breach_service.destination is 'sealed; address, receiver or place of the announcement';
create unique index breach_service_once on breach_service (account_id, case_id, letter_id) where outcome = 'served';
create unique index breach_service_one_announcement on breach_service (account_id, case_id, letter_id) where channel = 'announcement' and outcome is null;
create index breach_service_due on breach_service (due_on) where channel = 'announcement' and outcome is null;

create table breach_statement (
  account_id uuid not null,
  case_id uuid not null,
  statement_id uuid not null,
  by_kind text not null check (by_kind in ('candidate', 'staff')),
  by_id uuid not null,
  waived boolean not null,
  content bytea not null,
  received_on text not null,
  at timestamptz not null,
  primary key (account_id, case_id, statement_id)
);
comment on table breach_statement is 'per candidate; what the person answered, on the site or on paper; append-only';
revoke update, delete, truncate on breach_statement from jinbang_app;

create table breach_file (
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
create unique index breach_file_once on breach_file (account_id, case_id, digest);
comment on table breach_file is 'per candidate; evidence, and what came with a defence, kept as blobs';

create table breach_publication (
  account_id uuid not null,
  case_id uuid not null,
  publication_id uuid not null,
  shown_from text not null,
  shown_until text not null,
  shown jsonb not null,
  put_by_id uuid not null,
  put_at timestamptz not null,
  ended_at timestamptz,
  ended_by_id uuid,
  primary key (account_id, case_id, publication_id),
  check (shown_from <= shown_until)
);
comment on table breach_publication is 'per candidate; served decisions shown to everybody for a time, name and number masked';
create unique index breach_publication_one on breach_publication (account_id, case_id) where ended_at is null;
create index breach_publication_shown on breach_publication (shown_from desc, publication_id desc) where ended_at is null;

create table breach_decision_number (
  decision_number text primary key,
  account_id uuid not null,
  case_id uuid not null
);
comment on table breach_decision_number is 'claim; one number, one decision';
