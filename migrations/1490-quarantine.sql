-- Uploads that the malware scan flagged (隔离文件): the bytes lie sealed in the blob store and nobody reads them.
create table quarantined_file (
  id uuid primary key,
  found_at timestamptz not null,
  signature text not null check (length(signature) between 1 and 120),
  digest bytea not null check (octet_length(digest) = 32),
  name_digest bytea not null check (octet_length(name_digest) = 32),
  bytes integer not null check (bytes >= 0),
  by_kind text not null check (by_kind in ('visitor', 'candidate', 'staff')),
  by_id uuid,
  state text not null check (state in ('kept', 'release_asked', 'released', 'destroyed')),
  blob_id uuid,
  asked_by uuid,
  asked_at timestamptz,
  asked_reason text,
  rescanned_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  version integer not null check (version >= 1),
  check ((blob_id is null) = (state in ('released', 'destroyed'))),
  check ((ended_at is null) = (blob_id is not null)),
  check ((ended_at is null) = (end_reason is null)),
  check (state not in ('release_asked', 'released') or (asked_by is not null and asked_at is not null and asked_reason is not null and rescanned_at is not null)),
  check (state <> 'released' or (ended_by is not null and ended_by <> asked_by))
);
comment on table quarantined_file is 'local; uploads the malware scan flagged (隔离文件): who, when, which signature; the row stays when the bytes are gone';
create index quarantined_file_found on quarantined_file (found_at desc, id desc);
create unique index quarantined_file_once on quarantined_file (by_kind, by_id, digest) where blob_id is not null;
