-- Kits for rooms without a network (考场离线包): a signed, sealed roster with a page that checks people in, one a test centre and half-day.
create table exam_kit (
  kit_id uuid primary key,
  sitting_id text not null,
  exam_code text not null,
  province text not null,
  prefecture text not null,
  centre_id uuid not null,
  centre text not null,
  half_day smallint not null check (half_day between 1 and 16),
  plan_version integer not null,
  rooms integer not null,
  people integer not null,
  state text not null check (state in ('working', 'ready', 'failed', 'replaced')),
  failure text not null default '',
  passphrase bytea,
  results_key bytea not null,
  blob_id uuid,
  bytes integer,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  check ((blob_id is null) = (bytes is null)),
  check (state <> 'ready' or blob_id is not null),
  -- the passphrase is kept only while the kit is being made
  check (state in ('working', 'failed') or passphrase is null)
);
create unique index exam_kit_one_live on exam_kit (sitting_id, centre_id, half_day) where state <> 'replaced';
create index exam_kit_of on exam_kit (sitting_id, province, prefecture, centre, half_day, kit_id);
comment on table exam_kit is 'claim (by kit)';
comment on column exam_kit.passphrase is 'sealed, and gone once the kit is made';

-- What one device noted (签到结果), as it was signed; never changed nor deleted.
create table exam_kit_result (
  kit_id uuid not null,
  digest bytea not null check (length(digest) = 32),
  device_id text not null,
  device_name text not null,
  public_key bytea not null,
  entries bytea not null,
  entry_count integer not null,
  exported_at timestamptz not null,
  file_name text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (kit_id, digest)
);
comment on table exam_kit_result is 'claim (by kit)';
comment on column exam_kit_result.entries is 'sealed';
revoke update, delete, truncate on exam_kit_result from jinbang_app;

-- Each time results went into the exam-day marks (缺考、违纪); never changed nor deleted.
create table exam_kit_load (
  kit_id uuid not null,
  load integer not null check (load > 0),
  recorded integer not null,
  known integer not null,
  skipped integer not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (kit_id, load)
);
comment on table exam_kit_load is 'claim (by kit)';
revoke update, delete, truncate on exam_kit_load from jinbang_app;
