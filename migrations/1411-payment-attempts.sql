-- Attempts (支付尝试): each is one try to pay an order at one receiving account, with a number of its own there: the order's number and two digits.
create table payment_attempt (
  account_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  application_id uuid not null,
  number text not null check (number ~ '^20\d{21}$'),
  account text not null,
  kind text not null check (kind in ('alipay', 'wechat', 'unionpay', 'gateway')),
  device text not null check (device in ('desktop', 'phone', 'wechat')),
  state text not null check (state in ('open', 'paid', 'closed', 'refund_due')),
  version integer not null check (version > 0),
  amount_in_fen integer not null check (amount_in_fen > 0),
  started_at timestamptz not null,
  expires_at timestamptz not null,
  start jsonb,
  left_at timestamptz,
  last_asked_at timestamptz,
  last_answered_at timestamptz,
  last_answer text check (last_answer in ('unpaid', 'paid', 'failed', 'closed', 'unanswered')),
  unanswered integer not null default 0 check (unanswered >= 0),
  next_ask_at timestamptz,
  reference text,
  charged_in_fen integer,
  paid_at timestamptz,
  ended_at timestamptz,
  primary key (account_id, id),
  -- nothing is under way for ever: what is open is asked about again, what is not has ended
  check ((state = 'open') = (next_ask_at is not null)),
  check ((state = 'open') = (ended_at is null)),
  check ((state in ('paid', 'refund_due')) = (reference is not null)),
  check ((reference is null) = (paid_at is null) and (reference is null) = (charged_in_fen is null)),
  check (state <> 'paid' or charged_in_fen = amount_in_fen)
);
create unique index payment_attempt_number on payment_attempt (account_id, number);
-- At one account an order has one open attempt; a second channel may have one beside it, and money on both is a refund case.
create unique index payment_attempt_one_open on payment_attempt (account_id, order_id, account) where state = 'open';
-- One attempt pays an order.
create unique index payment_attempt_one_paid on payment_attempt (account_id, order_id) where state = 'paid';
create index payment_attempt_order on payment_attempt (account_id, order_id, started_at);
create index payment_attempt_due on payment_attempt (next_ask_at) where state = 'open';
create index payment_attempt_reference on payment_attempt (reference) where reference is not null;
create index payment_attempt_started on payment_attempt (account, started_at);
comment on table payment_attempt is 'per candidate; every try to pay an order at a channel, what was last asked and said there, and when it is asked next';
comment on column payment_attempt.account is 'the receiving account at the channel (收款账户), by our own key';
comment on column payment_attempt.start is 'how the payer goes on (address, form, code, bridge), as the channel gave it';
comment on column payment_attempt.left_at is 'the payer chose another channel; this one is closed as soon as its channel can be asked';

create table payment_attempt_event (
  account_id uuid not null,
  attempt_id uuid not null,
  version integer not null,
  act text not null check (act in ('begin', 'settle', 'close', 'hold_for_refund')),
  from_state text,
  to_state text not null,
  source text not null check (source in ('candidate', 'notice', 'query', 'clock', 'reconciliation')),
  at timestamptz not null,
  primary key (account_id, attempt_id, version)
);
comment on table payment_attempt_event is 'per candidate; every change of state of an attempt, who or what caused it';

-- The attempt that paid an order, and the one a refund case or a refund is of.
alter table payment_order add column attempt_id uuid;
alter table refund_case add column attempt_id uuid;
-- When the payer was charged, as the channel says; a bill is matched by it.
alter table refund_case add column charged_at timestamptz;
alter table refund add column attempt_id uuid;

alter table payment_event drop constraint payment_event_source_check;
alter table payment_event add constraint payment_event_source_check check (source in ('candidate', 'notice', 'query', 'cashier', 'clock', 'reconciliation'));

-- Orders of the time of one channel: each had one attempt there, under a number of that time.
insert into payment_attempt (account_id, id, order_id, application_id, number, account, kind, device, state, version, amount_in_fen, started_at, expires_at, next_ask_at, reference, charged_in_fen, paid_at, ended_at)
select account_id, id, id, application_id, order_number || '01', 'gateway', 'gateway', 'desktop', case when state = 'paid' then 'paid' else 'closed' end, 1, amount_in_fen, opened_at, expires_at, null,
  channel_reference, case when channel_reference is not null then amount_in_fen end, case when channel_reference is not null then paid_at end, coalesce(paid_at, expires_at)
from payment_order where how = 'online' and expires_at is not null and order_number ~ '^20\d{19}$' and ((state = 'paid') = (channel_reference is not null));
insert into payment_attempt_event (account_id, attempt_id, version, act, from_state, to_state, source, at)
select account_id, id, 1, 'begin', null, state, 'candidate', started_at from payment_attempt;
update payment_order o set attempt_id = o.id where o.state = 'paid' and o.how = 'online' and exists (select from payment_attempt a where a.account_id = o.account_id and a.id = o.id);
update refund_case c set attempt_id = c.order_id, charged_at = c.opened_at where exists (select from payment_attempt a where a.account_id = c.account_id and a.id = c.order_id);
update refund r set attempt_id = r.order_id where r.channel_reference is not null and exists (select from payment_attempt a where a.account_id = r.account_id and a.id = r.order_id);

-- One charge of one attempt goes back once; the same reference at two channels is two charges.
drop index refund_case_once;
create unique index refund_case_once on refund_case (account_id, order_id, attempt_id, channel_reference) nulls not distinct;

create table payment_notice (
  notice_key text primary key,
  account text not null,
  about text not null check (about in ('payment', 'refund')),
  number text not null,
  digest bytea not null,
  received_at timestamptz not null
);
comment on table payment_notice is 'claim (by receiving account and the channel''s own id); notices that were acted on, so that one said again changes nothing';

create table refused_notice (
  id uuid primary key,
  account text not null,
  fault text not null check (fault in ('malformed', 'bad_signature', 'other_merchant', 'too_old', 'unknown_number', 'other_account', 'id_reused')),
  number text,
  digest bytea not null,
  from_address text not null,
  received_at timestamptz not null
);
create index refused_notice_received on refused_notice (received_at, id);
comment on table refused_notice is 'local; notices that were not believed: nothing of them was acted on';

create table payment_channel_state (
  account text primary key,
  away_since timestamptz,
  last_answer_at timestamptz
);
comment on table payment_channel_state is 'reference; receiving accounts whose channel does not answer, so that payers are told before they choose';

revoke delete, truncate on payment_attempt, payment_attempt_event, payment_notice, refused_notice, payment_channel_state from jinbang_app;
revoke update on payment_attempt_event, payment_notice, refused_notice from jinbang_app;
