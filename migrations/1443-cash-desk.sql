-- The cash desk (现场收款): shifts in which cash is taken and paid out, counted by the cashier and confirmed by another person; receipts numbered without gaps; what was taken to the bank.
create table cash_desk (
  desk text primary key check (desk ~ '^\d{4}(\d{4})?$'),
  province text not null,
  place text not null,
  desk_window smallint not null check (desk_window between 0 and 20),
  cash_in_fen bigint not null default 0,
  last_seq integer not null default 0 check (last_seq >= 0)
);
create index cash_desk_province on cash_desk (province);
comment on table cash_desk is 'local; a desk at an office or review point, and the cash its book says is there; its row is the lock of everything that moves there';
comment on column cash_desk.desk_window is '0: what was taken before there was a cash book';

create table cash_shift (
  id uuid primary key,
  desk text not null,
  province text not null,
  day date not null,
  state text not null check (state in ('open', 'counted', 'recount', 'confirmed')),
  version integer not null default 1 check (version > 0),
  cashier_id uuid not null,
  cashier_name text not null,
  opened_at timestamptz not null,
  float_in_fen bigint not null check (float_in_fen >= 0),
  book_at_opening_in_fen bigint not null,
  note text not null default '',
  notes jsonb not null default '[]',
  expected_in_fen bigint,
  counted_in_fen bigint check (counted_in_fen >= 0),
  pos_expected_in_fen bigint,
  pos_counted_in_fen bigint check (pos_counted_in_fen >= 0),
  reason text not null default '',
  counted_at timestamptz,
  reviewer_id uuid,
  reviewer_name text,
  reviewed_at timestamptz,
  check (day = (opened_at at time zone 'Asia/Shanghai')::date),
  check (float_in_fen = book_at_opening_in_fen or note <> ''),
  check ((state = 'open') = (counted_at is null)),
  check (counted_at is null or (expected_in_fen is not null and counted_in_fen is not null and pos_expected_in_fen is not null and pos_counted_in_fen is not null)),
  -- what differs is explained, and what was counted is confirmed by somebody else
  check (counted_at is null or (expected_in_fen = counted_in_fen and pos_expected_in_fen = pos_counted_in_fen) or reason <> ''),
  check ((state = 'confirmed') = (reviewer_id is not null and reviewed_at is not null)),
  check (reviewer_id is null or reviewer_id <> cashier_id)
);
-- One cashier has one open shift, a desk one that is not handed over.
create unique index cash_shift_of_cashier on cash_shift (cashier_id) where state = 'open';
create unique index cash_shift_of_desk on cash_shift (desk) where state <> 'confirmed';
create index cash_shift_listed on cash_shift (opened_at desc, id desc);
create index cash_shift_day on cash_shift (province, day) where state <> 'confirmed';
comment on table cash_shift is 'local; a shift of a cashier at a desk: opened by a count, ended by a count, confirmed by a second person';

create table cash_shift_event (
  shift_id uuid not null,
  seq integer not null check (seq > 0),
  act text not null check (act in ('opened', 'counted', 'returned', 'confirmed')),
  note text not null default '',
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (shift_id, seq)
);
comment on table cash_shift_event is 'local; who did what about a shift; never changed';

create table cash_line (
  desk text not null,
  seq integer not null check (seq > 0),
  province text not null,
  shift_id uuid,
  day date not null,
  at timestamptz not null,
  kind text not null check (kind in ('carried', 'drawn', 'taken', 'paid_out', 'difference', 'deposited', 'deposit_back')),
  tender text not null check (tender in ('cash', 'pos')),
  change_in_fen bigint not null check (change_in_fen <> 0),
  balance_in_fen bigint not null,
  receipt_number text,
  order_number text,
  refund_number text,
  pos_reference text,
  note text not null default '',
  by_id uuid,
  by_name text not null,
  primary key (desk, seq),
  check (day = (at at time zone 'Asia/Shanghai')::date),
  check (tender = 'cash' or kind in ('taken', 'paid_out')),
  check ((tender = 'pos') = (pos_reference is not null)),
  check (kind = 'carried' or balance_in_fen >= 0),
  check (kind not in ('taken', 'drawn', 'deposit_back') or change_in_fen > 0),
  check (kind not in ('paid_out', 'deposited') or change_in_fen < 0),
  check ((kind = 'taken') = (order_number is not null and refund_number is null)),
  check ((kind = 'paid_out') = (refund_number is not null)),
  check (kind not in ('taken', 'paid_out') or (shift_id is not null and receipt_number is not null))
);
create unique index cash_line_order on cash_line (order_number) where kind = 'taken';
create unique index cash_line_refund on cash_line (refund_number) where refund_number is not null;
create unique index cash_line_slip on cash_line (province, day, kind, pos_reference) where pos_reference is not null;
create index cash_line_day on cash_line (desk, day, seq);
create index cash_line_shift on cash_line (shift_id, seq) where shift_id is not null;
comment on table cash_line is 'local; a line of the cash book, numbered without gaps by desk, with the cash in the drawer after it; never changed';

