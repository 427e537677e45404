-- The ledger (总账): every movement of money, booked in the transaction of what moved it. A posting takes an amount out of one account of the chart into another, so that no
-- entry can fail to balance; an entry is known by its occasion, so that the same movement is booked once. Balances are sums over days; no row is written to twice.
create table ledger_entry (
  occasion text primary key check (occasion ~ '^[a-z_]+:.+' and length(occasion) <= 200),
  kind text not null check (kind in ('charge_settled', 'charge_held', 'refund_due', 'refund_done', 'refund_back', 'cash_taken', 'cash_paid_out', 'cash_deposited', 'cash_difference', 'channel_fee', 'suspense', 'suspense_cleared', 'written_off')),
  day date not null,
  booked_at timestamptz not null,
  happened_at timestamptz not null,
  receiving text,
  number text,
  reference text,
  order_number text,
  refund_number text,
  province text,
  sitting_id text,
  amount_in_fen bigint not null check (amount_in_fen > 0),
  note text not null default '',
  check (day = (booked_at at time zone 'Asia/Shanghai')::date),
  check (kind not in ('charge_settled', 'charge_held') or (receiving is not null and number is not null and reference is not null and order_number is not null)),
  check (kind not in ('refund_due', 'refund_done', 'refund_back', 'cash_paid_out') or refund_number is not null),
  check (kind not in ('charge_settled', 'charge_held', 'refund_due', 'refund_done', 'refund_back', 'cash_taken', 'cash_paid_out') or (province is not null and sitting_id is not null))
);
create index ledger_entry_day on ledger_entry (day, province);
create index ledger_entry_receiving on ledger_entry (receiving, day, kind) where receiving is not null;
create index ledger_entry_order on ledger_entry (order_number) where order_number is not null;
comment on table ledger_entry is 'claim (by occasion); one movement of money, booked once and never changed';
comment on column ledger_entry.receiving is 'the receiving account at a payment channel';
comment on column ledger_entry.number is 'the number the channel knows the payment by';
comment on column ledger_entry.day is 'business day: the Beijing day it was booked; happened_at is when the money moved';

create table ledger_posting (
  occasion text not null,
  line smallint not null check (line > 0),
  day date not null,
  debit text not null check (debit in ('channel', 'cash', 'bank', 'treasury', 'owed', 'fees', 'suspense', 'difference')),
  debit_of text not null,
  credit text not null check (credit in ('channel', 'cash', 'bank', 'treasury', 'owed', 'fees', 'suspense', 'difference')),
  credit_of text not null,
  province text,
  sitting_id text,
  amount_in_fen bigint not null check (amount_in_fen > 0),
  primary key (occasion, line),
  check ((debit, debit_of) <> (credit, credit_of))
);
create index ledger_posting_debit on ledger_posting (debit, debit_of, day) include (amount_in_fen);
create index ledger_posting_credit on ledger_posting (credit, credit_of, day) include (amount_in_fen);
create index ledger_posting_place on ledger_posting (province, sitting_id, day);
comment on table ledger_posting is 'claim (by occasion); an amount from one account of the chart (credit) into another (debit)';

-- Books an entry with its postings in one call. False when it was booked before; raises when what was booked under this occasion is not the same, for then two movements share a name.
create function ledger_post(p_occasion text, p_entry jsonb, p_lines jsonb) returns boolean
language plpgsql as $$
declare
  e ledger_entry;
  known ledger_entry;
begin
  e := jsonb_populate_record(null::ledger_entry, p_entry);
  insert into ledger_entry (occasion, kind, day, booked_at, happened_at, receiving, number, reference, order_number, refund_number, province, sitting_id, amount_in_fen, note)
  values (p_occasion, e.kind, (e.booked_at at time zone 'Asia/Shanghai')::date, e.booked_at, e.happened_at, e.receiving, e.number, e.reference, e.order_number, e.refund_number, e.province, e.sitting_id, e.amount_in_fen, coalesce(e.note, ''))
  on conflict (occasion) do nothing;
  if not found then
    select * into known from ledger_entry where occasion = p_occasion;
    if (known.kind, known.amount_in_fen, known.order_number, known.refund_number) is distinct from (e.kind, e.amount_in_fen, e.order_number, e.refund_number) then
      raise exception 'the ledger holds another movement under %', p_occasion;
    end if;
    return false;
  end if;
  insert into ledger_posting (occasion, line, day, debit, debit_of, credit, credit_of, province, sitting_id, amount_in_fen)
  select p_occasion, at, (e.booked_at at time zone 'Asia/Shanghai')::date, l ->> 'debit', l ->> 'debit_of', l ->> 'credit', l ->> 'credit_of', e.province, e.sitting_id, (l ->> 'amount_in_fen')::bigint
  from jsonb_array_elements(p_lines) with ordinality as line (l, at);
  return true;
end
$$;
comment on function ledger_post is 'books a movement once; occasion first, so that it can be distributed with its tables';

revoke update, delete, truncate on ledger_entry, ledger_posting from jinbang_app;
