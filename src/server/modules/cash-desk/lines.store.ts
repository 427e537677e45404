import type { Selectable } from 'kysely';
import { CashLineKind, Tender, type CashLine, type DeskCode } from '#contracts/cash-desk.ts';
import type { Day } from '#contracts/dates.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Which lines of the book: those of a shift, or of a desk between two days. */
export type Which = { shiftId: string } | { desk: DeskCode; from: Day; to: Day };

const narrowed = (tx: Tx, which: Which) => ('shiftId' in which ? tx.selectFrom('cash_line').where('shift_id', '=', which.shiftId) : tx.selectFrom('cash_line').where('desk', '=', which.desk).where('day', '>=', which.from).where('day', '<=', which.to));

/** Lines of the cash book in their order. */
export async function listLines(tx: Tx, which: Which, afterSeq: number, limit: number): Promise<CashLine[]> {
  const rows = await narrowed(tx, which).selectAll().where('seq', '>', afterSeq).orderBy('seq').limit(limit).execute();
  return rows.map(lineOf);
}

/** How many there are. */
export async function countLines(tx: Tx, which: Which): Promise<number> {
  const { n } = await narrowed(tx, which).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(n);
}

/** What came in and went out, in cash and by card. */
export async function sumLines(tx: Tx, which: Which): Promise<{ inFen: number; outFen: number; posInFen: number; posOutFen: number }> {
  const rows = await narrowed(tx, which).select((e) => ['tender', e.fn.sum<string>(e.fn<number>('greatest', ['change_in_fen', e.lit(0)])).as('in_fen'), e.fn.sum<string>(e.fn<number>('least', ['change_in_fen', e.lit(0)])).as('out_fen')]).groupBy('tender').execute();
  const at = (tender: Tender) => rows.find((r) => r.tender === tender);
  return { inFen: Number(at('cash')?.in_fen ?? 0), outFen: -Number(at('cash')?.out_fen ?? 0), posInFen: Number(at('pos')?.in_fen ?? 0), posOutFen: -Number(at('pos')?.out_fen ?? 0) };
}

/** The cash a desk had before a day (上日余额): what its last line before it says. */
export async function balanceBefore(tx: Tx, desk: DeskCode, day: Day): Promise<number> {
  const row = await tx.selectFrom('cash_line').select('balance_in_fen').where('desk', '=', desk).where('day', '<', day).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return row?.balance_in_fen ?? 0;
}

function lineOf(r: Selectable<Database['cash_line']>): CashLine {
  return {
    seq: r.seq, day: r.day, at: r.at.getTime(), kind: CashLineKind.parse(r.kind), tender: Tender.parse(r.tender), inFen: Math.max(r.change_in_fen, 0), outFen: Math.max(-r.change_in_fen, 0), balanceInFen: r.balance_in_fen, receiptNumber: r.receipt_number, orderNumber: r.order_number, refundNumber: r.refund_number, note: r.note, by: r.by_name,
  };
}
