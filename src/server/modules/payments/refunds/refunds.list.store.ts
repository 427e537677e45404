import { sql } from 'kysely';
import { startOfBeijingDay } from '#contracts/dates.ts';
import type { RefundListFilters } from '#contracts/refunds.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const DAY = 86_400_000;
/** Codes nest: 37, 3701, 3701-01. */
const COLUMN: Record<number, 'application.province' | 'application.prefecture'> = { 2: 'application.province', 4: 'application.prefecture' };

const joined = (tx: Tx, j: Jurisdiction) => tx.selectFrom('refund').innerJoin('application', (on) => on.onRef('application.account_id', '=', 'refund.account_id').onRef('application.id', '=', 'refund.application_id'))
  .innerJoin('payment_order', (on) => on.onRef('payment_order.account_id', '=', 'refund.account_id').onRef('payment_order.id', '=', 'refund.order_id'))
  .where((eb) => eb.exists(eb.selectFrom('application').select(sql<number>`1`.as('one')).whereRef('application.account_id', '=', 'refund.account_id').whereRef('application.id', '=', 'refund.application_id').where(withinJurisdiction(j))));

function narrowed(tx: Tx, j: Jurisdiction, f: RefundListFilters) {
  let query = joined(tx, j);
  if (f.sitting !== undefined) query = query.where('application.sitting_id', '=', f.sitting);
  if (f.place !== undefined) query = query.where(COLUMN[f.place.length] ?? 'application.review_point_id', '=', f.place);
  if (f.state !== undefined) query = query.where('refund.state', '=', f.state);
  if (f.way !== undefined) query = query.where('refund.way', '=', f.way);
  if (f.reason !== undefined) query = query.where('refund.reason', '=', f.reason);
  if (f.suspension !== undefined) query = query.where('refund.suspension_id', '=', f.suspension);
  if (f.from !== undefined) query = query.where('refund.opened_at', '>=', new Date(startOfBeijingDay(f.from)));
  if (f.to !== undefined) query = query.where('refund.opened_at', '<', new Date(startOfBeijingDay(f.to) + DAY));
  return query;
}

/** Refunds of applications within a jurisdiction, in the order of their keys. */
export async function refundsAfter(tx: Tx, j: Jurisdiction, f: RefundListFilters, after: readonly [accountId: string, id: string] | undefined, limit: number) {
  let query = narrowed(tx, j, f);
  if (after) query = query.where((eb) => eb(eb.refTuple('refund.account_id', 'refund.id'), '>', eb.tuple(after[0], after[1])));
  return query.selectAll('refund').select(['payment_order.order_number', 'application.number', 'application.sitting_id', 'application.province']).orderBy('refund.account_id').orderBy('refund.id').limit(limit).execute();
}

/** How many there are. */
export async function countRefunds(tx: Tx, j: Jurisdiction, f: RefundListFilters): Promise<number> {
  const { count } = await narrowed(tx, j, f).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

/** Number and money by state and way, and the failures by what the channel said. */
export async function sumRefunds(tx: Tx, j: Jurisdiction, f: RefundListFilters) {
  const rows = await narrowed(tx, j, f).select((eb) => ['refund.state', 'refund.way', sql<string | null>`case when refund.state = 'failed' then refund.failure end`.as('failure'), eb.fn.countAll<string>().as('n'), eb.fn.sum<string>('refund.amount_in_fen').as('fen')])
    .groupBy(['refund.state', 'refund.way', sql`3`]).execute();
  return rows.map((r) => ({ state: r.state, way: r.way, failure: r.failure, count: Number(r.n), amountInFen: Number(r.fen) }));
}

/** The province of a refund somebody may deal with; outside their jurisdiction it does not exist. */
export async function findRefundWithin(tx: Tx, j: Jurisdiction, of: { accountId: string; id: string }): Promise<{ province: string } | undefined> {
  const row = await joined(tx, j).select('application.province').where('refund.account_id', '=', of.accountId).where('refund.id', '=', of.id).executeTakeFirst();
  return row && { province: row.province ?? '' };
}
