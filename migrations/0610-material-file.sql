-- Supporting materials (证明材料): one row a file. Rows are never deleted: what was handed in and taken back may be asked about later.
create table material_file (
  account_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  kind text not null,
  slot smallint not null check (slot between 1 and 6),
  file_name bytea not null,
  content_type text not null check (content_type in ('image/jpeg', 'application/pdf')),
  bytes integer not null check (bytes > 0),
  pages smallint not null check (pages > 0),
  digest bytea not null,
  blob_id uuid not null,
  preview_blob_id uuid,
  uploaded_at timestamptz not null,
  removed_at timestamptz,
  removed_how text check (removed_how in ('removed', 'replaced')),
  primary key (account_id, id),
  check ((removed_at is null) = (removed_how is null))
);
create unique index material_file_one_in_slot on material_file (account_id, application_id, kind, slot) where removed_at is null;
create unique index material_file_once on material_file (account_id, application_id, kind, digest) where removed_at is null;
comment on table material_file is 'per candidate; the files of one application, at most six live ones of a kind';
comment on column material_file.file_name is 'sealed: people put their names into file names';
comment on column material_file.digest is 'SHA-256 of the file as it was sent, so that the same file is not kept twice';
