-- Refunds (退费): each gives back one charge whole and once. What is given back is an order that was paid or a refund case; the keys in the next file tie its amount
-- to theirs, so that never more, never less and never twice goes back.
create table refund (
  account_id uuid not null,
  id uuid not null,
  refund_number text not null check (refund_number ~ '^R20\d{19}$'),
  application_id uuid not null,
  order_id uuid not null,
  paid_order_id uuid,
  case_id uuid,
  suspension_id uuid,
  reason text not null check (reason in ('paid_twice', 'paid_late', 'application_gone', 'wrong_amount', 'suspended')),
  way text not null check (way in ('channel', 'desk')),
  state text not null check (state in ('due', 'requested', 'failed', 'done')),
  version integer not null check (version > 0),
  amount_in_fen integer not null check (amount_in_fen > 0),
  channel_reference text,
  tries integer not null default 0 check (tries >= 0),
  next_at timestamptz,
  opened_at timestamptz not null,
  done_at timestamptz,
  refund_reference text,
  receipt_number text,
  failure text,
  contradicted boolean not null default false,
  handed_by_id uuid,
  handed_by_name text,
  paid_out_by_id uuid,
  paid_out_by_name text,
  primary key (account_id, id),
  check ((paid_order_id is null) <> (case_id is null)),
  check (paid_order_id is null or paid_order_id = order_id),
  check ((reason = 'suspended') = (suspension_id is not null)),
  check (way = 'desk' or channel_reference is not null),
  check (way = 'channel' or state in ('due', 'done')),
  check ((state = 'done') = (done_at is not null)),
  check (state <> 'done' or (way = 'channel' and refund_reference is not null) or (way = 'desk' and receipt_number is not null and paid_out_by_id is not null)),
  check (state <> 'failed' or failure is not null),
  -- what the channel could not give back is handed to the desk by one person and paid out by another
  check (handed_by_id is null or paid_out_by_id is null or handed_by_id <> paid_out_by_id)
);
create unique index refund_once_of_order on refund (account_id, paid_order_id);
create unique index refund_once_of_case on refund (account_id, case_id);
create index refund_application on refund (account_id, application_id);
create index refund_waiting on refund (next_at) where way = 'channel' and state in ('due', 'requested');
create index refund_state on refund (state, opened_at);
create index refund_suspension on refund (suspension_id, state) where suspension_id is not null;
comment on table refund is 'per candidate; one charge on its way back';

create table refund_event (
  account_id uuid not null,
  refund_id uuid not null,
  version integer not null,
  act text not null check (act in ('open', 'request', 'settle', 'fail', 'retry', 'hand_over', 'pay_out', 'contradict')),
  from_state text,
  to_state text not null,
  source text not null check (source in ('system', 'notice', 'query', 'cashier')),
  actor_id uuid,
  actor_name text,
  note text not null default '',
  at timestamptz not null,
  primary key (account_id, refund_id, version)
);
comment on table refund_event is 'per candidate; every change of a refund, who or what caused it';

create table refund_claim (
  refund_number text primary key,
  account_id uuid not null,
  refund_id uuid not null
);
comment on table refund_claim is 'claim (by refund number); finds the owner of a refund the channel speaks of';

-- Refund cases nobody has opened a refund for yet are looked for by their age.
create index refund_case_opened on refund_case (opened_at);

revoke delete, truncate on refund, refund_event, refund_claim from jinbang_app;
revoke update on refund_event, refund_claim from jinbang_app;
