-- 财政电子票据: one receipt of every order that was paid, born with the payment and numbered by the fiscal platform; reversed (冲红) when the fee goes back.
create table fiscal_receipt (
  account_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  order_number text not null,
  province text not null,
  sitting_id text not null,
  payer text not null,
  payer_document bytea not null,
  unit_name text,
  unit_code text check (unit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  item_code text,
  item_name text,
  payee text,
  reviewer text,
  lines jsonb not null,
  amount_in_fen integer not null check (amount_in_fen > 0),
  state text not null check (state in ('waiting', 'issued', 'reversing', 'reversed')),
  version integer not null default 1 check (version > 0),
  code text check (code ~ '^\d{8}$'),
  number text check (number ~ '^\d{10}$'),
  check_code text check (check_code ~ '^[0-9A-Za-z]{6}$'),
  issued_on date,
  url text check (url ~ '^https?://' and length(url) <= 500),
  red_code text check (red_code ~ '^\d{8}$'),
  red_number text check (red_number ~ '^\d{10}$'),
  red_check_code text check (red_check_code ~ '^[0-9A-Za-z]{6}$'),
  red_on date,
  red_url text check (red_url ~ '^https?://' and length(red_url) <= 500),
  reverse_asked_at timestamptz,
  tries integer not null default 0 check (tries >= 0),
  next_at timestamptz,
  fault text check (fault in ('no_unit', 'refused', 'differs', 'number_taken', 'unanswered', 'not_admitted', 'forged', 'garbled')),
  note text not null default '' check (length(note) <= 200),
  due_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, order_id),
  check ((unit_code is null) = (unit_name is null) and (unit_code is null) = (item_code is null) and (unit_code is null) = (item_name is null) and (unit_code is null) = (payee is null) and (unit_code is null) = (reviewer is null)),
  -- 收款人 and 复核人 are two people
  check (payee <> reviewer),
  -- what is issued has all its numbers, what is reversed both, and what waits has none
  check ((state = 'waiting') = (number is null) and (number is null) = (code is null) and (number is null) = (check_code is null) and (number is null) = (issued_on is null) and (url is null or number is not null)),
  check ((state = 'reversed') = (red_number is not null) and (red_number is null) = (red_code is null) and (red_number is null) = (red_check_code is null) and (red_number is null) = (red_on is null) and (red_url is null or red_number is not null)),
  check (state not in ('reversing', 'reversed') or reverse_asked_at is not null),
  check (state <> 'issued' or reverse_asked_at is null),
  -- what is under way is tried again by itself, or says why a person must look at it
  check (state not in ('waiting', 'reversing') or next_at is not null or fault is not null),
  check (state not in ('issued', 'reversed') or (next_at is null and fault is null))
);
create index fiscal_receipt_next on fiscal_receipt (next_at) where next_at is not null;
create index fiscal_receipt_due on fiscal_receipt (due_at desc, id desc);
create index fiscal_receipt_province on fiscal_receipt (province, due_at desc, id desc);
create index fiscal_receipt_stuck on fiscal_receipt (due_at desc, id desc) where fault is not null;
comment on table fiscal_receipt is 'per candidate; the fiscal e-receipt of a paid order: what it says was frozen when the money came in, its numbers are the platform''s';
comment on column fiscal_receipt.payer_document is 'sealed';

create table fiscal_receipt_event (
  account_id uuid not null,
  receipt_id uuid not null,
  version integer not null,
  act text not null check (act in ('open', 'issue', 'ask_reversal', 'reverse', 'stop', 'resend')),
  from_state text,
  to_state text not null,
  actor_id uuid,
  actor_name text,
  note text not null default '',
  at timestamptz not null,
  primary key (account_id, receipt_id, version)
);
comment on table fiscal_receipt_event is 'per candidate; every change of a fiscal e-receipt';

-- No two receipts have one number, whoever gave it.
create table fiscal_number_claim (
  number_key text primary key,
  account_id uuid not null,
  receipt_id uuid not null
);
comment on table fiscal_number_claim is 'claim (by code and number of a fiscal e-receipt)';

revoke delete, truncate on fiscal_receipt, fiscal_receipt_event, fiscal_number_claim from jinbang_app;
revoke update on fiscal_receipt_event, fiscal_number_claim from jinbang_app;
