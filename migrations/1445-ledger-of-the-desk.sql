-- The ledger knows what is paid by card at a desk (the bank has it, the drawer does not) and cash that comes from the bank.
alter table ledger_entry drop constraint ledger_entry_kind_check;
alter table ledger_entry add constraint ledger_entry_kind_check check (kind in ('charge_settled', 'charge_held', 'refund_due', 'refund_done', 'refund_back', 'cash_taken', 'cash_paid_out', 'cash_deposited', 'cash_drawn', 'cash_difference', 'pos_taken', 'pos_paid_out', 'channel_fee', 'suspense', 'suspense_cleared', 'written_off'));
alter table ledger_entry add constraint ledger_entry_at_desk check (kind not in ('pos_taken', 'pos_paid_out') or (province is not null and sitting_id is not null));

-- Cash that was taken before there was a cash book lies at window 0 of its province's office, so that the books of all desks together are the ledger's.
with held as (
  select of, sum(fen) as fen from (
    select debit_of as of, sum(amount_in_fen) as fen from ledger_posting where debit = 'cash' group by 1
    union all select credit_of, -sum(amount_in_fen) from ledger_posting where credit = 'cash' group by 1
  ) sides group by 1 having sum(fen) <> 0
), desks as (
  insert into cash_desk (desk, province, place, desk_window, cash_in_fen, last_seq) select of || '00', of, of, 0, fen, 1 from held on conflict (desk) do nothing returning desk, province, cash_in_fen
)
insert into cash_line (desk, seq, province, day, at, kind, tender, change_in_fen, balance_in_fen, note, by_name)
select desk, 1, province, (now() at time zone 'Asia/Shanghai')::date, now(), 'carried', 'cash', cash_in_fen, cash_in_fen, '建账前库存现金', '' from desks;
