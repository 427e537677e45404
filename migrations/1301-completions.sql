-- Completion (合格判定), publicity (公示) and objections (异议): who has passed every subject within the cycle, and whether nothing stands against the certificate.

-- How far the computing of a sitting is, and how long its lists are shown.
create table completion_sitting (
  sitting_id text primary key,
  exam_code text not null,
  exam_year integer not null,
  completed_on text not null,
  publicity_days smallint not null default 10 check (publicity_days between 1 and 60),
  run integer not null default 0,
  after_number text not null default '',
  people integer not null default 0,
  complete integer not null default 0,
  changed integer not null default 0,
  begun_at timestamptz,
  finished_at timestamptz
);
comment on table completion_sitting is 'reference';

-- One person who completed one exam, level and specialty (合格人员). Only who is complete has a row; who no longer is keeps it as taken_back.
create table completion (
  account_id uuid not null,
  completion_id uuid not null,
  application_id uuid not null,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  level_code text not null,
  specialty_code text not null,
  province text not null,
  prefecture text not null,
  ticket_number text not null,
  completed_on text not null,
  state text not null check (state in ('found', 'checking', 'refused', 'announced', 'held', 'cleared', 'taken_back')),
  reasons text[] not null default '{}',
  subjects jsonb not null,
  version integer not null,
  publicity_id uuid,
  check_result text check (check_result in ('passed', 'failed', 'missed')),
  check_note text,
  check_by_id uuid,
  check_by_name text,
  check_at timestamptz,
  cleared_at timestamptz,
  changed_at timestamptz not null,
  primary key (account_id, completion_id),
  unique (account_id, application_id),
  -- nobody is held back or refused without a reason
  check (state not in ('checking', 'refused', 'held', 'taken_back') or cardinality(reasons) > 0),
  -- nobody is cleared who was not announced
  check (state not in ('announced', 'held', 'cleared') or publicity_id is not null),
  check (state <> 'cleared' or cleared_at is not null),
  check ((check_result is null) = (check_at is null)),
  check ((check_result is null) = (check_by_id is null)),
  check (check_result is null or check_result = 'passed' or length(check_note) >= 4)
);
-- one completion of an exam, level and specialty is alive for a person
create unique index completion_one_live on completion (account_id, exam_code, level_code, specialty_code) where state not in ('refused', 'taken_back');
create index completion_list on completion (sitting_id, province, level_code, specialty_code, ticket_number);
create index completion_state on completion (sitting_id, state, province);
create index completion_publicity on completion (publicity_id, state, account_id, completion_id) where publicity_id is not null;
create index completion_cleared on completion (account_id, completion_id) where state = 'cleared';
comment on table completion is 'per candidate; one row a person, exam, level and specialty completed (合格)';
comment on column completion.subjects is 'subject by subject the year whose pass counts, as computed last';

create table completion_event (
  account_id uuid not null,
  completion_id uuid not null,
  version integer not null,
  act text not null check (act in ('found', 'recomputed', 'checked', 'listed', 'announced', 'unlisted', 'held', 'released', 'cleared', 'refused', 'taken_back')),
  from_state text,
  to_state text not null,
  reasons text[] not null default '{}',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (account_id, completion_id, version)
);
comment on table completion_event is 'per candidate; the history of a completion, append-only';
revoke update, delete, truncate on completion_event from jinbang_app;

-- A list shown to the public (公示): proposed by one, approved by another, from an instant for so many working days.
create table publicity (
  publicity_id uuid primary key,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  province text,
  number integer not null check (number > 0),
  state text not null check (state in ('making', 'made', 'proposed', 'approved', 'closing', 'ended', 'withdrawing', 'withdrawn')),
  row_version integer not null,
  after_key text not null default '',
  entries integer not null default 0,
  cleared integer not null default 0,
  working_days smallint not null check (working_days between 1 and 60),
  phone text not null,
  mail text not null default '',
  starts_at timestamptz,
  ends_at timestamptz,
  proposed_by_id uuid,
  proposed_by_name text,
  approved_by_id uuid,
  approved_by_name text,
  approved_at timestamptz,
  made_by_id uuid not null,
  made_by_name text not null,
  made_at timestamptz not null,
  -- the two-person rule
  check (approved_by_id is null or (proposed_by_id is not null and approved_by_id <> proposed_by_id)),
  check ((approved_by_id is null) = (approved_at is null)),
  check (state not in ('approved', 'closing', 'ended') or (approved_by_id is not null and starts_at is not null and ends_at is not null)),
  check (ends_at is null or ends_at > starts_at)
);
create unique index publicity_numbered on publicity (sitting_id, coalesce(province, '00'), number);
create unique index publicity_one_in_making on publicity (sitting_id, coalesce(province, '00')) where state in ('making', 'made', 'proposed', 'withdrawing');
create index publicity_shown on publicity (ends_at desc) where state = 'approved';
create index publicity_recent on publicity (made_at desc, publicity_id desc);
comment on table publicity is 'claim (by publicity); province null: the whole nation in one list';

