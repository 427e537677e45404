-- The register as staff work with it (诚信档案库): whose agency keeps a record, when its period ends, its history and its corrections.
alter table integrity_record add column name_key bytea;
alter table integrity_record add column account_id uuid;
alter table integrity_record add column case_id uuid;
alter table integrity_record add column province text check (province ~ '^\d{2}$');
alter table integrity_record add column exam_code text;
alter table integrity_record add column until text;
alter table integrity_record add column expired_at timestamptz;
comment on column integrity_record.until is 'last day of the record period; null for a long-term record';
comment on column integrity_record.expired_at is 'when the end of the period was noted; the period itself ends by its day, noted or not';

-- five years less a day; a year that begins on 29 February ends on the 28th, as record-period.ts has it
update integrity_record
set until = to_char(make_date(left(decided_on, 4)::int + 5, substr(decided_on, 6, 2)::int, 1) + (right(decided_on, 2)::int - 2), 'YYYY-MM-DD')
where kind = 'serious';
alter table integrity_record add constraint integrity_record_period check ((kind = 'especially_serious') = (until is null));

create index integrity_record_name on integrity_record (name_key);
create index integrity_record_id on integrity_record (record_id);
create index integrity_record_recent on integrity_record (recorded_at desc, record_id desc);
create index integrity_record_account on integrity_record (account_id) where account_id is not null;
create index integrity_record_running on integrity_record (until) where closed_on is null and expired_at is null and until is not null;

create table integrity_event (
  document_key bytea not null,
  record_id uuid not null,
  event_id uuid not null,
  act text not null check (act in ('recorded', 'expired', 'proposed', 'refused', 'revoke', 'change', 'close_early')),
  by_id uuid,
  note bytea,
  at timestamptz not null,
  primary key (document_key, record_id, event_id)
);
comment on table integrity_event is 'claim (by document); the history of a record, append-only';
comment on column integrity_event.note is 'sealed';
revoke update, delete, truncate on integrity_event from jinbang_app;

create table integrity_correction (
  document_key bytea not null,
  correction_id uuid not null,
  record_id uuid not null,
  kind text not null check (kind in ('revoke', 'change', 'close_early')),
  to_kind text check (to_kind in ('serious', 'especially_serious')),
  document_number text not null,
  reason bytea not null,
  note bytea,
  state text not null check (state in ('waiting', 'approved', 'refused')),
  proposed_by_id uuid not null,
  proposed_at timestamptz not null,
  decided_by_id uuid,
  decided_at timestamptz,
  primary key (document_key, correction_id),
  constraint integrity_correction_two_people check (decided_by_id is null or decided_by_id <> proposed_by_id),
  check ((state = 'waiting') = (decided_by_id is null)),
  check ((decided_by_id is null) = (decided_at is null)),
  check ((kind = 'change') = (to_kind is not null))
);
comment on table integrity_correction is 'claim (by document); what two people changed about a record';
comment on column integrity_correction.reason is 'sealed';
create unique index integrity_correction_one_waiting on integrity_correction (document_key, record_id) where state = 'waiting';
