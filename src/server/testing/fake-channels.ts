import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ChannelKind, PaymentChannel, PaymentChannels, RefundAnswer, Start } from '#server/modules/payments/channels/channel.ts';

type Charge = Awaited<ReturnType<PaymentChannel['query']>>;
type Money = { amountInFen: number; reference: string; paidAt: number };
type Seen = { closed: boolean; money: Money[]; amountInFen: number; expiresAt: number };

const Sent = z.strictObject({ key: z.string(), merchant: z.string(), id: z.string(), number: z.string(), amountInFen: z.number(), reference: z.string(), paidAt: z.number() });
export type Sent = z.infer<typeof Sent>;

/** How a channel is told to behave: it does not answer, it cannot close, it refuses refunds. */
export type FakeMood = { away: boolean; cannotClose: boolean };

/** Several receiving accounts in memory, for tests of what is ours: the true protocols are tried in the contract tests. Each has the kind of its name. */
export function fakeChannels(accounts: readonly string[], now: () => number) {
  const moods = new Map<string, FakeMood>(accounts.map((account) => [account, { away: false, cannotClose: false }]));
  const seen = new Map<string, Seen>();
  const refunds = new Map<string, { amountInFen: number; account: string }>();
  const asked: { account: string; what: 'query' | 'close' | 'start'; number: string }[] = [];
  const mood = (account: string) => moods.get(account) ?? { away: true, cannotClose: false };
  const of = (number: string): Seen => {
    const one = seen.get(number) ?? { closed: false, money: [], amountInFen: 0, expiresAt: 0 };
    seen.set(number, one);
    return one;
  };
  const reach = (account: string, what: 'query' | 'close' | 'start', number: string) => {
    asked.push({ account, what, number });
    if (mood(account).away) throw new Error('maintenance');
  };
  const chargeOf = ({ money: [money], closed }: Seen): Charge => (money ? { status: 'paid', ...money } : { status: closed ? 'closed' : 'unpaid' });

  const channel = (account: string): PaymentChannel => ({
    account, kind: kindOf(account), merchant: `merchant-${account}`, provinces: 'all', origins: [`https://${account}.example`],
    start: ({ number, amountInFen, expiresAt, device }) => Promise.resolve().then((): Start => {
      reach(account, 'start', number);
      Object.assign(of(number), { amountInFen, expiresAt });
      if (kindOf(account) === 'unionpay') return { kind: 'form', action: `https://${account}.example/pay`, fields: { orderId: number } };
      return kindOf(account) === 'wechat' && device === 'desktop' ? { kind: 'code', text: `weixin://wxpay/${number}` } : { kind: 'redirect', url: `https://${account}.example/pay?number=${number}` };
    }),
    query: ({ number }) => Promise.resolve().then(() => {
      reach(account, 'query', number);
      return chargeOf(of(number));
    }),
    close: ({ number }) => Promise.resolve().then(() => {
      reach(account, 'close', number);
      const one = of(number);
      if (one.money.length === 0 && !mood(account).cannotClose) one.closed = true;
      return chargeOf(one);
    }),
    readNotice: ({ body }) => {
      const sent = Sent.safeParse(jsonOf(body));
      if (!sent.success) return { ok: false, fault: 'malformed' };
      if (sent.data.key !== `key-${account}`) return { ok: false, fault: 'bad_signature' };
      if (sent.data.merchant !== `merchant-${account}`) return { ok: false, fault: 'other_merchant' };
      const { id, number, amountInFen, reference, paidAt } = sent.data;
      return { ok: true, notice: { id, about: 'payment', number, charge: { status: 'paid', amountInFen, reference, paidAt } } };
    },
    replyToNotice: (taken) => ({ status: taken ? 200 : 400, contentType: 'text/plain', body: taken ? 'success' : 'fail' }),
    refund: ({ refundNumber, amountInFen }) => Promise.resolve().then((): RefundAnswer => {
      if (mood(account).away) throw new Error('maintenance');
      refunds.set(refundNumber, { amountInFen, account });
      return { status: 'done', amountInFen, reference: `RF-${refundNumber}`, at: now() };
    }),
    queryRefund: ({ refundNumber }) => Promise.resolve(refunds.has(refundNumber) ? { status: 'processing' } : { status: 'unknown' }),
    downloadBill: () => Promise.resolve('not_ready'),
    readBill: () => { throw new Error('no bills here'); },
  });
  const all = accounts.map(channel);
  const channels: PaymentChannels = { all, offered: () => all, find: (account) => all.find((one) => one.account === account) };

  return {
    channels, asked, refunds,
    behave(account: string, change: Partial<FakeMood>) { moods.set(account, { ...mood(account), ...change }); },
    reset() { for (const account of accounts) moods.set(account, { away: false, cannotClose: false }); asked.length = 0; },
    /** The payer pays at the channel, whether or not it should still take the money; answers the notice it would send. */
    pay(account: string, number: string, money: Partial<Money> = {}): Sent {
      const one = of(number);
      const taken = { amountInFen: one.amountInFen, reference: `${account}-${randomUUID().slice(0, 8)}`, paidAt: now(), ...money };
      one.money.push(taken);
      return { key: `key-${account}`, merchant: `merchant-${account}`, id: randomUUID(), number, ...taken };
    },
    isClosed: (number: string) => of(number).closed,
  };
}

function kindOf(account: string): ChannelKind {
  const kind = account.split('-')[0];
  return kind === 'wechat' || kind === 'unionpay' ? kind : 'alipay';
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
