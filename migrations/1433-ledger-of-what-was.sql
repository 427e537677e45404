-- Books what moved before there was a ledger, in the words it is booked in from now on, on the day it happened. Orders of the former single channel have the receiving account `gateway`.
with moved as (
  select 'charge:gateway:' || o.channel_reference as occasion, 'charge_settled' as kind, o.paid_at as at, 'gateway' as receiving, o.order_number as number, o.channel_reference as reference, o.order_number, null::text as refund_number,
    a.province, a.sitting_id, o.amount_in_fen::bigint as fen, 'channel' as debit, 'gateway' as debit_of, 'treasury' as credit, a.province || '/' || a.sitting_id as credit_of
  from payment_order o join application a on a.account_id = o.account_id and a.id = o.application_id
  where o.state = 'paid' and o.how = 'online' and o.channel_reference is not null
  union all
  select 'cash:' || o.order_number, 'cash_taken', o.paid_at, null, null, o.receipt_number, o.order_number, null, a.province, a.sitting_id, o.amount_in_fen, 'cash', a.province, 'treasury', a.province || '/' || a.sitting_id
  from payment_order o join application a on a.account_id = o.account_id and a.id = o.application_id
  where o.state = 'paid' and o.how = 'on_site'
  union all
  select 'charge:gateway:' || c.channel_reference, 'charge_held', c.opened_at, 'gateway', o.order_number, c.channel_reference, o.order_number, null, a.province, a.sitting_id, c.amount_in_fen, 'channel', 'gateway', 'owed', a.province || '/' || a.sitting_id
  from refund_case c join payment_order o on o.account_id = c.account_id and o.id = c.order_id join application a on a.account_id = o.account_id and a.id = o.application_id
  where c.amount_in_fen > 0
  union all
  select 'refund_due:' || r.refund_number, 'refund_due', r.opened_at, null, null, null, o.order_number, r.refund_number, a.province, a.sitting_id, r.amount_in_fen, 'treasury', a.province || '/' || a.sitting_id, 'owed', a.province || '/' || a.sitting_id
  from refund r join payment_order o on o.account_id = r.account_id and o.id = r.order_id join application a on a.account_id = o.account_id and a.id = o.application_id
  where r.paid_order_id is not null
  union all
  select 'refund_done:' || r.refund_number, 'refund_done', r.done_at, 'gateway', o.order_number, r.refund_reference, o.order_number, r.refund_number, a.province, a.sitting_id, r.amount_in_fen, 'owed', a.province || '/' || a.sitting_id, 'channel', 'gateway'
  from refund r join payment_order o on o.account_id = r.account_id and o.id = r.order_id join application a on a.account_id = o.account_id and a.id = o.application_id
  where r.state = 'done' and (r.way = 'channel' or r.contradicted)
  union all
  select 'cash_out:' || r.refund_number, 'cash_paid_out', r.done_at, null, null, r.receipt_number, o.order_number, r.refund_number, a.province, a.sitting_id, r.amount_in_fen, 'owed', a.province || '/' || a.sitting_id, 'cash', a.province
  from refund r join payment_order o on o.account_id = r.account_id and o.id = r.order_id join application a on a.account_id = o.account_id and a.id = o.application_id
  where r.state = 'done' and r.way = 'desk'
), booked as (
  insert into ledger_entry (occasion, kind, day, booked_at, happened_at, receiving, number, reference, order_number, refund_number, province, sitting_id, amount_in_fen, note)
  select occasion, kind, (at at time zone 'Asia/Shanghai')::date, at, at, receiving, number, reference, order_number, refund_number, province, sitting_id, fen, 'booked when the ledger was introduced' from moved
  on conflict (occasion) do nothing
  returning occasion, kind
)
insert into ledger_posting (occasion, line, day, debit, debit_of, credit, credit_of, province, sitting_id, amount_in_fen)
select m.occasion, 1, (m.at at time zone 'Asia/Shanghai')::date, m.debit, m.debit_of, m.credit, m.credit_of, m.province, m.sitting_id, m.fen from moved m join booked b using (occasion, kind);
