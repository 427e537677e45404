-- Papers of the exam day: a file that could not be drawn says why, one archive a test centre, and how many spare copies go along.
alter table paper_batch add column room_spare smallint not null default 1 check (room_spare between 0 and 9);
alter table paper_batch add column centre_spare_percent smallint not null default 3 check (centre_spare_percent between 0 and 30);
alter table paper_file add column failure text not null default '';
alter table paper_file add check (failure = '' or blob_id is null);

create table paper_bundle (
  batch_id uuid not null,
  centre_id uuid not null,
  blob_id uuid,
  bytes integer,
  failure text not null default '',
  primary key (batch_id, centre_id),
  check ((blob_id is null) = (bytes is null))
);
comment on table paper_bundle is 'claim (by batch)';
