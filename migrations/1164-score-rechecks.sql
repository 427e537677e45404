-- 成绩复查: asked once a subject, answered by two people; and how far the archiving of a released sitting is.
create table score_recheck (
  account_id uuid not null,
  application_id uuid not null,
  subject_code text not null,
  sitting_id text not null,
  number text not null,
  province text not null,
  mark smallint,
  state text not null check (state in ('asked', 'proposed', 'answered')),
  row_version integer not null default 1,
  statement text not null default '',
  asked_at timestamptz not null,
  outcome text check (outcome in ('kept', 'corrected')),
  new_mark smallint check (new_mark >= 0 or new_mark in (-1, -2, -4)),
  findings text,
  proposed_by_id uuid,
  proposed_by_name text,
  proposed_at timestamptz,
  answered_by_id uuid,
  answered_by_name text,
  answered_at timestamptz,
  primary key (account_id, application_id, subject_code),
  check ((state = 'asked') = (outcome is null)),
  check ((outcome = 'corrected') is not distinct from (new_mark is not null) or outcome is null),
  check (outcome is null or (length(findings) >= 4 and proposed_by_id is not null)),
  -- the two-person rule
  check (answered_by_id is null or answered_by_id <> proposed_by_id),
  check ((state = 'answered') = (answered_by_id is not null))
);
create index score_recheck_queue on score_recheck (sitting_id, state, asked_at);
create index score_recheck_province on score_recheck (sitting_id, province, state, asked_at);
comment on table score_recheck is 'per candidate';

create table score_archive (
  sitting_id text primary key,
  run integer not null,
  after_number text not null default '',
  people integer not null default 0,
  written integer not null default 0,
  begun_at timestamptz not null,
  finished_at timestamptz
);
comment on table score_archive is 'reference';
