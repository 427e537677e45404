import { sql } from 'kysely';
import { startOfBeijingDay, type Day, type Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { addDays } from '../domain/bill-days.ts';

export type Matching = {
  receiving: string; day: Day; bill: string;
  /** The bills of the days before and after, where they are in. */
  before: string | null; after: string | null;
  /** The one province an account takes fees for; null where it is shared. */
  province: string | null;
  /** Until when a difference that becomes a case must be settled. */
  dueOn: Day;
};

/** How far from its bill's day a movement of ours is looked for in one go; what lies farther is looked up one by one. */
const NEAR_DAYS = 2;

/** What names a movement: a payment by its number and the channel's reference, a refund by the number of the refund. */
const SAME = { payment: sql`o.number = t.number and o.reference = t.reference`, refund: sql`o.refund_number = t.refund_number` };

/** What does not pair off of one kind. Only what is compared goes through the join, so that a day of a million stays within its memory. */
function oddOnes(m: Matching, kind: 'payment' | 'refund') {
  const kinds = kind === 'payment' ? sql`('charge_settled', 'charge_held')` : sql`('refund_done')`;
  const [from, to] = [new Date(startOfBeijingDay(addDays(m.day, -NEAR_DAYS))), new Date(startOfBeijingDay(addDays(m.day, NEAR_DAYS + 1)))];
  const [dayFrom, dayTo] = [new Date(startOfBeijingDay(m.day)), new Date(startOfBeijingDay(addDays(m.day, 1)))];
  return sql`
    select ${sql.lit(kind)}::text as kind, coalesce(t.number, o.number) as number, coalesce(t.reference, o.reference) as reference, coalesce(t.refund_number, o.refund_number) as refund_number, t.amount_in_fen as theirs, o.amount_in_fen as ours, t.happened_at as their_at, o.happened_at as our_at
    from (select number, reference, refund_number, amount_in_fen, happened_at from channel_bill_line where bill_id = ${m.bill}::uuid and kind = ${sql.lit(kind)}) t
    full join (
      select number, reference, refund_number, amount_in_fen, happened_at from ledger_entry where receiving = ${m.receiving} and kind in ${kinds} and happened_at >= ${from} and happened_at < ${to}
    ) o on ${SAME[kind]}
    where not coalesce(t.amount_in_fen = o.amount_in_fen and o.happened_at >= ${dayFrom} and o.happened_at < ${dayTo}, false) and (t.number is not null or (o.happened_at >= ${dayFrom} and o.happened_at < ${dayTo}))`;
}

/** The lines of a neighbouring day's bill that have an odd one's number. */
const neighbours = (bill: string | null) => sql`select kind, number, reference, refund_number from channel_bill_line where bill_id = ${bill}::uuid and number in (select number from odd)`;
const isOn = (bill: 'before' | 'after') => sql`exists (select from ${sql.ref(bill)} n where n.kind = odd.kind and n.number = odd.number and case when odd.kind = 'payment' then n.reference = odd.reference else n.refund_number = odd.refund_number end)`;

const NAME = sql`hashtextextended(kind || number || '/' || reference || '/' || coalesce(refund_number, ''), 0)`;

/** The same movement on one bill more than once: all but the first. A short digest finds who may be meant, in little memory; whoever is meant is then compared in full. */
function repeated(m: Matching) {
  return sql`
    select kind, line, number, reference, refund_number, amount_in_fen, happened_at from (
      select l.*, row_number() over (partition by kind, number, reference, refund_number order by line) as nth
      from (select *, ${NAME} as name from channel_bill_line where bill_id = ${m.bill}::uuid) l join (select ${NAME} as name from channel_bill_line where bill_id = ${m.bill}::uuid group by 1 having count(*) > 1) twice using (name)
    ) counted where nth > 1`;
}

/**
 * 核对一天: pairs a day's bill with the ledger set-wise and writes down what does not agree; said again it finds the same. What agrees by now is settled, what is new is found, and what was
 * thought settled and is wrong again is opened again. Nothing is read into memory; ids are made of what they name (UUID version 8).
 */
export async function matchDay(tx: Tx, m: Matching, at: Instant): Promise<void> {
  await sql`set local statement_timeout = '10min'`.execute(tx);
  await sql`set local work_mem = '96MB'`.execute(tx);
  // a bill that has just come is unknown to the planner, which would take it for a handful of lines and look each of a million up; single look-ups are written as such below
  await sql`set local enable_nestloop = off`.execute(tx);
  const [now, day] = [new Date(at), sql`${m.day}::date`];
  await sql`
    -- a line the bill has twice is one odd movement; that it stands again is found by itself below
    with odd as materialized (select distinct on (kind, number, reference, refund_number) * from (${oddOnes(m, 'payment')} union all ${oddOnes(m, 'refund')}) o order by kind, number, reference, refund_number, theirs),
    before as materialized (${neighbours(m.before)}), after as materialized (${neighbours(m.after)}),
    again as materialized (${repeated(m)}),
    classed as materialized (
      select o.kind, o.number, o.reference, o.refund_number, e.order_number, o.theirs, coalesce(o.ours, e.amount_in_fen) as ours, o.their_at, coalesce(o.our_at, e.happened_at) as our_at,
        coalesce(e.province, ${m.province}) as province, e.sitting_id, case when o.kind = 'payment' then o.number || '/' || o.reference else o.refund_number end as key,
        case
          when o.theirs is null then case when o.nearby then null else 'short' end
          when e.amount_in_fen is null then case when o.kind = 'payment' and second.charge then 'double' else 'long' end
          when o.theirs <> coalesce(o.ours, e.amount_in_fen) then 'amount'
          when o.nearby then 'double'
          else 'late'
        end as class
      from (select odd.*, ${isOn('before')} or ${isOn('after')} as nearby from odd) o
      left join lateral (
        select order_number, province, sitting_id, amount_in_fen, happened_at from ledger_entry x
        where x.occasion = case when o.kind = 'payment' then 'charge:' || ${m.receiving} || ':' || o.reference else 'refund_done:' || o.refund_number end and x.receiving = ${m.receiving} and (o.kind = 'refund' or x.number = o.number) limit 1
      ) e on true
      left join lateral (
        select true as charge from ledger_entry x where o.kind = 'payment' and e.amount_in_fen is null and x.order_number = left(o.number, 21) and x.number = o.number and x.receiving = ${m.receiving} and x.kind in ('charge_settled', 'charge_held') and x.reference <> o.reference limit 1
      ) second on true
      union all
      select a.kind, a.number, a.reference, a.refund_number, e.order_number, a.amount_in_fen, null, a.happened_at, null, coalesce(e.province, ${m.province}), e.sitting_id, coalesce(a.refund_number, a.number || '/' || a.reference) || '#' || a.line, 'double'
      from again a
      left join lateral (select order_number, province, sitting_id from ledger_entry x where x.occasion = case when a.kind = 'payment' then 'charge:' || ${m.receiving} || ':' || a.reference else 'refund_done:' || a.refund_number end limit 1) e on true
    ),
    found as materialized (
      select c.*, case
        when c.class = 'late' then 'settled'
        when c.class = 'short' then ${sql.lit(m.after === null ? 'waiting' : 'open')}
        when c.class = 'long' or (c.class = 'double' and c.ours is null and c.key not like '%#%') then 'repairing'
        else 'open' end as state
      from classed c where c.class is not null
    ),
    kept as (
      insert into bill_difference as d (id, receiving, day, kind, class, key, number, reference, refund_number, order_number, theirs_in_fen, ours_in_fen, their_day, our_day, happened_at, province, sitting_id, state, outcome, due_on, found_at, settled_at)
      select overlay(overlay(md5('difference:' || ${m.receiving} || ':' || ${m.day} || ':' || f.kind || ':' || f.key) placing '8' from 13) placing '8' from 17)::uuid, ${m.receiving}, ${day}, f.kind, f.class, f.key, f.number, f.reference, f.refund_number, f.order_number, f.theirs, f.ours,
        case when f.theirs is not null then ${day} end, (f.our_at at time zone 'Asia/Shanghai')::date, coalesce(f.their_at, f.our_at), f.province, f.sitting_id, f.state, case when f.state = 'settled' then 'neighbour_day' end, case when f.state = 'open' then ${m.dueOn}::date end, ${now},
        case when f.state = 'settled' then ${now}::timestamptz end
      from found f
      on conflict (receiving, day, kind, key) do update set state = excluded.state, outcome = null, settled_at = null, class = excluded.class, theirs_in_fen = excluded.theirs_in_fen, ours_in_fen = excluded.ours_in_fen, due_on = coalesce(d.due_on, ${m.dueOn}::date), version = d.version + 1
      where excluded.state <> 'settled' and (d.state = 'waiting' and excluded.state = 'open' or d.outcome in ('neighbour_day', 'repaired', 'matched_later'))
      returning d.id, d.state, d.version
    ),
    gone as (
      update bill_difference d set state = 'settled', outcome = case when d.class = 'short' then 'neighbour_day' else 'matched_later' end, settled_at = ${now}, version = d.version + 1, proposed_outcome = null, proposed_by_id = null, proposed_by_name = null
      where d.receiving = ${m.receiving} and d.day = ${day} and d.state <> 'settled' and not exists (select from found f where f.kind = d.kind and f.key = d.key)
      returning d.id, 'settled' as state, 2 as version
    )
    insert into bill_difference_event (difference_id, seq, act, at)
    select k.id, coalesce((select max(seq) from bill_difference_event e where e.difference_id = k.id), 0) + 1, case when k.state = 'settled' and k.version > 1 then 'settled' when k.version > 1 then 'opened' else 'found' end, ${now}
    from (select * from kept union all select * from gone) k`.execute(tx);
  await sql`
    insert into reconciled_day as r (receiving, day, bill_id, ours, ours_in_fen, ours_back, ours_back_in_fen, matched, compared_at)
    select ${m.receiving}, ${day}, b.id, o.n, o.fen, o.back, o.back_fen, b.payments + b.refunds - (select count(*) from bill_difference d where d.receiving = b.receiving and d.day = b.day and d.theirs_in_fen is not null and d.class in ('long', 'amount', 'double')), ${now}
    from channel_bill b, (
      select count(*) filter (where kind <> 'refund_done') as n, coalesce(sum(amount_in_fen) filter (where kind <> 'refund_done'), 0) as fen, count(*) filter (where kind = 'refund_done') as back, coalesce(sum(amount_in_fen) filter (where kind = 'refund_done'), 0) as back_fen
      from ledger_entry where receiving = ${m.receiving} and kind in ('charge_settled', 'charge_held', 'refund_done') and happened_at >= ${new Date(startOfBeijingDay(m.day))} and happened_at < ${new Date(startOfBeijingDay(addDays(m.day, 1)))}
    ) o where b.id = ${m.bill}::uuid
    on conflict (receiving, day) do update set bill_id = excluded.bill_id, ours = excluded.ours, ours_in_fen = excluded.ours_in_fen, ours_back = excluded.ours_back, ours_back_in_fen = excluded.ours_back_in_fen, matched = excluded.matched, compared_at = excluded.compared_at`.execute(tx);
}

/** The differences of a day that wait for the channel's answer (待核实), a part at a time. */
export async function listRepairing(tx: Tx, receiving: string, day: Day, after: string, limit: number): Promise<string[]> {
  const rows = await tx.selectFrom('bill_difference').select('id').where('receiving', '=', receiving).where('day', '=', day).where('state', '=', 'repairing').where('id', '>', after).orderBy('id').limit(limit).execute();
  return rows.map((r) => r.id);
}
