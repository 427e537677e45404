-- Codes on printed documents (防伪码): the public halves of the keys that ever signed, and what was taken back.
create table signing_key (
  number integer primary key check (number between 1 and 255),
  public_key bytea not null unique check (octet_length(public_key) = 32),
  first_used_at timestamptz not null
);
comment on table signing_key is 'reference; kept for ever, since documents outlive the keys that signed them';

create table revoked_code (
  kind text not null check (kind in ('ticket', 'certificate')),
  number text not null,
  version integer not null check (version > 0),
  digest bytea not null check (octet_length(digest) = 32),
  reason text not null check (reason in ('reissued', 'withdrawn')),
  revoked_at timestamptz not null,
  primary key (kind, number, version)
);
comment on table revoked_code is 'claim (by kind and number): a version of a document that no longer holds';

revoke update, delete on signing_key, revoked_code from jinbang_app;
