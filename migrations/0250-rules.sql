-- Conditions as data (报考条件): who wrote, proposed and approved which version. What is in force stands in the exam itself.
create table rule_version (
  version_id uuid primary key,
  exam_code text not null check (exam_code ~ '^\d{3}$'),
  level_code text not null check (level_code ~ '^\d{2}$'),
  number integer not null,
  replaces text,
  content jsonb not null,
  state text not null check (state in ('draft', 'proposed', 'in_force', 'replaced', 'withdrawn')),
  row_version integer not null,
  writer_ids uuid[] not null,
  writer_name text not null,
  approved_by_id uuid,
  rules_before jsonb,
  changed_at timestamptz not null,
  unique (exam_code, level_code, number),
  check (cardinality(writer_ids) > 0),
  check ((state in ('in_force', 'replaced')) = (approved_by_id is not null)),
  check ((approved_by_id is not null) = (rules_before is not null)),
  -- the two-person rule: nobody who wrote any of it approves it
  check (approved_by_id is null or not (approved_by_id = any (writer_ids)))
);
comment on table rule_version is 'reference';
comment on column rule_version.content is 'the set of conditions with the text of the regulation beside it';
comment on column rule_version.rules_before is 'every set of the exam as it stood until the approval';
create unique index rule_version_one_open on rule_version (exam_code, level_code) where state in ('draft', 'proposed');

create table rule_version_act (
  version_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('begin', 'save', 'propose', 'return', 'withdraw', 'approve', 'replace')),
  by_id uuid not null,
  by_name text not null,
  reason text,
  at timestamptz not null,
  primary key (version_id, row_version)
);
comment on table rule_version_act is 'reference';
revoke update, delete, truncate on rule_version_act from jinbang_app;

-- A replay (回放) judges the frozen facts of confirmed applications anew and writes down whose answer would turn; it changes nothing else.
create table rule_replay (
  replay_id uuid primary key,
  version_id uuid not null,
  row_version integer not null,
  content jsonb not null,
  exam_code text not null,
  exam_year integer not null,
  jurisdiction jsonb not null,
  total integer not null,
  seen integer not null default 0,
  unjudged integer not null default 0,
  stay integer not null default 0,
  gained integer not null default 0,
  lost integer not null default 0,
  after_account_id uuid,
  after_application_id uuid,
  started_by_id uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz
);
comment on table rule_replay is 'reference';
create unique index rule_replay_one_running on rule_replay (version_id) where finished_at is null;

create table rule_replay_flip (
  account_id uuid not null,
  application_id uuid not null,
  replay_id uuid not null,
  met boolean not null,
  why jsonb not null,
  primary key (account_id, application_id, replay_id)
);
comment on table rule_replay_flip is 'per candidate; whose verdict a changed rule would turn, and which condition did it';
create index rule_replay_flip_of on rule_replay_flip (replay_id, account_id, application_id);
