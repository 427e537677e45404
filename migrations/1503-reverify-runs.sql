-- Asking the registries again about many results at once (批量复核), as staff order it.
create table reverify_run (
  id uuid primary key,
  kind text not null check (kind in ('identity', 'education', 'degree', 'title')),
  sitting_id uuid,
  province text check (province ~ '^\d{2}$'),
  states text[] not null check (cardinality(states) > 0 and states <@ array['passed', 'failed', 'needs_manual']),
  answered_before timestamptz not null,
  reason text not null,
  state text not null check (state in ('proposed', 'running', 'stopped', 'done', 'refused')),
  needs_second boolean not null,
  total integer not null,
  same integer not null default 0,
  changed integer not null default 0,
  unanswered integer not null default 0,
  gone integer not null default 0,
  proposed_by_id uuid not null,
  proposed_at timestamptz not null,
  decided_by_id uuid,
  decided_at timestamptz,
  decision_note text,
  started_at timestamptz,
  moved_at timestamptz,
  ended_at timestamptz,
  working_seconds double precision not null default 0,
  constraint reverify_run_two_people check (decided_by_id is null or decided_by_id <> proposed_by_id),
  constraint reverify_run_second_person check (not needs_second or state in ('proposed', 'refused') or decided_by_id is not null)
);
comment on table reverify_run is 'reference';
comment on column reverify_run.moved_at is 'when the last part was done, by the real clock: a run that stands still is taken up again';
comment on column reverify_run.working_seconds is 'time the parts took, for the estimate of the end';
create index reverify_run_recent on reverify_run (proposed_at desc, id desc);
create unique index reverify_run_one_a_kind on reverify_run (kind) where state in ('running', 'stopped');

create table reverify_item (
  account_id uuid not null,
  run_id uuid not null,
  row_id uuid not null,
  state text not null check (state in ('waiting', 'same', 'changed', 'unanswered', 'gone')),
  from_state text not null,
  to_state text,
  reason text,
  why text,
  tries integer not null default 0,
  next_at timestamptz not null,
  settled_at timestamptz,
  primary key (account_id, run_id, row_id),
  check ((state = 'waiting') = (settled_at is null)),
  check ((state = 'changed') = (to_state is not null))
);
comment on table reverify_item is 'per candidate; one result a run asks about again, and what came of it';
create index reverify_item_waiting on reverify_item (run_id, next_at, account_id, row_id) where state = 'waiting';
create index reverify_item_shown on reverify_item (run_id, state, settled_at, account_id, row_id);
