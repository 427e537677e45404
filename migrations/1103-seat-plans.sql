-- Seat allocation (考场编排): one plan a sitting and province, drawn from a seed that was sealed and made known by its digest before the roster was closed.
create table seat_plan (
  plan_id uuid primary key,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  province text not null,
  state text not null check (state in ('committed', 'gathering', 'closed', 'allocating', 'drafted', 'proposed', 'freezing', 'frozen', 'withdrawn')),
  row_version integer not null,
  policy jsonb not null,
  pattern jsonb not null,
  seed bytea not null,
  seed_digest bytea not null check (length(seed_digest) = 32),
  revealed_seed bytea,
  committed_at timestamptz not null,
  gathered integer not null default 0,
  gathered_after_account uuid,
  gathered_after uuid,
  left_out jsonb not null default '{}',
  roster_digest bytea,
  roster_count integer,
  roster_closed_at timestamptz,
  latest_run integer not null default 0,
  proposed_by_id uuid,
  proposed_by_name text,
  proposed_at timestamptz,
  frozen_by_id uuid,
  frozen_by_name text,
  frozen_at timestamptz,
  plan_version integer not null default 0,
  check (revealed_seed is null or sha256(revealed_seed) = seed_digest),
  check ((roster_digest is null) = (roster_closed_at is null)),
  -- the seed is known before the roster is: nobody may choose it for its outcome
  check (roster_closed_at is null or committed_at <= roster_closed_at),
  -- the two-person rule
  check (frozen_by_id is null or (proposed_by_id is not null and frozen_by_id <> proposed_by_id)),
  check (state not in ('freezing', 'frozen') or frozen_by_id is not null),
  check ((state = 'frozen') = (revealed_seed is not null)),
  check ((state = 'frozen') = (frozen_at is not null))
);
create unique index seat_plan_one_live on seat_plan (sitting_id, province) where state <> 'withdrawn';
create index seat_plan_province on seat_plan (province, sitting_id);
comment on table seat_plan is 'claim (by plan)';
comment on column seat_plan.seed is 'sealed until the plan is frozen';

create table seat_plan_act (
  plan_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('commit', 'close_roster', 'roster_closed', 'allocate', 'allocated', 'refused', 'propose', 'return', 'freeze', 'frozen', 'move', 'withdraw')),
  detail text not null default '',
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (plan_id, row_version)
);
comment on table seat_plan_act is 'claim (by plan)';
revoke update, delete, truncate on seat_plan_act from jinbang_app;

-- The roster as it was closed (应考名册): what the allocation knows of a person, employer and address as keyed digests only.
create table seat_roster (
  plan_id uuid not null,
  application_id uuid not null,
  account_id uuid not null,
  prefecture text not null,
  level_code text not null,
  specialty_code text not null,
  subject_codes text[] not null,
  needs_access boolean not null,
  employer_key text,
  address_key text,
  primary key (plan_id, application_id)
);
comment on table seat_roster is 'claim (by plan)';

-- One allocation over a roster: the rooms, times and policy it was made of, and what came of it.
create table seat_run (
  plan_id uuid not null,
  run integer not null,
  inputs jsonb not null,
  started_at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  finished_at timestamptz,
  seated integer,
  plan_digest bytea,
  breaches jsonb not null default '[]',
  refusals jsonb not null default '[]',
  seconds numeric,
  primary key (plan_id, run),
  check ((plan_digest is null) = (seated is null)),
  check (plan_digest is null or finished_at is not null)
);
comment on table seat_run is 'claim (by plan)';

create table seat_run_room (
  plan_id uuid not null,
  run integer not null,
  room_id uuid not null,
  centre_id uuid not null,
  prefecture text not null,
  number integer not null check (number > 0),
  capacity integer not null,
  accessible boolean not null,
  primary key (plan_id, run, room_id),
  unique (plan_id, run, prefecture, number)
);
comment on table seat_run_room is 'claim (by plan)';
comment on column seat_run_room.number is '考场号 within the town, from 1; a room taken in after the freeze gets the next';

-- One chair on one half-day: nobody twice in a half-day, no chair twice.
create table seat (
  plan_id uuid not null,
  run integer not null,
  half_day smallint not null check (half_day between 1 and 16),
  room_id uuid not null,
  seat smallint not null check (seat between 1 and 200),
  application_id uuid not null,
  primary key (plan_id, run, half_day, room_id, seat),
  unique (plan_id, run, application_id, half_day)
);
comment on table seat is 'claim (by plan)';

-- Single moves after the freeze (冻结后调整), each a version of the plan.
create table seat_move (
  plan_id uuid not null,
  plan_version integer not null,
  application_id uuid not null,
  half_day smallint not null,
  from_room_id uuid not null,
  from_seat smallint not null,
  to_room_id uuid not null,
  to_seat smallint not null,
  reason text not null check (length(reason) >= 4),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (plan_id, plan_version, half_day)
);
comment on table seat_move is 'claim (by plan)';
revoke update, delete, truncate on seat_move from jinbang_app;

-- 准考证号: given when a plan is frozen, unique in its sitting, never given again.
create table ticket_claim (
  sitting_id text not null,
  number text not null check (number ~ '^\d{6,20}$'),
  plan_id uuid not null,
  application_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  primary key (sitting_id, number),
  unique (sitting_id, application_id)
);
comment on table ticket_claim is 'claim (by sitting)';
revoke update, delete, truncate on ticket_claim from jinbang_app;
