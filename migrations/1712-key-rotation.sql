-- Secrets derived from the first master key once: they index, authenticate and seal files, and stay when master keys come and go.
create table kept_key (
  use text primary key check (use in ('index', 'mac', 'blobs')),
  secret_sealed bytea not null,
  kept_at timestamptz not null
);
comment on table kept_key is 'local; derived secrets of this installation, sealed with a master key; never deleted';
revoke update, delete, truncate on kept_key from jinbang_app;

-- How far a change of master keys is (密钥轮换).
create table key_rotation (
  number integer primary key check (number between 1 and 255),
  started_at timestamptz not null,
  looked_at timestamptz not null,
  sealed bigint not null,
  columns_done integer not null,
  columns integer not null,
  still_left bigint,
  ended_at timestamptz
);
comment on table key_rotation is 'local; one row a master key to which everything is or was sealed anew';
