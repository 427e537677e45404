import { beijingDay, type Day } from '#contracts/dates.ts';
import type { ReconciledDay, ReconciledDays } from '#contracts/reconciliation.ts';
import type { PaymentChannels } from '#server/modules/payments/index.ts';
import type { Booking } from '../asking.ts';
import { listBills, usedSince } from '../bills/bills.store.ts';
import { accountsSeenBy, channelName, presentBill } from '../bills/present-bills.ts';
import { countDifferences, sumDifferences } from '../differences/differences.store.ts';
import { bringsBillsOf } from '../domain/accounts.ts';
import { addDays } from '../domain/bill-days.ts';
import { listReconciled } from './days.store.ts';

/** Days of one page. */
const PAGE_DAYS = 10;
const TREND_DAYS = 30;
const MOST_BILLS = 2_000;

/** 每日对账: the days before today or before `before`, the newest first, each with its bill, our books beside it and what does not agree; and the trend of a month. */
export async function viewDays(b: Booking, channels: PaymentChannels, before: Day | undefined, only: string | undefined): Promise<ReconciledDays> {
  const { tx, lang, now, by } = b;
  const today = beijingDay(now);
  const last = addDays(before ?? today, -1);
  const first = addDays(last, 1 - PAGE_DAYS);
  const trendFrom = addDays(today, -TREND_DAYS);
  const seen = accountsSeenBy(channels, by.jurisdiction).filter((r) => only === undefined || r === only);
  const from = first < trendFrom ? first : trendFrom;
  const [bills, compared, sums, since, overdue] = await Promise.all([
    listBills(tx, seen, { from: first, to: last }, undefined, MOST_BILLS), listReconciled(tx, seen, { from, to: today }), sumDifferences(tx, by.jurisdiction, { from, to: today, receivings: seen }),
    Promise.all(seen.map(async (r) => [r, await usedSince(tx, r)] as const)), countDifferences(tx, by.jurisdiction, { standing: 'overdue', today, mine: by.staffId }),
  ]);
  const days: ReconciledDay[] = [];
  let older = false;
  for (const [receiving, since_] of since) {
    if (since_ === undefined) continue;
    older ||= since_ < first;
    for (let day = last; day >= first && day >= since_; day = addDays(day, -1)) {
      const bill = bills.find((x) => x.receiving === receiving && x.day === day && (x.state === 'standing' || x.state === 'reading')) ?? bills.find((x) => x.receiving === receiving && x.day === day && x.state === 'refused');
      const done = compared.find((c) => c.receiving === receiving && c.day === day);
      const current = done && bill?.id === done.billId ? done : undefined;
      days.push({
        receiving, channel: channelName(channels, receiving, lang), day, bill: bill ? presentBill(channels, bill, lang) : null, state: bill?.state === 'reading' ? 'reading' : bill?.state === 'standing' ? (current ? 'compared' : 'comparing') : 'missing',
        ours: current?.ours ?? 0, oursInFen: current?.oursInFen ?? 0, oursBack: current?.oursBack ?? 0, oursBackInFen: current?.oursBackInFen ?? 0, matched: current?.matched ?? 0, comparedAt: current?.comparedAt ?? null,
        classes: sums.filter((s) => s.receiving === receiving && s.day === day).map(({ class: c, count, open, inFen }) => ({ class: c, count, open, inFen })),
      });
    }
  }
  days.sort((x, y) => (x.day === y.day ? x.receiving.localeCompare(y.receiving) : x.day < y.day ? 1 : -1));
  return {
    days, next: older ? first : null, overdue, accounts: seen.map((receiving) => ({ receiving, channel: channelName(channels, receiving, lang), mayUpload: mayUpload(b, channels, receiving) })), mayUpload: seen.some((r) => mayUpload(b, channels, r)),
    trend: Array.from({ length: TREND_DAYS }, (_, i) => addDays(trendFrom, i)).map((day) => {
      const of = <T extends { day: Day }>(all: T[]) => all.filter((x) => x.day === day);
      const differences = of(sums).filter((s) => s.class !== 'late');
      return { day, movements: of(compared).reduce((n, c) => n + c.ours + c.oursBack, 0), differences: differences.reduce((n, s) => n + s.count, 0), open: differences.reduce((n, s) => n + s.open, 0) };
    }),
  };
}

function mayUpload({ by }: Booking, channels: PaymentChannels, receiving: string): boolean {
  const channel = channels.find(receiving);
  return channel !== undefined && by.permissions.includes('reconciliation.handle') && bringsBillsOf(by.jurisdiction, channel);
}