create table publicity_act (
  publicity_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('make', 'made', 'propose', 'return', 'approve', 'withdraw', 'withdrawn', 'close', 'ended')),
  detail text not null default '',
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (publicity_id, row_version)
);
comment on table publicity_act is 'claim (by publicity)';
revoke update, delete, truncate on publicity_act from jinbang_app;

-- What the list says of each person, as it was shown: the name, the document masked; who leaves the list is not shown any more.
create table publicity_entry (
  publicity_id uuid not null,
  position integer not null check (position > 0),
  account_id uuid not null,
  completion_id uuid not null,
  name text not null,
  document_masked text not null,
  province text not null,
  level_code text not null,
  specialty_code text not null,
  left_at timestamptz,
  primary key (publicity_id, position),
  unique (publicity_id, completion_id)
);
create index publicity_entry_name on publicity_entry (publicity_id, name);
comment on table publicity_entry is 'claim (by publicity)';

-- Objections and reports (异议、举报) while a list is shown: a case about one person of it.
create table objection (
  account_id uuid not null,
  objection_id uuid not null,
  completion_id uuid not null,
  publicity_id uuid not null,
  position integer not null,
  sitting_id text not null,
  exam_code text not null,
  province text not null,
  reference text not null,
  state text not null check (state in ('received', 'assigned', 'proposed', 'upheld', 'not_upheld')),
  row_version integer not null,
  channel text not null check (channel in ('web', 'phone', 'mail', 'letter')),
  named boolean not null,
  content bytea not null,
  facts bytea,
  answer bytea,
  outcome text check (outcome in ('upheld', 'not_upheld')),
  assigned_to_id uuid,
  assigned_to_name text,
  proposed_by_id uuid,
  proposed_by_name text,
  decided_by_id uuid,
  decided_by_name text,
  received_at timestamptz not null,
  decided_at timestamptz,
  primary key (account_id, objection_id),
  -- decided by two people, on facts, with an answer
  check (decided_by_id is null or (proposed_by_id is not null and decided_by_id <> proposed_by_id)),
  check ((decided_by_id is null) = (decided_at is null)),
  check ((state in ('upheld', 'not_upheld')) = (decided_by_id is not null)),
  check (state not in ('proposed', 'upheld', 'not_upheld') or (facts is not null and answer is not null and outcome is not null and proposed_by_id is not null)),
  check (state not in ('upheld', 'not_upheld') or state = outcome),
  check (state <> 'assigned' or assigned_to_id is not null)
);
create index objection_of on objection (account_id, completion_id);
create index objection_open on objection (province, received_at, objection_id) where state in ('received', 'assigned', 'proposed');
create index objection_recent on objection (received_at desc, objection_id desc);
comment on table objection is 'per candidate; one row an objection about somebody on a list';
comment on column objection.content is 'sealed; what was said, and who said it where they did';
comment on column objection.facts is 'sealed; what was found out';
comment on column objection.answer is 'sealed; the answer to whoever objected';

create table objection_event (
  account_id uuid not null,
  objection_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('receive', 'assign', 'note', 'propose', 'return', 'uphold', 'dismiss')),
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (account_id, objection_id, row_version)
);
comment on table objection_event is 'per candidate; the history of an objection, append-only';
revoke update, delete, truncate on objection_event from jinbang_app;

-- The code with which whoever objected reads the answer: only its keyed digest is kept.
create table objection_door (
  door bytea primary key check (octet_length(door) = 32),
  account_id uuid not null,
  objection_id uuid not null
);
comment on table objection_door is 'claim (by door)';
