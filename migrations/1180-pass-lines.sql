-- Pass lines (合格标准) of a sitting: who wrote, proposed and approved which set. Without one the ordinary mark of each subject passes.
create table pass_line_set (
  set_id uuid primary key,
  sitting_id text not null,
  number integer not null check (number > 0),
  content jsonb not null,
  state text not null check (state in ('draft', 'proposed', 'in_force', 'replaced', 'withdrawn')),
  row_version integer not null,
  writer_ids uuid[] not null check (cardinality(writer_ids) > 0),
  writer_name text not null,
  approved_by_id uuid,
  changed_at timestamptz not null,
  unique (sitting_id, number),
  check ((state in ('in_force', 'replaced')) = (approved_by_id is not null)),
  -- the two-person rule: nobody who wrote any of it approves it
  check (approved_by_id is null or not (approved_by_id = any (writer_ids)))
);
comment on table pass_line_set is 'reference';
create unique index pass_line_set_one_open on pass_line_set (sitting_id) where state in ('draft', 'proposed');
create unique index pass_line_set_one_in_force on pass_line_set (sitting_id) where state = 'in_force';

create table pass_line_act (
  set_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('begin', 'save', 'propose', 'return', 'withdraw', 'approve', 'replace')),
  by_id uuid not null,
  by_name text not null,
  reason text,
  at timestamptz not null,
  primary key (set_id, row_version)
);
comment on table pass_line_act is 'reference';
revoke update, delete, truncate on pass_line_act from jinbang_app;
