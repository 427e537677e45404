-- Subscriptions of outside systems (事件订阅) and what was sent to them.
create table partner_hook (
  hook_id uuid primary key,
  partner_id uuid not null,
  url text not null,
  events text[] not null check (cardinality(events) > 0),
  state text not null check (state in ('active', 'paused', 'closed')),
  paused_why text,
  -- sealed; the signing secret, and the one before it while both sign
  secret bytea not null,
  old_secret bytea,
  old_secret_until timestamptz,
  -- how far the facts were handed on
  after_xid xid8 not null,
  after_fact uuid not null,
  failing_since timestamptz,
  created_by_name text not null,
  created_at timestamptz not null
);
create unique index partner_hook_one_address on partner_hook (partner_id, url) where state <> 'closed';
comment on table partner_hook is 'reference; whom to tell what, and where';
comment on column partner_hook.secret is 'sealed';
comment on column partner_hook.old_secret is 'sealed';

create table partner_delivery (
  hook_id uuid not null,
  delivery_id uuid not null,
  fact_id uuid not null,
  event text not null,
  subject text not null,
  body text not null,
  state text not null check (state in ('waiting', 'delivered', 'given_up')),
  tries integer not null default 0,
  next_at timestamptz,
  -- taken by a worker until then, so that two do not send it at once
  held_until timestamptz,
  answer_status integer,
  answer text,
  took_ms integer,
  delivered_at timestamptz,
  made_at timestamptz not null,
  primary key (hook_id, delivery_id),
  unique (hook_id, fact_id)
);
create index partner_delivery_waiting on partner_delivery (hook_id, delivery_id) where state = 'waiting';
create index partner_delivery_due on partner_delivery (next_at) where state = 'waiting';
create index partner_delivery_old on partner_delivery (made_at);
comment on table partner_delivery is 'local; what was sent to whom and what they answered, kept ninety days';
