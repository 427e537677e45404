import type { BankMood } from './behaviour.ts';
import type { Refund, Trade } from './book.ts';
import type { How, Told, Writer } from './desk.ts';
import type { Merchant } from './merchants.ts';
import type { PostOffice } from './post-office.ts';
import type { Tally } from './tally.ts';

const STRANGER = { alipay: { merchant: '2088999999999999', appId: '2021999999999999' }, wechat: { merchant: '1999999999', appId: 'wx9999999999999999' }, unionpay: { merchant: '777299999999999', appId: '' } } as const;

type Options = { mood: BankMood; tally: Tally; post: PostOffice; now: () => number; merchantOf: (account: string) => Merchant; writerOf: (kind: Merchant['kind']) => Writer };

/** What a letter is, when it is counted. */
type Mark = 'genuine' | 'forged' | 'of another merchant' | 'played back';

/** Lines up the notices of what happened, as well or as badly as the bank behaves now. */
export function announcer({ mood, tally, post, now, merchantOf, writerOf }: Options) {
  function news(account: string, url: string, write: (writer: Writer, how: How) => ReturnType<Writer['payment']>, contrary: readonly ((writer: Writer, how: How) => ReturnType<Writer['payment']>)[]): void {
    const { lose, delayMs, repeat, forge, reorder, contradict, stale } = mood.behaviour;
    const note = (what: string, is: boolean, times = 1) => { for (let n = 0; is && n < times; n += 1) tally.add(`notice ${what}`, account); };
    note('lost', lose);
    if (lose) return;
    note('delayed', delayMs > 0);
    note('repeated', repeat > 0, repeat);
    note('contradicting', contradict && contrary.length > 0);
    note('reordered', reorder && contrary.length > 0);
    const merchant = merchantOf(account);
    const writer = writerOf(merchant.kind);
    const dueAt = now() + delayMs;
    const line = (write_: typeof write, mark: Mark = 'genuine', how: Partial<How> = {}) => {
      const asMarked = mood.behaviour.secondKey && mark === 'genuine' ? 'of another key' : mark;
      post.line({ url, dueAt, isReceived: writer.isReceived, note: (what) => { tally.add(`${asMarked}: ${what}`, account); }, write: (sentAt) => write_(writer, { merchant, sentAt, ...how }) });
    };
    const [failed, closed] = contrary;
    if (forge) {
      line(write, 'forged', { forged: true });
      line(write, 'of another merchant', { merchant: { ...merchant, ...STRANGER[merchant.kind] } });
    }
    if (stale) line(write, 'played back', { stale: true });
    if (contradict && failed) line(failed);
    for (let n = 0; n <= repeat; n += 1) line(write);
    if (contradict && closed) line(closed);
    if (reorder && failed) line(failed);
  }

  return {
    /** Tells that a trade was paid, or that it was not. */
    payment(trade: Trade, told: Told): void {
      const contrary = told.status === 'paid' ? [(writer: Writer, how: How) => writer.payment(trade, { status: 'failed' }, how), (writer: Writer, how: How) => writer.payment(trade, { status: 'closed' }, how)] : [];
      news(trade.account, trade.noticeUrl, (writer, how) => writer.payment(trade, told, how), contrary);
    },
    /** Tells that a refund was made, or that it was not. */
    refund(refund: Refund): void {
      if (merchantOf(refund.account).kind === 'alipay' && refund.status === 'failed') return;
      const contrary = refund.status === 'done' && merchantOf(refund.account).kind !== 'alipay' ? [(writer: Writer, how: How) => writer.refund({ ...refund, status: 'failed' }, how)] : [];
      news(refund.account, refund.noticeUrl, (writer, how) => writer.refund(refund, how), contrary);
    },
  };
}
