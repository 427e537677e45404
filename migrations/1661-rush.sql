-- Rush mode (高峰模式): what processes share of the waiting room. Nobody's place is a row: it stands signed in their browser, and here stand only
-- how many came when, how far admission has come, and who was let in. No row holds anything of a person.
create table rush_setting (
  id smallint primary key check (id = 1),
  mode text check (mode in ('off', 'automatic', 'on')),
  cap integer check (cap between 1 and 10000),
  reason text,
  changed_by_id uuid,
  changed_at timestamptz
);
comment on table rush_setting is 'local; what an operator set of rush mode; empty columns follow the installation''s settings';
insert into rush_setting (id) values (1);

create table rush_round (
  round_id uuid primary key,
  cause text not null check (cause in ('opening', 'health', 'operator')),
  started_at timestamptz not null,
  draw_from timestamptz,
  draw_until timestamptz,
  ended_at timestamptz,
  check ((draw_from is null) = (draw_until is null)),
  check (draw_until >= draw_from)
);
comment on table rush_round is 'local; each time people had to wait, from when to when and why; who came until draw_until drew a place';
create unique index rush_round_one_open on rush_round ((true)) where ended_at is null;

create table rush_lead (
  id smallint primary key check (id = 1),
  process_id uuid,
  lease_until timestamptz not null default '-infinity',
  ticked_at timestamptz,
  round_id uuid,
  rate double precision not null default 0,
  cut_at timestamptz,
  bad_since timestamptz,
  quiet_since timestamptz,
  heads bigint[] not null default '{0,0,0}',
  carry double precision not null default 0,
  spare integer not null default 0,
  waiting integer not null default 0,
  pace double precision not null default 0,
  late_seen bigint not null default 0
);
comment on table rush_lead is 'local; one row, written once a second by the process that holds the lease: how far each lane is admitted, and how fast';
insert into rush_lead (id) values (1);

create table rush_process (
  process_id uuid primary key,
  seen_at timestamptz not null,
  loop_lag_ms real not null,
  database_ms real not null,
  p95_ms real not null,
  in_flight integer not null,
  inside integer not null,
  late bigint not null,
  shed bigint not null
);
comment on table rush_process is 'local; how each serving process fares this second, written by it';

create table rush_arrival (
  round_id uuid not null,
  second bigint not null,
  lane smallint not null check (lane between 0 and 2),
  process_id uuid not null,
  people integer not null check (people > 0),
  primary key (round_id, second, lane, process_id)
);
comment on table rush_arrival is 'local; how many places each process gave out, by the second their place falls into and by lane';

create table rush_admission (
  round_id uuid not null,
  place_id bytea not null check (octet_length(place_id) = 12),
  lane smallint not null check (lane between 0 and 2),
  admitted_at timestamptz not null,
  holder_key bytea,
  primary key (round_id, place_id)
);
comment on table rush_admission is 'local; which place was used, once, and under which keyed digest of an account; goes a day after its round';

create table rush_moment (
  at timestamptz primary key,
  round_id uuid,
  rate real not null,
  pace real not null,
  waiting integer not null,
  inside integer not null,
  shed bigint not null,
  loop_lag_ms real not null,
  database_ms real not null,
  p95_ms real not null,
  heads bigint[] not null
);
comment on table rush_moment is 'local; the curve of health and admission, a row every few seconds while people wait and every minute otherwise, for two days';
