import type { CashBook, CashBookFilters } from '#contracts/cash-desk.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { AtDesk } from './at-the-desk.ts';
import { deskNames } from './desk-text.ts';
import { findDesk } from './desks.store.ts';
import { balanceBefore, listLines, sumLines } from './lines.store.ts';

const PAGE = 100;

/** 现金日记账: a desk between two days, the balance before, each line with the balance after it, and the balance at the end. */
export async function viewCashBook(b: AtDesk, { desk, from, to, after }: CashBookFilters & { after: number }): Promise<Result<CashBook>> {
  if (!(await findDesk(b.tx, b.by.jurisdiction, desk))) return refusedFor('cash.desk_not_found', { path: 'desk' });
  const which = { desk, from, to };
  const [openingInFen, sums, rows, deskText] = await Promise.all([balanceBefore(b.tx, desk, from), sumLines(b.tx, which), listLines(b.tx, which, after, PAGE + 1), deskNames(b.tx, b.lang).desk(desk)]);
  const lines = rows.slice(0, PAGE);
  return ok({ desk, deskText, from, to, openingInFen, ...sums, closingInFen: openingInFen + sums.inFen - sums.outFen, lines, next: rows.length > PAGE ? String(lines.at(-1)?.seq ?? '') : null });
}
