-- Uploads taken while the malware scan was away (待查毒): nobody but who sent it opens what was kept of one before what was sent has been scanned.
create table unscanned_file (
  blob_id uuid primary key,
  account_id uuid not null,
  kind text not null check (kind in ('material', 'case', 'breach', 'photo')),
  sent_blob_id uuid,
  name_digest bytea not null check (octet_length(name_digest) = 32),
  taken_at timestamptz not null,
  state text not null check (state in ('waiting', 'flagged')),
  ended_at timestamptz,
  check ((state = 'waiting') = (sent_blob_id is not null)),
  check ((state = 'waiting') = (ended_at is null))
);
comment on table unscanned_file is 'local; one row an upload that waits for the malware scan (待查毒), gone when it was clean; what was flagged stays, so that it is never opened';
comment on column unscanned_file.sent_blob_id is 'the bytes as they were sent, to be scanned; the kept ones themselves where a file is kept as it came';
create index unscanned_file_waiting on unscanned_file (taken_at, blob_id) where state = 'waiting';

-- A material whose scan came later and found something is taken away from the application like one that was removed.
alter table material_file drop constraint material_file_removed_how_check;
alter table material_file add constraint material_file_removed_how_check check (removed_how in ('removed', 'replaced', 'flagged'));
