import { beijingDay, type Day, type Instant } from '#contracts/dates.ts';
import { yuan } from '#contracts/money.ts';
import type { ClosingKind } from '#contracts/reconciliation.ts';
import { refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { countUnconfirmed } from '#server/modules/cash-desk/index.ts';
import { listBalances } from '#server/modules/ledger/index.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findBillOf, usedSince } from '../bills/bills.store.ts';
import { channelName } from '../bills/present-bills.ts';
import { seesAccount } from '../domain/accounts.ts';
import { listReconciled } from '../matching/days.store.ts';
import { countUnsettled, listUnclosedDays } from './closings.store.ts';

export type ToClose = { kind: ClosingKind; province: string; day: Day; sittingId: string | null };
type Env = { tx: Tx; now: Instant; lang: Lang; channels: PaymentChannels };

/** Everything that stands against closing a day or a sitting (不能结账的原因): bills that are missing or not compared, differences nobody settled, cash shifts nobody confirmed, days before it, money still owed. */
export async function refusalsToClose(env: Env, c: ToClose): Promise<Refusal[]> {
  return c.kind === 'day' ? againstDay(env, c) : againstFinal(env, c);
}

async function againstDay({ tx, now, lang, channels }: Env, { province, day }: ToClose): Promise<Refusal[]> {
  if (day >= beijingDay(now)) return [refuse('closing.day_not_over')];
  const [[earliest], unsettled, shifts] = await Promise.all([listUnclosedDays(tx, { province, before: beijingDay(now) }, 1), countUnsettled(tx, { province, to: day }), countUnconfirmed(tx, { province, to: day })]);
  const no: Refusal[] = [];
  if (earliest === undefined) return [refuse('closing.nothing_moved')];
  if (earliest < day) no.push(refuse('closing.earlier_open', { params: { day: earliest } }));
  for (const channel of channels.all.filter((one) => seesAccount({ kind: 'province', province }, one))) {
    const since = await usedSince(tx, channel.account);
    if (since === undefined || since > day) continue;
    const params = { channel: channelName(channels, channel.account, lang), day };
    const bill = await findBillOf(tx, channel.account, day, 'standing');
    const [compared] = bill ? await listReconciled(tx, [channel.account], { from: day, to: day }) : [];
    if (!bill) no.push(refuse('closing.bill_missing', { params }));
    else if (compared?.billId !== bill.id) no.push(refuse('closing.not_compared', { params }));
  }
  if (unsettled > 0) no.push(refuse('closing.differences_open', { params: { count: String(unsettled) } }));
  if (shifts > 0) no.push(refuse('closing.shift_open', { params: { count: String(shifts) } }));
  return no;
}

async function againstFinal({ tx, now }: Env, { province, sittingId }: ToClose): Promise<Refusal[]> {
  if (sittingId === null) return [refuse('closing.sitting_missing', { path: 'sittingId' })];
  // what moved today is closed tomorrow
  const tomorrow = beijingDay(now + 86_400_000);
  const [days, unsettled, balances] = await Promise.all([listUnclosedDays(tx, { province, before: tomorrow, sittingId }, 400), countUnsettled(tx, { province, sittingId }), listBalances(tx, { province, sittingId })]);
  const owed = balances.filter((b) => b.account === 'owed').reduce((fen, b) => fen - b.leftInFen, 0);
  return [
    ...(balances.length === 0 ? [refuse('closing.nothing_moved')] : []),
    ...(days.length > 0 ? [refuse('closing.days_open', { params: { count: String(days.length) } })] : []),
    ...(unsettled > 0 ? [refuse('closing.differences_open', { params: { count: String(unsettled) } })] : []),
    ...(owed === 0 ? [] : [refuse('closing.money_owed', { params: { amount: yuan(owed) } })]),
  ];
}
