-- How much of each registry's allowance is left (限流), shared by every process, so that the whole installation together stays within what the provider allows.
create table registry_quota (
  registry text primary key check (registry in ('identity', 'education', 'degree', 'title', 'credit')),
  tokens double precision not null,
  refilled_at timestamptz not null,
  held_until timestamptz,
  drain_due boolean not null default false
);
comment on table registry_quota is 'local';
comment on column registry_quota.tokens is 'requests that may be sent at refilled_at; it fills up again with time, in real time';
comment on column registry_quota.held_until is 'the provider asked not to be asked before (429 with Retry-After)';
comment on column registry_quota.drain_due is 'a job that asks in batches is ordered already';
