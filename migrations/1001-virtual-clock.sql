-- The clock of a demonstration: how far it stands from the real time. One row for all processes of an installation; none: the real time. Production never reads it.
create table virtual_clock (
  only_row boolean primary key default true check (only_row),
  offset_in_ms bigint not null,
  moved_at timestamptz not null
);
comment on table virtual_clock is 'local (demonstrations and tests only)';
