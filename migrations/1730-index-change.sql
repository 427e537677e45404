-- A change of the secret of the blind index (索引密钥更换): secrets of later versions stand beside the first.
alter table kept_key drop constraint kept_key_use_check;
-- online: three rows, and the program before this one keeps no other uses
alter table kept_key add constraint kept_key_use_check check (use in ('index', 'mac', 'blobs') or use ~ '^index/\d+$');

-- How far a change is: prepared (every process knows the new secret), writing (new digests are made with it), finished (the earlier version is looked for no more).
create table index_change (
  number integer primary key check (number between 2 and 255),
  prepared_at timestamptz not null,
  writing_at timestamptz,
  looked_at timestamptz,
  moved bigint not null,
  columns_done integer not null,
  columns integer not null,
  still_left bigint,
  finished_at timestamptz,
  check (finished_at is null or writing_at is not null)
);
comment on table index_change is 'local; one row a version of the blind index after the first';
revoke insert, update, delete, truncate on index_change from jinbang_app;
