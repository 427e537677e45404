-- Accounts of candidates (注册信息). Everything a person could be found or reached by is sealed; equality search goes through keyed digests.
create table account (
  account_id uuid primary key,
  user_name text not null,
  password_hash text not null,
  name text not null,
  glyph_description text,
  document_type text not null,
  document_number_sealed bytea not null,
  document_key bytea not null,
  issuing_country text,
  born_on date,
  sex text check (sex in ('male', 'female')),
  phone_sealed bytea,
  mail_sealed bytea not null,
  address_sealed bytea,
  postcode text,
  recovery_question text not null,
  recovery_answer_hash text not null,
  recovery_failures integer not null default 0,
  recovery_closed_until timestamptz,
  state text not null check (state in ('active', 'identity_pending', 'frozen')),
  registered_at timestamptz not null,
  version integer not null
);
comment on table account is 'per candidate';
comment on column account.name is 'display form of 考生姓名, brackets and dots kept; compared through the key in document_name_claim';
comment on column account.phone_sealed is 'bound phone; null after another account of the same document took it over with its SMS proof';
comment on column account.recovery_answer_hash is 'argon2id of the normalised answer';

-- What happened to an account, by whom: one row with every change, in the same transaction.
create table account_event (
  account_id uuid not null,
  event_id uuid not null,
  kind text not null,
  from_state text,
  to_state text,
  actor_kind text not null,
  actor_id uuid,
  at timestamptz not null,
  primary key (account_id, event_id)
);
comment on table account_event is 'per candidate';

create table agreement_consent (
  account_id uuid not null,
  version text not null,
  text_digest bytea not null,
  accepted_at timestamptz not null,
  ip text not null,
  primary key (account_id, version)
);
comment on table agreement_consent is 'per candidate; which wording of the service agreement was accepted when and from where';

-- Education and degree rows are only ever added and marked withdrawn (D-03).
create table education_row (
  account_id uuid not null,
  education_id uuid not null,
  position integer not null,
  certificate_number_sealed bytea not null,
  certificate_number_key bytea not null,
  institution text not null,
  graduated_in text not null,
  major text not null,
  level text not null,
  mode text not null,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (account_id, education_id)
);
create unique index education_row_certificate on education_row (account_id, certificate_number_key) where withdrawn_at is null;
create unique index education_row_place on education_row (account_id, position);
comment on table education_row is 'per candidate';

create table degree_row (
  account_id uuid not null,
  degree_id uuid not null,
  position integer not null,
  certificate_number_sealed bytea not null,
  certificate_number_key bytea not null,
  institution text not null,
  awarded_in text not null,
  major text not null,
  level text not null,
  type text,
  added_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (account_id, degree_id)
);
create unique index degree_row_certificate on degree_row (account_id, certificate_number_key) where withdrawn_at is null;
create unique index degree_row_place on degree_row (account_id, position);
comment on table degree_row is 'per candidate';

-- Browsers and networks an account has signed in from: the rest are announced, and these are never held back by strangers' wrong tries.
create table account_device (
  account_id uuid not null,
  device_key bytea not null,
  network_key bytea not null,
  first_signed_in_at timestamptz not null,
  last_signed_in_at timestamptz not null,
  primary key (account_id, device_key)
);
comment on table account_device is 'per candidate';

-- Claims: one row for each thing only one account may have, keyed by the thing.
create table user_name_claim (
  user_name text primary key,
  account_id uuid not null
);
comment on table user_name_claim is 'claim (by user name, case-sensitive)';

create table phone_claim (
  phone_key bytea primary key,
  account_id uuid not null,
  claimed_at timestamptz not null
);
comment on table phone_claim is 'claim (by phone): one phone binds one account';

create table document_claim (
  document_key bytea primary key,
  account_id uuid not null,
  settled_at timestamptz
);
comment on table document_claim is 'claim (by document): who registered it first, then whose identity was verified with it';

create table document_name_claim (
  document_key bytea not null,
  name_key bytea not null,
  account_id uuid not null,
  primary key (document_key, name_key)
);
comment on table document_name_claim is 'claim (by document and name): the same name and document register once; all accounts of one document stand together';
