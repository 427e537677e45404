-- Orders (支付订单). Money is whole fen; the amount and its lines are frozen when the order is opened.
create table payment_order (
  account_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  order_number text not null,
  how text not null check (how in ('online', 'on_site')),
  state text not null check (state in ('open', 'paid', 'closed', 'refund_due')),
  version integer not null check (version > 0),
  title text not null,
  lines jsonb not null,
  amount_in_fen integer not null check (amount_in_fen > 0),
  opened_at timestamptz not null,
  expires_at timestamptz,
  returned_at timestamptz,
  paid_at timestamptz,
  channel_reference text,
  receipt_number text,
  primary key (account_id, id),
  check (how = 'online' or (expires_at is null and receipt_number is not null)),
  check (state <> 'paid' or paid_at is not null)
);
-- One live order an application, and at most one that paid it.
create unique index payment_order_one_live on payment_order (account_id, application_id) where state in ('open', 'paid');
create index payment_order_application on payment_order (account_id, application_id, opened_at);
comment on table payment_order is 'per candidate; what was asked for, and what became of it';
comment on column payment_order.returned_at is 'first return from the channel; from then on the channel is asked more often';

create table payment_event (
  account_id uuid not null,
  order_id uuid not null,
  version integer not null,
  act text not null check (act in ('open', 'settle', 'close', 'hold_for_refund')),
  from_state text,
  to_state text not null,
  source text not null check (source in ('candidate', 'notice', 'query', 'cashier', 'clock')),
  actor_id uuid,
  at timestamptz not null,
  primary key (account_id, order_id, version)
);
comment on table payment_event is 'per candidate; every change of state of an order, who or what caused it';

-- Money that came in and does not pay the application (D-19). One row a charge, whatever the channel repeats.
create table refund_case (
  account_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  application_id uuid not null,
  reason text not null check (reason in ('paid_twice', 'paid_late', 'application_gone', 'wrong_amount')),
  amount_in_fen integer not null check (amount_in_fen >= 0),
  channel_reference text not null,
  opened_at timestamptz not null,
  primary key (account_id, id)
);
create unique index refund_case_once on refund_case (account_id, order_id, channel_reference);
comment on table refund_case is 'per candidate; charges to be paid back';

create table order_claim (
  order_number text primary key,
  account_id uuid not null,
  order_id uuid not null
);
comment on table order_claim is 'claim (by order number); finds the owner of an order the channel speaks of';

create table receipt_claim (
  receipt_key text primary key,
  account_id uuid not null,
  order_id uuid not null
);
comment on table receipt_claim is 'claim (by province and receipt number); one receipt pays one application';

create table gateway_notice (
  notice_id text primary key,
  order_number text not null,
  digest bytea not null,
  received_at timestamptz not null
);
comment on table gateway_notice is 'claim (by the channel''s notice id); verified notices only, so that a repeated one is known';
revoke delete, truncate on payment_order, payment_event, refund_case, order_claim, receipt_claim from jinbang_app;
revoke update on payment_event, refund_case, order_claim, receipt_claim, gateway_notice from jinbang_app;
