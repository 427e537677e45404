-- Reconciliation (对账): the bills of receiving accounts, day by day, what does not agree with the ledger, and what became of it.
create table channel_bill (
  id uuid primary key,
  receiving text not null,
  day date not null,
  edition integer not null check (edition > 0),
  state text not null check (state in ('reading', 'standing', 'replaced', 'refused')),
  source text not null check (source in ('channel', 'hand')),
  file_name text not null,
  bytes bigint not null check (bytes >= 0),
  digest bytea not null,
  blob_id uuid,
  reason text not null default '',
  fault text,
  payments integer not null default 0,
  payments_in_fen bigint not null default 0,
  refunds integer not null default 0,
  refunds_in_fen bigint not null default 0,
  fees_in_fen bigint not null default 0,
  brought_by_id uuid,
  brought_by_name text not null default '',
  brought_at timestamptz not null,
  read_at timestamptz,
  unique (receiving, day, edition),
  check (state <> 'refused' or fault is not null),
  check ((source = 'hand') = (brought_by_id is not null))
);
-- One bill of a day stands, and one at a time is read.
create unique index channel_bill_standing on channel_bill (receiving, day) where state = 'standing';
create unique index channel_bill_reading on channel_bill (receiving, day) where state = 'reading';
create index channel_bill_day on channel_bill (day desc, receiving, edition desc);
comment on table channel_bill is 'local; a bill of a receiving account and day as it was brought; a corrected one is another edition';

create table channel_bill_line (
  bill_id uuid not null,
  line integer not null,
  kind text not null check (kind in ('payment', 'refund')),
  number text not null,
  refund_number text,
  reference text not null,
  amount_in_fen bigint not null check (amount_in_fen >= 0),
  fee_in_fen bigint not null,
  happened_at timestamptz not null,
  primary key (bill_id, line),
  check ((kind = 'refund') = (refund_number is not null))
);
create index channel_bill_line_number on channel_bill_line (number);
comment on table channel_bill_line is 'local; what the channel says moved';

-- How a day of a receiving account stands after its bill was compared with the ledger.
create table reconciled_day (
  receiving text not null,
  day date not null,
  bill_id uuid not null,
  ours integer not null,
  ours_in_fen bigint not null,
  ours_back integer not null,
  ours_back_in_fen bigint not null,
  matched integer not null,
  compared_at timestamptz not null,
  primary key (receiving, day)
);
comment on table reconciled_day is 'local; the last comparison of a day: our charges and refunds beside the bill''s';

-- What does not agree (差异). Its key makes it the same one whenever the day is compared again. An open one is a case with somebody who answers for it and a deadline.
create table bill_difference (
  id uuid primary key,
  receiving text not null,
  day date not null,
  kind text not null check (kind in ('payment', 'refund')),
  class text not null check (class in ('long', 'short', 'amount', 'double', 'late')),
  key text not null,
  number text not null,
  reference text not null,
  refund_number text,
  order_number text,
  theirs_in_fen bigint,
  ours_in_fen bigint,
  their_day date,
  our_day date,
  happened_at timestamptz not null,
  province text,
  sitting_id text,
  state text not null check (state in ('waiting', 'repairing', 'open', 'proposed', 'settled')),
  outcome text check (outcome in ('neighbour_day', 'repaired', 'matched_later', 'explained', 'written_off', 'suspense')),
  version integer not null default 1 check (version > 0),
  owner_id uuid,
  owner_name text,
  due_on date,
  proposed_outcome text check (proposed_outcome in ('explained', 'written_off', 'suspense')),
  proposed_by_id uuid,
  proposed_by_name text,
  approved_by_id uuid,
  approved_by_name text,
  explanation text not null default '',
  found_at timestamptz not null,
  settled_at timestamptz,
  unique (receiving, day, kind, key),
  check ((state = 'settled') = (outcome is not null)),
  check ((state = 'settled') = (settled_at is not null)),
  check (state not in ('open', 'proposed') or due_on is not null),
  check (theirs_in_fen is not null or ours_in_fen is not null),
  -- what neither the bills nor the channel settle is settled by two people
  check (outcome is null or outcome not in ('explained', 'written_off', 'suspense') or (proposed_by_id is not null and approved_by_id is not null and proposed_by_id <> approved_by_id)),
  check (state <> 'proposed' or (proposed_by_id is not null and proposed_outcome is not null))
);
create index bill_difference_found on bill_difference (found_at desc, id desc);
create index bill_difference_open on bill_difference (province, due_on) where state <> 'settled';
create index bill_difference_day on bill_difference (day, class);
create index bill_difference_order on bill_difference (order_number) where order_number is not null;
comment on table bill_difference is 'local; a movement the bill and the ledger do not agree on, and what became of it';

create table bill_difference_event (
  difference_id uuid not null,
  seq integer not null check (seq > 0),
  act text not null check (act in ('found', 'settled', 'opened', 'asked', 'taken', 'noted', 'evidence', 'proposed', 'returned', 'approved')),
  note text not null default '',
  blob_id uuid,
  by_id uuid,
  by_name text not null default '',
  at timestamptz not null,
  primary key (difference_id, seq)
);
comment on table bill_difference_event is 'local; who did what about a difference; never changed nor deleted';

create index ledger_entry_happened on ledger_entry (receiving, happened_at) where receiving is not null;

revoke delete, truncate on channel_bill, channel_bill_line, bill_difference, reconciled_day from jinbang_app;
revoke update on channel_bill_line from jinbang_app;
revoke update, delete, truncate on bill_difference_event from jinbang_app;
