-- Systems of others (对接系统) and their keys: proposed by one person, approved by another, taken once, kept as a digest.
create table partner (
  partner_id uuid primary key,
  name text not null unique,
  contact text not null,
  jurisdiction_kind text not null check (jurisdiction_kind in ('nation', 'province')),
  province text,
  created_at timestamptz not null,
  check ((jurisdiction_kind = 'province') = (province is not null))
);
create index partner_of_province on partner (province, partner_id);
comment on table partner is 'reference; a system outside and the part of the country it serves';

create table partner_key (
  key_id uuid primary key,
  partner_id uuid not null,
  number integer not null,
  state text not null check (state in ('proposed', 'approved', 'live', 'declined', 'withdrawn', 'revoked')),
  scopes text[] not null check (cardinality(scopes) > 0),
  addresses text[] not null check (cardinality(addresses) > 0),
  days integer not null check (days between 1 and 730),
  reason text not null,
  proposed_by_id uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  key_digest bytea unique,
  taken_at timestamptz,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  revoked_why text,
  unique (partner_id, number),
  constraint partner_key_two_people check (decided_by_id is null or state = 'withdrawn' or decided_by_id <> proposed_by_id),
  constraint partner_key_approved check (state not in ('approved', 'live', 'revoked') or decided_by_id is not null),
  constraint partner_key_live check ((state in ('live')) <= (key_digest is not null and expires_at is not null and taken_at is not null))
);
create unique index partner_key_one_waits on partner_key (partner_id) where state in ('proposed', 'approved');
comment on table partner_key is 'reference; keys of outside systems, by digest';

create table partner_act (
  partner_id uuid not null,
  act_id uuid not null,
  act text not null,
  by_id uuid,
  by_name text not null,
  note text not null default '',
  at timestamptz not null,
  primary key (partner_id, act_id)
);
comment on table partner_act is 'reference; who did what with a system and its keys, append-only';
revoke update, delete, truncate on partner_act from jinbang_app;

-- What a system of a province found about an application (审核意见); reviewers read it, it decides nothing.
create table partner_opinion (
  application_id uuid not null,
  opinion_id uuid not null,
  partner_id uuid not null,
  reference text not null,
  finding text not null check (finding in ('agrees', 'differs', 'unknown')),
  note bytea not null,
  taken_at timestamptz not null,
  primary key (application_id, opinion_id),
  unique (partner_id, reference)
);
comment on table partner_opinion is 'claim (by partner and reference)';
comment on column partner_opinion.note is 'sealed';
