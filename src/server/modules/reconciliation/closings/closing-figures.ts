import { createHash } from 'node:crypto';
import type { Day } from '#contracts/dates.ts';
import type { LedgerKind } from '#contracts/ledger.ts';
import { ClosingFigures, DifferenceClass } from '#contracts/reconciliation.ts';
import { listBalances, sumKinds, type Span } from '#server/modules/ledger/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { sumDifferences } from '../differences/differences.store.ts';
import { addDays } from '../domain/bill-days.ts';

export type ClosingOf = { province: string; from?: Day; to: Day; sittingId?: string };

/** The figures of a day or of a sitting (结账数字), from the ledger alone; they are the same whenever they are asked for, because what was booked stays. */
export async function figuresOf(tx: Tx, of: ClosingOf): Promise<ClosingFigures> {
  const span: Span = { province: of.province, to: of.to, ...(of.from !== undefined && { from: of.from }), ...(of.sittingId !== undefined && { sittingId: of.sittingId }) };
  const [kinds, moved, before, differences] = await Promise.all([
    sumKinds(tx, span), listBalances(tx, span), of.from === undefined ? [] : listBalances(tx, { province: of.province, to: addDays(of.from, -1) }),
    sumDifferences(tx, { kind: 'province', province: of.province }, { from: of.from ?? '2000-01-01', to: of.to }),
  ]);
  const sum = (...wanted: LedgerKind[]) => kinds.filter((k) => wanted.includes(k.kind)).reduce((all, k) => ({ count: all.count + k.count, inFen: all.inFen + k.amountInFen }), { count: 0, inFen: 0 });
  const at = (receiving: string | null, ...wanted: LedgerKind[]) => kinds.filter((k) => k.receiving === receiving && wanted.includes(k.kind)).reduce((fen, k) => fen + k.amountInFen, 0);
  const receivings = [...new Set(kinds.flatMap((k) => k.receiving ?? []))].sort();
  const inSittings = (account: string) => moved.filter((b) => b.account === account);
  return {
    collectedOnline: sum('charge_settled'), collectedAtDesk: sum('cash_taken', 'pos_taken'), held: sum('charge_held'), owedBack: sum('refund_due'), refundedByChannel: sum('refund_done'), cameBack: sum('refund_back'), refundedAtDesk: sum('cash_paid_out', 'pos_paid_out'), deposited: sum('cash_deposited'), writtenOff: sum('written_off', 'cash_difference'),
    accounts: receivings.map((receiving) => ({ receiving, collectedInFen: at(receiving, 'charge_settled', 'charge_held'), refundedInFen: at(receiving, 'refund_done') - at(receiving, 'refund_back') })),
    sittings: inSittings('treasury').map((b) => ({ sittingId: b.of.split('/')[1] ?? '', collectedInFen: b.outInFen, refundedInFen: b.inInFen, owedInFen: -(inSittings('owed').find((o) => o.of === b.of)?.leftInFen ?? 0), treasuryInFen: -b.leftInFen })),
    differences: DifferenceClass.options.map((c) => differences.filter((d) => d.class === c).reduce((all, d) => ({ ...all, count: all.count + d.count, inFen: all.inFen + d.inFen }), { class: c, count: 0, inFen: 0 })),
    balances: withBefore(moved, before),
  };
}

type Left = Awaited<ReturnType<typeof listBalances>>;

function withBefore(moved: Left, before: Left): ClosingFigures['balances'] {
  const keys = [...new Set([...before, ...moved].map((b) => `${b.account}\n${b.of}`))].sort();
  return keys.map((key) => {
    const [account = '', of = ''] = key.split('\n');
    const [was, now] = [before, moved].map((all) => all.find((b) => b.account === account && b.of === of));
    const beforeInFen = was?.leftInFen ?? 0;
    return { account, of, beforeInFen, inInFen: now?.inInFen ?? 0, outInFen: now?.outInFen ?? 0, afterInFen: beforeInFen + (now?.leftInFen ?? 0) };
  });
}

/** The digest figures are frozen with: of their values in the order of the contract, wherever they were kept meanwhile. */
export function digestOf(of: { kind: string; province: string; day: Day; sittingId: string | null }, figures: ClosingFigures): Buffer {
  return createHash('sha256').update(JSON.stringify([of.kind, of.province, of.day, of.sittingId, ClosingFigures.parse(figures)])).digest();
}

/** What came in and what went back in all. */
export const totalsOf = (f: ClosingFigures) => ({ collectedInFen: f.collectedOnline.inFen + f.collectedAtDesk.inFen, refundedInFen: f.refundedByChannel.inFen + f.refundedAtDesk.inFen - f.cameBack.inFen });
