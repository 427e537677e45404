-- A served decision that stands in no record (arts 6, 9, 11) can fall or be changed as well: proposed by one officer, approved by another, as a record's correction is.
create table breach_correction (
  account_id uuid not null,
  case_id uuid not null,
  correction_id uuid not null,
  kind text not null check (kind in ('revoke', 'change')),
  to_subjects text[] not null,
  document_number text not null,
  reason bytea not null,
  note bytea,
  state text not null check (state in ('waiting', 'approved', 'refused')),
  proposed_by_id uuid not null,
  proposed_at timestamptz not null,
  decided_by_id uuid,
  decided_at timestamptz,
  primary key (account_id, case_id, correction_id),
  constraint breach_correction_two_people check (decided_by_id is null or decided_by_id <> proposed_by_id),
  check ((state = 'waiting') = (decided_by_id is null)),
  check ((decided_by_id is null) = (decided_at is null)),
  check ((kind = 'change') = (cardinality(to_subjects) > 0))
);
comment on table breach_correction is 'per candidate; what two people corrected about a served decision without a record';
comment on column breach_correction.reason is 'sealed';
comment on column breach_correction.to_subjects is 'codes of the subjects that stay void after a change';
create unique index breach_correction_one_waiting on breach_correction (account_id, case_id) where state = 'waiting';
