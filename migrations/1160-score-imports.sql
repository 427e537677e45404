-- Scores (成绩), first part: who should have marks, the files that bring them, and what was loaded by two people.
create table score_sitting (
  sitting_id text primary key,
  exam_code text not null,
  exam_year integer not null,
  roll_state text not null default 'none' check (roll_state in ('none', 'gathering', 'gathered')),
  roll_after text not null default '',
  roll_count integer not null default 0,
  roll_gathered_at timestamptz,
  check ((roll_state = 'gathered') = (roll_gathered_at is not null))
);
comment on table score_sitting is 'reference';

-- The papers of a sitting as they stood when its roll was gathered: later editions of the catalogue change no mark that was given.
create table score_paper (
  sitting_id text not null,
  level_code text not null,
  specialty_code text not null,
  subject_code text not null,
  full_tenths integer not null check (full_tenths > 0),
  pass_tenths integer not null check (pass_tenths between 1 and full_tenths),
  kind text not null check (kind in ('objective', 'subjective', 'mixed')),
  name_zh text not null,
  name_en text not null,
  primary key (sitting_id, level_code, specialty_code, subject_code)
);
comment on table score_paper is 'reference';

-- 成绩名册: who holds a ticket and which subjects they sit.
create table score_roll (
  sitting_id text not null,
  number text not null,
  application_id uuid not null,
  account_id uuid not null,
  province text not null,
  level_code text not null,
  specialty_code text not null,
  subject_codes text[] not null,
  primary key (sitting_id, number),
  unique (sitting_id, application_id)
);
create index score_roll_province on score_roll (sitting_id, province, number);
comment on table score_roll is 'claim (by sitting)';

create table score_import (
  import_id uuid primary key,
  sitting_id text not null,
  row_version integer not null,
  state text not null check (state in ('preparing', 'reading', 'checking', 'refused', 'checked', 'proposed', 'loading', 'loaded', 'withdrawn')),
  file_name text not null,
  file_bytes integer not null,
  digest bytea not null check (length(digest) = 32),
  blob_id uuid not null,
  text_blob_id uuid,
  text_bytes integer not null default 0,
  encoding text,
  header_row integer,
  headings text[] not null default '{}',
  refusal text,
  read_bytes integer not null default 0,
  read_rows integer not null default 0,
  marks integer not null default 0,
  fault_counts jsonb not null default '{}',
  faults integer not null default 0,
  left_out integer not null default 0,
  loadable integer not null default 0,
  loaded integer,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  proposed_by_id uuid,
  proposed_by_name text,
  proposed_at timestamptz,
  approved_by_id uuid,
  approved_by_name text,
  loaded_at timestamptz,
  check ((state = 'refused') = (refusal is not null)),
  check (left_out between 0 and faults),
  -- nothing is handed in, let alone loaded, while a fault stands that nobody has left out with a reason
  check (state not in ('proposed', 'loading', 'loaded') or faults = left_out),
  check (state not in ('proposed', 'loading', 'loaded') or proposed_by_id is not null),
  -- the two-person rule: neither who brought the file nor who handed it in approves it
  check (approved_by_id is null or (approved_by_id <> proposed_by_id and approved_by_id <> by_id)),
  check ((state in ('loading', 'loaded')) = (approved_by_id is not null)),
  check ((state = 'loaded') = (loaded is not null)),
  check ((loaded is null) = (loaded_at is null))
);
create unique index score_import_one_open on score_import (sitting_id) where state not in ('refused', 'loaded', 'withdrawn');
create index score_import_of on score_import (sitting_id, at desc);
comment on table score_import is 'claim (by import)';

create table score_import_act (
  import_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('bring', 'leave_out', 'propose', 'return', 'approve', 'loaded', 'withdraw')),
  detail text not null default '',
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (import_id, row_version)
);
comment on table score_import_act is 'claim (by import)';
revoke update, delete, truncate on score_import_act from jinbang_app;

-- One mark of a file as it was read: tenths of a mark, or -1 缺考, -2 违纪, -4 无效; null where the cell says no mark.
create table score_import_mark (
  import_id uuid not null,
  row_no integer not null,
  column_no smallint not null,
  number text not null,
  subject smallint not null,
  mark smallint
);
create index score_import_mark_of on score_import_mark using brin (import_id);
comment on table score_import_mark is 'claim (by import)';

create table score_import_fault (
  import_id uuid not null,
  fault_id bigint generated always as identity,
  kind text not null check (kind in ('ticket_malformed', 'subject_malformed', 'mark_malformed', 'row_short', 'duplicate', 'unknown_ticket', 'subject_not_sat', 'beyond_full_mark', 'contradicts_exam_day', 'already_loaded', 'missing')),
  row_no integer,
  column_no smallint,
  number text not null,
  subject smallint,
  value text not null default '',
  left_out_reason text,
  left_out_by_name text,
  left_out_at timestamptz,
  primary key (import_id, fault_id),
  check ((left_out_reason is null) = (left_out_at is null)),
  check (left_out_reason is null or length(left_out_reason) >= 4)
);
create index score_import_fault_kind on score_import_fault (import_id, kind, fault_id);
create index score_import_fault_row on score_import_fault (import_id, row_no, column_no) where row_no is not null;
comment on table score_import_fault is 'claim (by import)';

-- What counts: loaded after two people, changed only by the outcome of a re-check.
create table score (
  sitting_id text not null,
  number text not null,
  subject_code text not null,
  mark smallint not null check (mark >= 0 or mark in (-1, -2, -4)),
  import_id uuid not null,
  rechecked boolean not null default false,
  primary key (sitting_id, number, subject_code)
);
comment on table score is 'claim (by sitting)';

-- 考务数据: absences and breaches as the rooms reported them; a wrong entry is cancelled, never removed.
create table exam_day_mark (
  sitting_id text not null,
  number text not null,
  subject_code text not null,
  kind text not null check (kind in ('absent', 'violation')),
  note text not null default '',
  province text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  cancelled_at timestamptz,
  cancelled_by_name text,
  cancelled_reason text check (length(cancelled_reason) >= 4),
  primary key (sitting_id, number, subject_code, at),
  check ((cancelled_at is null) = (cancelled_reason is null)),
  check (kind <> 'violation' or length(note) >= 4)
);
create unique index exam_day_mark_one on exam_day_mark (sitting_id, number, subject_code) where cancelled_at is null;
create index exam_day_mark_province on exam_day_mark (sitting_id, province, number);
comment on table exam_day_mark is 'claim (by sitting)';
