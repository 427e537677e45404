import { defineFigure, type Figure } from '#server/platform/metrics/figures.ts';
import type { PaymentChannels } from './channels/channel.ts';
import { countAttempts, countOpenRefunds, countRefusedNotices, readLongestUnanswered, type Counted } from './payments.figures.store.ts';

/** Money under way, by receiving account (收款账户), for those who watch the installation. Accounts are those of the settings and `other`, so that nobody's letters make a label. */
export function paymentFigures({ all }: PaymentChannels): readonly Figure[] {
  const known = new Set([...all.map((c) => c.account), 'desk']);
  const accountOf = (account: string) => (known.has(account) ? account : 'other');
  const values = (rows: readonly Counted[], label: string) => {
    const sums = new Map<string, { labels: Record<string, string>; value: number }>();
    for (const { account, what, value } of rows) {
      const labels = { account: accountOf(account), [label]: what };
      const key = JSON.stringify(labels);
      sums.set(key, { labels, value: (sums.get(key)?.value ?? 0) + value });
    }
    return [...sums.values()];
  };
  const nothing = all.flatMap(({ account }) => ['open', 'begun_last_day', 'paid_last_day'].map((what): Counted => ({ account, what, value: 0 })));
  return [
    defineFigure({ name: 'jinbang_payment_attempts', help: 'Attempts to pay, by receiving account: open, begun_last_day, paid_last_day', labels: ['account', 'what'], read: async (tx) => values([...nothing, ...(await countAttempts(tx))], 'what') }),
    defineFigure({
      name: 'jinbang_payment_unanswered_seconds', help: 'How long the open attempt waits that has waited longest for a word of its channel, by receiving account; 0 where none does', labels: ['account'],
      read: async (tx) => {
        const waiting = await readLongestUnanswered(tx);
        const longest = (account: string) => Math.max(0, ...waiting.filter((w) => accountOf(w.account) === account).map((w) => w.value));
        return [...known, 'other'].filter((account) => account !== 'desk').map((account) => ({ labels: { account }, value: longest(account) }));
      },
    }),
    defineFigure({ name: 'jinbang_payment_refunds_open', help: 'Refunds that are not done, by receiving account and state (due, requested, failed)', labels: ['account', 'state'], read: async (tx) => values(await countOpenRefunds(tx), 'state') }),
    defineFigure({ name: 'jinbang_payment_notices_refused', help: 'Notices refused in the last hour, by receiving account and fault', labels: ['account', 'fault'], read: async (tx) => values(await countRefusedNotices(tx), 'fault') }),
  ];
}
