-- 以前合格科目作废: passes of the years before somebody met the conditions, voided by two people.
create table pass_void (
  sitting_id text not null,
  number text not null,
  proposed_at timestamptz not null,
  before_year integer not null,
  reason text not null check (length(reason) >= 4),
  province text not null,
  state text not null check (state in ('proposed', 'confirmed', 'returned')),
  proposed_by_id uuid not null,
  proposed_by_name text not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  voided integer,
  primary key (sitting_id, number, proposed_at),
  -- the two-person rule: whoever proposed may take it back, and not confirm it
  check (state <> 'confirmed' or (decided_by_id is not null and decided_by_id <> proposed_by_id)),
  check ((state = 'proposed') = (decided_at is null)),
  check ((state = 'confirmed') = (voided is not null))
);
create unique index pass_void_one_open on pass_void (sitting_id, number) where state = 'proposed';
create index pass_void_province on pass_void (sitting_id, province, number);
comment on table pass_void is 'claim (by sitting)';
