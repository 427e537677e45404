-- Papers of the exam day (考务用表): door lists, sign-in sheets with photos, labels, packing counts and forms, one PDF some rooms of a test centre, drawn in the background.
create table paper_batch (
  batch_id uuid primary key,
  release_id uuid not null,
  plan_version integer not null,
  state text not null check (state in ('working', 'done')),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null
);
create unique index paper_batch_one_working on paper_batch (release_id) where state = 'working';
create index paper_batch_of on paper_batch (release_id, at desc);
comment on table paper_batch is 'claim (by batch)';

create table paper_file (
  batch_id uuid not null,
  centre_id uuid not null,
  part integer not null check (part > 0),
  centre text not null,
  prefecture text not null,
  room_ids uuid[] not null check (cardinality(room_ids) > 0),
  from_room integer not null,
  to_room integer not null,
  people integer not null,
  blob_id uuid,
  bytes integer,
  primary key (batch_id, centre_id, part),
  check ((blob_id is null) = (bytes is null))
);
comment on table paper_file is 'claim (by batch)';
