import type { DecideDeposit, DepositId, EnterDeposit } from '#contracts/cash-desk.ts';
import { beijingDay } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { post } from '#server/modules/ledger/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { AtDesk } from '../at-the-desk.ts';
import { lockDesk, writeLine } from '../desks.store.ts';
import { againstStanding, refusalsToDecideDeposit, refusalsToDeposit } from '../domain/deposit-rules.ts';
import { findStanding } from '../shifts/shifts.store.ts';
import { factsOf } from '../shifts/open-shift.ts';
import { decideDepositRow, findDeposit, insertDeposit, type Deposit } from './deposits.store.ts';

/** 缴存登记: what was taken to the bank, by the bank's slip; it leaves the drawer in the books at once. */
export async function enterDeposit(b: AtDesk, asked: EnterDeposit): Promise<Result<Deposit>> {
  const { tx, by, now } = b;
  const desk = await lockDesk(tx, by.jurisdiction, asked.desk);
  if (!desk) return refusedFor('cash.desk_not_found', { path: 'desk' });
  const standing = await findStanding(tx, desk.desk);
  const no = refusalsToDeposit(asked, { cashInFen: desk.cashInFen, standing: standing && (await factsOf(b, standing)), today: beijingDay(now) }, by.staffId);
  if (no.length > 0) return refused(no);
  const id = newId<DepositId>();
  if (!(await insertDeposit(tx, { ...asked, id, province: desk.province }, by, now))) return refusedFor('cash.slip_used', { path: 'slipNumber', params: { slip: asked.slipNumber } });
  await writeLine(tx, desk, { kind: 'deposited', changeInFen: -asked.amountInFen, shiftId: standing?.id ?? null, note: asked.slipNumber }, by, now);
  await post(tx, { kind: 'cash_deposited', id, province: desk.province, amountInFen: asked.amountInFen, happenedAt: now, note: asked.slipNumber }, now);
  const kept = await findDeposit(tx, by.jurisdiction, id);
  return kept ? ok(kept) : refusedFor('cash.deposit_not_found');
}

/** 核对回单: by a second person with the bank's receipt in hand. What was entered wrongly is taken back, in the book and the ledger, and entered anew. */
export async function decideDeposit(b: AtDesk, id: DepositId, { version, decision, reason }: DecideDeposit): Promise<Result<Deposit>> {
  const { tx, by, now } = b;
  const seen = await findDeposit(tx, by.jurisdiction, id);
  const desk = seen && (await lockDesk(tx, by.jurisdiction, seen.desk));
  const d = desk && (await findDeposit(tx, by.jurisdiction, id, { lock: true }));
  if (!d) return refusedFor('cash.deposit_not_found');
  if (d.version !== version) return refusedFor('cash.changed_meanwhile');
  const standing = decision === 'take_back' ? await findStanding(tx, desk.desk) : undefined;
  const no = [
    ...refusalsToDecideDeposit(d, by), ...(decision === 'take_back' && reason === '' ? [refuse('cash.reason_missing', { path: 'reason' })] : []),
    // a drawer that is being counted, or that somebody answers for, does not grow behind their back
    ...againstStanding(standing && (await factsOf(b, standing)), by.staffId),
  ];
  if (no.length > 0) return refused(no);
  await decideDepositRow(tx, d, decision === 'agree' ? 'agreed' : 'taken_back', by, reason, now);
  if (decision === 'take_back') {
    await writeLine(tx, desk, { kind: 'deposit_back', changeInFen: d.amountInFen, note: `${d.slipNumber} ${reason}` }, by, now);
    await post(tx, { kind: 'cash_drawn', id: `back-${id}`, province: d.province, amountInFen: d.amountInFen, happenedAt: now, note: reason }, now);
  }
  return ok(d);
}
