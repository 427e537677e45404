-- Verification of identity, education and degrees (核验): where each stands, every step it took, every call that was made.
create table verification (
  account_id uuid not null,
  kind text not null check (kind in ('identity', 'education', 'degree')),
  row_id uuid not null,
  state text not null check (state in ('not_verified', 'verifying', 'passed', 'failed', 'needs_manual', 'manual_passed', 'manual_failed')),
  reason text,
  version integer not null,
  round integer not null,
  calls integer not null,
  contradictions integer not null,
  state_since_at timestamptz not null,
  requested_at timestamptz,
  next_ask_at timestamptz,
  primary key (account_id, kind, row_id),
  check ((state = 'verifying') = (next_ask_at is not null))
);
create index verification_unanswered on verification (next_ask_at) where state = 'verifying';
create index verification_to_decide on verification (state_since_at, account_id, kind, row_id) where state = 'needs_manual';
comment on table verification is 'per candidate';
comment on column verification.row_id is 'education or degree row; of an identity the account itself';
comment on column verification.round is 'how often it was asked for; an answer to an earlier round is stale';
comment on column verification.calls is 'calls to the registry in this round';
comment on column verification.next_ask_at is 'when the registry is asked next, while there is no answer';

create table verification_event (
  account_id uuid not null,
  kind text not null,
  row_id uuid not null,
  version integer not null,
  action text not null,
  from_state text not null,
  to_state text not null,
  reason text,
  actor_kind text not null check (actor_kind in ('candidate', 'staff', 'system')),
  actor_id uuid,
  note text,
  registry_reference text,
  at timestamptz not null,
  primary key (account_id, kind, row_id, version)
);
comment on table verification_event is 'per candidate; append-only';

create table verification_call (
  account_id uuid not null,
  kind text not null,
  row_id uuid not null,
  round integer not null,
  call integer not null,
  outcome text not null,
  detail text,
  registry_reference text,
  called_at timestamptz not null,
  primary key (account_id, kind, row_id, round, call)
);
comment on table verification_call is 'per candidate; what came of every call to a registry, outages included';
