-- Certificates (证书): issued in batches by two people, one per cleared completion, their words frozen and sealed.
create table certificate_batch (
  batch_id uuid primary key,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  province text not null,
  approved_on date not null,
  state text not null check (state in ('proposed', 'issuing', 'issued', 'withdrawn')),
  row_version integer not null,
  looked_after uuid,
  issued integer not null default 0,
  left_out integer not null default 0,
  proposed_by_id uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  approved_by_id uuid,
  approved_by_name text,
  approved_at timestamptz,
  -- the two-person rule
  constraint certificate_batch_two_people check (approved_by_id is null or approved_by_id <> proposed_by_id),
  check ((approved_by_id is null) = (approved_at is null)),
  check (state not in ('issuing', 'issued') or approved_by_id is not null)
);
create unique index certificate_batch_one_open on certificate_batch (sitting_id, province) where state in ('proposed', 'issuing');
create index certificate_batch_province on certificate_batch (province, batch_id);
comment on table certificate_batch is 'claim (by batch)';

create table certificate_batch_act (
  batch_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('propose', 'approve', 'withdraw', 'issued')),
  detail text not null default '',
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (batch_id, row_version)
);
comment on table certificate_batch_act is 'claim (by batch)';
revoke update, delete, truncate on certificate_batch_act from jinbang_app;

-- Who was cleared but got no certificate in a batch, and why; a later batch looks at them again.
create table certificate_left_out (
  batch_id uuid not null,
  completion_id uuid not null,
  account_id uuid not null,
  reason text not null check (reason in ('account_frozen', 'photo_missing', 'unprintable', 'numbers_exhausted')),
  primary key (batch_id, completion_id)
);
comment on table certificate_left_out is 'claim (by batch)';

-- The last number given in a scope (流水号): raised in the transaction that writes the certificates, so that no number is lost.
create table certificate_serial (
  scope text primary key,
  last integer not null check (last >= 0)
);
comment on table certificate_serial is 'claim (by scope)';

-- That no number, of either kind, is ever given twice (证书编号、管理号), found by its keyed digest.
create table certificate_number (
  number_key bytea primary key check (octet_length(number_key) = 32),
  account_id uuid not null,
  certificate_id uuid not null
);
comment on table certificate_number is 'claim (by number)';
revoke update, delete, truncate on certificate_number from jinbang_app;

-- Who was cleared and waits for a certificate (待核发): told by the clearing of completions, gone once a certificate is issued.
create table certificate_waiting (
  completion_id uuid primary key,
  account_id uuid not null,
  application_id uuid not null,
  sitting_id text not null,
  exam_code text not null,
  province text not null,
  completed_on date not null
);
create index certificate_waiting_at on certificate_waiting (sitting_id, province, completion_id);
comment on table certificate_waiting is 'claim (by completion)';

create table certificate (
  account_id uuid not null,
  certificate_id uuid not null,
  completion_id uuid not null,
  application_id uuid not null,
  batch_id uuid not null,
  sitting_id text not null,
  exam_code text not null,
  exam_year integer not null,
  province text not null,
  prefecture text not null,
  level_code text not null,
  specialty_code text not null,
  kind text not null check (kind in ('qualification', 'proof')),
  approved_on date not null,
  valid_through date,
  state text not null check (state in ('valid', 'revoked')),
  version integer not null check (version > 0),
  row_version integer not null check (row_version > 0),
  copies integer not null default 0 check (copies >= 0),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  primary key (account_id, certificate_id),
  check (kind = 'proof' or valid_through is null),
  check ((state = 'revoked') = (revoked_at is not null))
);
-- one certificate a completion, however often a batch is repeated; a revoked one leaves room for another should the person be cleared anew
create unique index certificate_one_each on certificate (account_id, completion_id) where state = 'valid';
create index certificate_application on certificate (account_id, application_id);
create index certificate_newest on certificate (certificate_id desc);
create index certificate_place on certificate (province, exam_code, certificate_id desc);
create index certificate_exam on certificate (exam_code, certificate_id desc);
create index certificate_batch_of on certificate (batch_id, certificate_id);
create index certificate_not_valid on certificate (exam_code, province) where state = 'revoked';
create index certificate_proofs on certificate (valid_through) where valid_through is not null and state = 'valid';
comment on table certificate is 'per candidate';

-- What a certificate says, word for word; a later version takes the place of an earlier one (换发).
create table certificate_version (
  account_id uuid not null,
  certificate_id uuid not null,
  version integer not null check (version > 0),
  content bytea not null,
  reason text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (account_id, certificate_id, version)
);
comment on table certificate_version is 'per candidate';
comment on column certificate_version.content is 'sealed';
revoke update, delete, truncate on certificate_version from jinbang_app;

create table certificate_act (
  account_id uuid not null,
  certificate_id uuid not null,
  row_version integer not null,
  act text not null check (act in ('issue', 'reissue', 'revoke')),
  detail text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (account_id, certificate_id, row_version)
);
comment on table certificate_act is 'per candidate';
revoke update, delete, truncate on certificate_act from jinbang_app;

-- 证书查询 without a sign-in: the keyed digest of number and name together, and what is told.
create table certificate_card (
  card_key bytea primary key check (octet_length(card_key) = 32),
  certificate_id uuid not null,
  content bytea not null
);
create index certificate_card_of on certificate_card (certificate_id);
comment on table certificate_card is 'claim (by card key)';
comment on column certificate_card.content is 'sealed';
