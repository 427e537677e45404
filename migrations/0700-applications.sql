-- Applications (报考): one candidate, one sitting. The dimensions are columns, the label people see is computed from them.
create table application (
  account_id uuid not null,
  id uuid not null,
  version integer not null,
  number text,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  province text,
  prefecture text,
  review_point_id text,
  level_code text,
  specialty_code text,
  subject_codes text[] not null default '{}',
  data_state text not null check (data_state in ('choosing', 'filling', 'committing', 'checking', 'saved', 'confirmed')),
  commitment_state text not null check (commitment_state in ('unsigned', 'signed', 'declined', 'not_applicable', 'withdrawn')),
  materials_state text not null check (materials_state in ('not_needed', 'needed', 'submitted')),
  review_state text not null check (review_state in ('not_started', 'automatic', 'awaiting_online', 'awaiting_on_site', 'returned', 'approved', 'rejected', 'post_exam')),
  payment_state text not null check (payment_state in ('unpaid', 'paying', 'paid', 'exempt')),
  ended text check (ended in ('given_up', 'lapsed', 'voided')),
  photo_reviewed boolean not null default false,
  draft bytea,
  form bytea,
  evaluation jsonb,
  major_matches boolean,
  mismatch_answered_at timestamptz,
  route_reasons text[] not null default '{}',
  file_number text,
  due_in_fen integer check (due_in_fen >= 0),
  review_reason text,
  lapses_at timestamptz,
  confirmed_at timestamptz,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (account_id, id),
  check (data_state in ('choosing', 'filling', 'committing', 'checking') or (province is not null and review_point_id is not null and level_code is not null and specialty_code is not null and form is not null)),
  check (data_state <> 'confirmed' or (number is not null and confirmed_at is not null)),
  check (payment_state in ('unpaid') or data_state = 'confirmed')
);
comment on table application is 'per candidate; one row an application to one sitting (报考)';
comment on column application.draft is 'sealed; what was typed, right or wrong, kept privately until saved (D-08)';
comment on column application.form is 'sealed; the saved form as the rules accepted it';
comment on column application.evaluation is 'which condition was met or missed by which fact, with the version of the rules (T5)';

-- D-15: one live application per person per sitting.
create unique index application_one_live on application (account_id, sitting_id) where ended is null;
create index application_queue on application (review_point_id, review_state, changed_at) where ended is null and data_state = 'confirmed';
create index application_province on application (province, sitting_id) where data_state = 'confirmed';
create index application_due_to_lapse on application (lapses_at) where ended is null and lapses_at is not null;

-- Every act, in the same transaction as the state it led to.
create table application_event (
  account_id uuid not null,
  application_id uuid not null,
  version integer not null,
  act text not null,
  from_state text not null,
  to_state text not null,
  by_kind text not null,
  by_id uuid,
  note text,
  at timestamptz not null,
  primary key (account_id, application_id, version)
);
comment on table application_event is 'per candidate; the history of an application, append-only';
revoke update, delete, truncate on application_event from jinbang_app;

-- What was confirmed, frozen with its labels, texts and fee (2.18): the printed form is drawn from this, never from today''s tables.
create table application_snapshot (
  account_id uuid not null,
  application_id uuid not null,
  version integer not null,
  content bytea not null,
  digest bytea not null,
  at timestamptz not null,
  primary key (account_id, application_id, version)
);
comment on table application_snapshot is 'per candidate; sealed; one row a confirmation';
revoke update, delete, truncate on application_snapshot from jinbang_app;

create table application_number_claim (
  number text primary key,
  account_id uuid not null,
  application_id uuid not null
);
comment on table application_number_claim is 'claim (by number): 报名序号 is unique over the nation';
create unique index application_number_of on application_number_claim (application_id, number);
