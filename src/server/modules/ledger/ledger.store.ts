import { sql } from 'kysely';
import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import { LedgerAccount, LedgerKind } from '#contracts/ledger.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Entry } from './domain/occasions.ts';

/** Books an entry (`ledger_post`): true the first time, false when the same movement was booked before. */
export async function insertEntry(tx: Tx, e: Entry, bookedAt: Instant): Promise<boolean> {
  const columns = JSON.stringify({
    kind: e.kind, booked_at: new Date(bookedAt), happened_at: new Date(e.happenedAt), receiving: e.receiving, number: e.number, reference: e.reference, order_number: e.orderNumber, refund_number: e.refundNumber,
    province: e.province, sitting_id: e.sittingId, amount_in_fen: e.amountInFen, note: e.note,
  });
  const lines = JSON.stringify(e.postings.map((p) => ({ debit: p.debit.account, debit_of: p.debit.of, credit: p.credit.account, credit_of: p.credit.of, amount_in_fen: p.amountInFen })));
  const { rows } = await sql<{ posted: boolean }>`select ledger_post(${e.occasion}, ${columns}, ${lines}) as posted`.execute(tx);
  return rows[0]?.posted === true;
}

/** What narrows a look at the books: the days, the province and sitting a fee belongs to. */
export type Span = { from?: Day | undefined; to?: Day | undefined; province?: string | undefined; sittingId?: string | undefined };

/** How an account of the chart stands: what went in (借), what came out (贷), and what is left. */
export type Balance = { account: LedgerAccount; of: string; inInFen: number; outInFen: number; leftInFen: number };

/** Balances over a span of days (科目余额), every account that moved, in the order of their names. Sums over the days asked for; no counter is kept anywhere. */
export async function listBalances(tx: Tx, span: Span): Promise<Balance[]> {
  const where = sql.join([
    sql`true`, ...(span.from === undefined ? [] : [sql`day >= ${span.from}`]), ...(span.to === undefined ? [] : [sql`day <= ${span.to}`]),
    ...(span.province === undefined ? [] : [sql`province = ${span.province}`]), ...(span.sittingId === undefined ? [] : [sql`sitting_id = ${span.sittingId}`]),
  ], sql` and `);
  const { rows } = await sql<{ account: string; of: string; in_fen: string; out_fen: string }>`
    select account, of, sum(in_fen)::text as in_fen, sum(out_fen)::text as out_fen from (
      select debit as account, debit_of as of, sum(amount_in_fen) as in_fen, 0 as out_fen from ledger_posting where ${where} group by 1, 2
      union all select credit, credit_of, 0, sum(amount_in_fen) from ledger_posting where ${where} group by 1, 2
    ) sides group by 1, 2 order by 1, 2`.execute(tx);
  return rows.map((r) => ({ account: LedgerAccount.parse(r.account), of: r.of, inInFen: Number(r.in_fen), outInFen: Number(r.out_fen), leftInFen: Number(BigInt(r.in_fen) - BigInt(r.out_fen)) }));
}

/** One booked movement as statements show it. */
export type Movement = {
  occasion: string; kind: LedgerKind; day: Day; bookedAt: Instant; happenedAt: Instant; receiving: string | null; number: string | null; reference: string | null; orderNumber: string | null; refundNumber: string | null;
  province: string | null; sittingId: string | null; amountInFen: number; note: string;
};

/** The movements of one order (资金流水), the oldest first. */
export async function listMovementsOf(tx: Tx, orderNumber: string): Promise<Movement[]> {
  const rows = await tx.selectFrom('ledger_entry').selectAll().where('order_number', '=', orderNumber).orderBy('booked_at').orderBy('occasion').execute();
  return rows.map((r) => ({
    occasion: r.occasion, kind: LedgerKind.parse(r.kind), day: beijingDay(r.booked_at.getTime()), bookedAt: r.booked_at.getTime(), happenedAt: r.happened_at.getTime(), receiving: r.receiving, number: r.number, reference: r.reference,
    orderNumber: r.order_number, refundNumber: r.refund_number, province: r.province, sittingId: r.sitting_id, amountInFen: r.amount_in_fen, note: r.note,
  }));
}

/** What moved in a span, by kind and receiving account, in number and money. */
export async function sumKinds(tx: Tx, span: Span): Promise<{ kind: LedgerKind; receiving: string | null; count: number; amountInFen: number }[]> {
  let query = tx.selectFrom('ledger_entry').select((e) => ['kind', 'receiving', e.fn.countAll<string>().as('n'), e.fn.sum<string>('amount_in_fen').as('fen')]);
  if (span.from !== undefined) query = query.where('day', '>=', span.from);
  if (span.to !== undefined) query = query.where('day', '<=', span.to);
  if (span.province !== undefined) query = query.where('province', '=', span.province);
  if (span.sittingId !== undefined) query = query.where('sitting_id', '=', span.sittingId);
  const rows = await query.groupBy(['kind', 'receiving']).orderBy('kind').orderBy('receiving').execute();
  return rows.map((r) => ({ kind: LedgerKind.parse(r.kind), receiving: r.receiving, count: Number(r.n), amountInFen: Number(r.fen) }));
}