create table counter_receipt_series (
  desk text not null,
  year smallint not null,
  last integer not null check (last > 0),
  primary key (desk, year)
);
comment on table counter_receipt_series is 'local; the last number given out by a desk in a year';

create table counter_receipt (
  number text primary key,
  desk text not null,
  year smallint not null,
  seq integer not null check (seq > 0),
  province text not null,
  state text not null check (state in ('issued', 'void_asked', 'void')),
  version integer not null default 1 check (version > 0),
  order_number text not null,
  payer text not null,
  application_number text not null,
  title text not null,
  lines jsonb not null,
  amount_in_fen bigint not null check (amount_in_fen > 0),
  tender text not null check (tender in ('cash', 'pos')),
  pos_reference text,
  paid_at timestamptz not null,
  issued_at timestamptz not null,
  issued_by_id uuid not null,
  issued_by_name text not null,
  replaces text unique,
  replaced_by text,
  void_reason text not null default '',
  void_asked_by_id uuid,
  void_asked_by_name text,
  void_asked_at timestamptz,
  voided_by_id uuid,
  voided_by_name text,
  voided_at timestamptz,
  unique (desk, year, seq),
  check (number = 'S' || desk || '-' || year || '-' || lpad(seq::text, 6, '0')),
  check (state = 'issued' or (void_asked_by_id is not null and void_asked_at is not null and void_reason <> '')),
  check ((state = 'void') = (voided_by_id is not null and voided_at is not null)),
  check (voided_by_id is null or voided_by_id <> void_asked_by_id)
);
-- A payment has one receipt that is not void.
create unique index counter_receipt_order on counter_receipt (order_number) where state <> 'void';
create index counter_receipt_listed on counter_receipt (issued_at desc, number desc);
comment on table counter_receipt is 'local; a receipt as it was issued; void ones keep their number';

create table counter_receipt_print (
  number text not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  primary key (number, seq)
);
comment on table counter_receipt_print is 'local; each time a receipt was printed; all but the first are reprints (补打)';

create table cash_deposit (
  id uuid primary key,
  desk text not null,
  province text not null,
  slip_number text not null,
  deposited_on date not null,
  amount_in_fen bigint not null check (amount_in_fen > 0),
  state text not null check (state in ('entered', 'agreed', 'taken_back')),
  version integer not null default 1 check (version > 0),
  entered_by_id uuid not null,
  entered_by_name text not null,
  entered_at timestamptz not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  reason text not null default '',
  check ((state = 'entered') = (decided_by_id is null)),
  check ((decided_by_id is null) = (decided_at is null)),
  check (state <> 'taken_back' or reason <> ''),
  check (decided_by_id is null or decided_by_id <> entered_by_id)
);
create unique index cash_deposit_slip on cash_deposit (province, slip_number) where state <> 'taken_back';
create index cash_deposit_listed on cash_deposit (entered_at desc, id desc);
comment on table cash_deposit is 'local; cash taken to the bank by its slip, which a second person checks';

revoke delete, truncate on cash_desk, cash_shift, cash_shift_event, cash_line, counter_receipt_series, counter_receipt, counter_receipt_print, cash_deposit from jinbang_app;
revoke update on cash_shift_event, cash_line, counter_receipt, counter_receipt_print, cash_deposit from jinbang_app;
grant update (state, version, replaced_by, void_reason, void_asked_by_id, void_asked_by_name, void_asked_at, voided_by_id, voided_by_name, voided_at) on counter_receipt to jinbang_app;
grant update (state, version, decided_by_id, decided_by_name, decided_at, reason) on cash_deposit to jinbang_app;
