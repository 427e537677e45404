-- Annotated copies (加注): each says what it is for and until when; nothing is downloaded without one.
create table certificate_copy (
  account_id uuid not null,
  certificate_id uuid not null,
  copy_number integer not null check (copy_number > 0),
  version integer not null check (version > 0),
  purpose text not null,
  detail bytea not null,
  valid_until date not null,
  at timestamptz not null,
  primary key (account_id, certificate_id, copy_number)
);
comment on table certificate_copy is 'per candidate';
comment on column certificate_copy.detail is 'sealed; what the holder wrote beside the purpose';
revoke update, delete, truncate on certificate_copy from jinbang_app;

-- Every download of a copy (下载记录).
create table certificate_download (
  account_id uuid not null,
  certificate_id uuid not null,
  download_id uuid not null,
  copy_number integer not null,
  at timestamptz not null,
  primary key (account_id, certificate_id, download_id)
);
comment on table certificate_download is 'per candidate';
revoke update, delete, truncate on certificate_download from jinbang_app;
