-- What operators see of backups (备份): each run that ended, and how the archive of the log stands.
create table backup_run (
  id uuid primary key,
  kind text not null check (kind in ('backup', 'rehearsal')),
  name text not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  whole boolean not null,
  bytes bigint not null check (bytes >= 0),
  said text not null
);
comment on table backup_run is 'local; each backup and each rehearsal of a restore that ended, well or not; append-only';
create index backup_run_ended on backup_run (kind, ended_at);
revoke update, delete, truncate on backup_run from jinbang_app;

create table log_archive (
  place text primary key check (place = 'embedded'),
  archived_at timestamptz,
  looked_at timestamptz not null,
  waiting integer not null,
  oldest_waiting_at timestamptz,
  fault text
);
comment on table log_archive is 'local; one row: when a piece of the log was last archived, what waits and why';
