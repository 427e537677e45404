import type { DepositFilters, DepositLine, DepositList } from '#contracts/cash-desk.ts';
import { refusalText } from '#contracts/refusals.ts';
import { pairKey, placeOf } from '#server/platform/lists/list-source.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { deskNames } from '../desk-text.ts';
import { refusalsToDecideDeposit } from '../domain/deposit-rules.ts';
import { listDeposits, type Deposit } from './deposits.store.ts';

const PAGE = 50;

/** 缴存清单: a page within the jurisdiction, the newest first. */
export async function viewDeposits(b: AtDesk, { after, ...f }: DepositFilters & { after: string }): Promise<DepositList> {
  const rows = await listDeposits(b.tx, b.by.jurisdiction, f, placeOf(after === '' ? undefined : after), PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return { deposits: await presentDeposits(b, page), next: rows.length > PAGE && last ? pairKey(String(last.enteredAt), last.id) : null };
}

/** Deposits in the reader's words. */
export async function presentDeposits(b: AtDesk, deposits: readonly Deposit[]): Promise<DepositLine[]> {
  const names = deskNames(b.tx, b.lang);
  const lines: DepositLine[] = [];
  for (const d of deposits) {
    lines.push({
      id: d.id, desk: d.desk, deskText: await names.desk(d.desk), slipNumber: d.slipNumber, depositedOn: d.depositedOn, amountInFen: d.amountInFen, state: d.state, version: d.version, enteredBy: d.enteredByName, enteredAt: d.enteredAt, decidedBy: d.decidedByName, decidedAt: d.decidedAt, reason: d.reason,
      decide: refusalsToDecideDeposit(d, b.by).map((no) => refusalText(no, b.lang)),
    });
  }
  return lines;
}
