import { sql } from 'kysely';
import type { OrderListFilters } from '#contracts/payments.ts';
import { startOfBeijingDay } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

const DAY = 86_400_000;
/** Codes nest: 37, 3701, 3701-01. */
const COLUMN: Record<number, 'application.province' | 'application.prefecture'> = { 2: 'application.province', 4: 'application.prefecture' };

function narrowed(tx: Tx, j: Jurisdiction, f: OrderListFilters) {
  let query = tx.selectFrom('payment_order').innerJoin('application', (on) => on.onRef('application.account_id', '=', 'payment_order.account_id').onRef('application.id', '=', 'payment_order.application_id'))
    .where((eb) => eb.exists(eb.selectFrom('application').select(sql<number>`1`.as('one')).whereRef('application.account_id', '=', 'payment_order.account_id').whereRef('application.id', '=', 'payment_order.application_id').where(withinJurisdiction(j))));
  if (f.sitting !== undefined) query = query.where('application.sitting_id', '=', f.sitting);
  if (f.place !== undefined) query = query.where(COLUMN[f.place.length] ?? 'application.review_point_id', '=', f.place);
  if (f.state !== undefined) query = query.where('payment_order.state', '=', f.state);
  if (f.how !== undefined) query = query.where('payment_order.how', '=', f.how);
  if (f.from !== undefined) query = query.where('payment_order.opened_at', '>=', new Date(startOfBeijingDay(f.from)));
  if (f.to !== undefined) query = query.where('payment_order.opened_at', '<', new Date(startOfBeijingDay(f.to) + DAY));
  return query;
}

/** Orders of applications within a jurisdiction, in the order of their keys. */
export async function ordersAfter(tx: Tx, j: Jurisdiction, f: OrderListFilters, after: readonly [accountId: string, id: string] | undefined, limit: number) {
  let query = narrowed(tx, j, f);
  if (after) query = query.where((eb) => eb(eb.refTuple('payment_order.account_id', 'payment_order.id'), '>', eb.tuple(after[0], after[1])));
  return query.select([
    'payment_order.account_id', 'payment_order.id', 'payment_order.application_id', 'payment_order.order_number', 'payment_order.how', 'payment_order.state', 'payment_order.title', 'payment_order.amount_in_fen', 'payment_order.opened_at', 'payment_order.paid_at',
    'payment_order.channel_reference', 'payment_order.receipt_number', 'application.number', 'application.sitting_id', 'application.province', 'application.review_point_id',
  ]).orderBy('payment_order.account_id').orderBy('payment_order.id').limit(limit).execute();
}

/** How many there are. */
export async function countOrders(tx: Tx, j: Jurisdiction, f: OrderListFilters): Promise<number> {
  const { count } = await narrowed(tx, j, f).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}
