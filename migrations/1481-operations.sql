-- What operators see of the running program (运行状态): its processes, and how the services of the outside world stand for each of them.
-- No row holds anything of a person.
create table program_process (
  id uuid primary key,
  role text not null check (role in ('all', 'web', 'worker')),
  version text not null,
  host text not null,
  pid integer not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ended_at timestamptz
);
comment on table program_process is 'local; one row a process of the program, written by it every few seconds while it runs';
create index program_process_last_seen on program_process (last_seen_at);

create table outside_health (
  service text not null check (service ~ '^[a-z][a-z0-9-]*(:[a-z0-9-]+)?$'),
  process_id uuid not null,
  breaker text not null check (breaker in ('closed', 'open', 'half_open')),
  open_until timestamptz,
  since timestamptz not null,
  last_success_at timestamptz,
  last_fault_at timestamptz,
  last_fault text,
  primary key (service, process_id)
);
comment on table outside_health is 'local; how an outside service stands in the eyes of each process (熔断)';

create table outside_minute (
  service text not null check (service ~ '^[a-z][a-z0-9-]*(:[a-z0-9-]+)?$'),
  process_id uuid not null,
  minute timestamptz not null,
  calls integer not null check (calls >= 0),
  faults jsonb not null,
  total_ms bigint not null,
  longest_ms integer not null,
  lengths integer[] not null,
  primary key (minute, service, process_id)
);
comment on table outside_minute is 'local; calls to outside services by minute and process: how many, how long, why those that failed did';
