-- Refunds a person asks for (人工退费, D-19): one of finance asks with a reason, another approves; a row gives back the charge that paid an order.
create table refund_request (
  account_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  application_id uuid not null,
  ground text not null check (ground in ('policy', 'authority_error', 'double_charge')),
  reason text not null check (length(reason) between 4 and 200),
  amount_in_fen integer not null check (amount_in_fen > 0),
  state text not null check (state in ('requested', 'approved', 'turned_down')),
  version integer not null check (version > 0),
  requested_by_id uuid not null,
  requested_by_name text not null,
  requested_at timestamptz not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  primary key (account_id, id),
  check ((state = 'requested') = (decided_by_id is null)),
  check ((decided_by_id is null) = (decided_at is null) and (decided_by_id is null) = (decision_reason is null)),
  -- two persons: who asks never decides
  check (decided_by_id is null or decided_by_id <> requested_by_id)
);
create unique index refund_request_one on refund_request (account_id, order_id) where state in ('requested', 'approved');
create index refund_request_state on refund_request (state, requested_at);
comment on table refund_request is 'per candidate; a refund one person of finance asked for and another decided';

alter table refund add column request_id uuid;
alter table refund drop constraint refund_reason_check;
alter table refund add constraint refund_reason_check check (reason in ('paid_twice', 'paid_late', 'application_gone', 'wrong_amount', 'suspended', 'policy', 'authority_error', 'double_charge'));
alter table refund add constraint refund_request_check check ((reason in ('policy', 'authority_error', 'double_charge')) = (request_id is not null));
create index refund_reference on refund (refund_reference) where refund_reference is not null;
create index refund_case_reference on refund_case (channel_reference);

revoke delete, truncate on refund_request from jinbang_app;
