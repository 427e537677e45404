-- What a process says of the machine it runs on, beside that it lives.
alter table program_process add column disk_total bigint, add column disk_free bigint, add column memory_used bigint, add column loop_lag_ms integer;

-- Jobs that failed for the last time and were given up by a person (放弃): what it was and why it failed stays when the queue forgets it.
create table discarded_job (
  id uuid primary key,
  kind text not null,
  failed_at timestamptz not null,
  fault text not null,
  discarded_at timestamptz not null,
  by_id uuid not null,
  reason text not null check (length(reason) >= 4)
);
comment on table discarded_job is 'local; jobs an operator gave up, with the reason; append-only';
create index discarded_job_at on discarded_job (discarded_at, id);
revoke update, delete, truncate on discarded_job from jinbang_app;
