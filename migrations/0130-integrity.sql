-- The integrity file (诚信档案库, 人社部令第31号). Records are kept by person, not by account: they stand whoever registers.
create table integrity_record (
  document_key bytea not null,
  record_id uuid not null,
  name_sealed bytea not null,
  document_number_sealed bytea not null,
  kind text not null check (kind in ('serious', 'especially_serious')),
  article text not null,
  decision_number text not null,
  decided_on text not null,
  recorded_at timestamptz not null,
  closed_on text,
  close_reason text,
  primary key (document_key, record_id),
  unique (document_key, decision_number),
  check ((closed_on is null) = (close_reason is null))
);
comment on table integrity_record is 'claim (by document)';
comment on column integrity_record.closed_on is 'day from which the record no longer counts, because the decision was revoked or corrected; a period that ran out closes nothing';
