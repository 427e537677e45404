import Fastify, { type FastifyInstance, type FastifyPluginCallback } from 'fastify';
import formbody from '@fastify/formbody';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { alipayBill } from './alipay/alipay-bill.ts';
import { mountAlipay } from './alipay/alipay-desk.ts';
import { alipayWriter } from './alipay/alipay-letters.ts';
import { announcer } from './announce.ts';
import type { BankKeys } from './bank-keys.ts';
import { BankBehaviour, NORMAL, type BankMood } from './behaviour.ts';
import { billDays } from './bill-days.ts';
import { openBook, type Book, type BookEvent } from './book.ts';
import type { Desk, Writer } from './desk.ts';
import { journalInMemory, type Journal } from './journal.ts';
import type { Merchant } from './merchants.ts';
import { mountCashier, payers, type Payers } from './mount-cashier.ts';
import { deliverLetter, postOffice, type Deliver, type PostOffice } from './post-office.ts';
import { openTally, type Counted, type Tally } from './tally.ts';
import { mountUnionpay } from './unionpay/unionpay-desk.ts';
import { unionpayBill } from './unionpay/unionpay-bill.ts';
import { unionpayWriter } from './unionpay/unionpay-letters.ts';
import { mountWechat } from './wechat/wechat-desk.ts';
import { wechatBill } from './wechat/wechat-bill.ts';
import { wechatWriter } from './wechat/wechat-letters.ts';

export type PaymentBankOptions = {
  keys: BankKeys;
  merchants: readonly Merchant[];
  now: () => number;
  /** Where it stands, for addresses it gives out. */
  url: () => string;
  /** Where its book is kept; absent, it is gone with the process. */
  journal?: Journal<BookEvent> | undefined;
  /** Where it keeps what it counted. */
  counts?: Journal<Counted> | undefined;
  deliver?: Deliver | undefined;
  /** False: notices go out only by `POST /control/flush`. */
  sendsByItself?: boolean | undefined;
  /** True for a bank that may have forgotten: it believes a signed refund of a charge it does not remember. */
  forgetful?: boolean | undefined;
  /** Shared with whoever turns the bank from inside the program. */
  mood?: BankMood | undefined;
  /** Moves its clock, where it has one of its own. */
  setClock?: ((now: number) => void) | undefined;
};

/**
 * The stand-in bank (支付渠道替身): 支付宝, 微信支付 and 银联 as merchants and payers meet them, each with its own protocol, keys and signatures written here for the second time, and every misbehaviour on
 * demand. One book stands behind all three.
 */
export function paymentBank(options: PaymentBankOptions): FastifyPluginCallback {
  return (app, _options, registered) => {
    const mood = options.mood ?? { behaviour: NORMAL };
    const book = openBook(options.journal ?? journalInMemory());
    const days = billDays(book, mood, options.merchants);
    const merchantOf = (account: string): Merchant => {
      const merchant = options.merchants.find((one) => one.account === account);
      if (!merchant) throw new Error(`no account ${account}`);
      return merchant;
    };
    const bill = (account: string, day: string): Readable => {
      const merchant = merchantOf(account);
      const lines = days.linesOf(account, day);
      return merchant.kind === 'alipay' ? alipayBill(merchant, day, lines) : merchant.kind === 'unionpay' ? unionpayBill(merchant, day, lines) : Readable.from([wechatBill(merchant, lines)]);
    };
    const post = postOffice({ now: options.now, deliver: options.deliver ?? deliverLetter, byItself: options.sendsByItself ?? true });
    const tally = openTally(options.counts);
    const letters = { keys: options.keys, mood, tally, book, merchants: options.merchants };
    const writers: Record<Merchant['kind'], Writer> = { alipay: alipayWriter(letters), wechat: wechatWriter(letters), unionpay: unionpayWriter(letters) };
    const news = announcer({ mood, tally, post, now: options.now, merchantOf, writerOf: (kind) => writers[kind] });
    const desk: Desk = {
      ...letters, now: options.now, url: options.url, forgetful: options.forgetful ?? false, announceRefund: (refund) => { news.refund(refund); },
      linesOf: days.linesOf, bills: bill, wechatBill: (account, day) => wechatBill(merchantOf(account), days.linesOf(account, day)),
    };
    app.addHook('onClose', () => { post.stop(); });
    if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) void app.register(formbody);
    // signatures cover the very bytes
    if (app.hasContentTypeParser('application/json')) app.removeContentTypeParser('application/json');
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => { done(null, body); });
    const acts = payers(desk, news);
    mountAlipay(app, desk);
    mountWechat(app, desk);
    mountUnionpay(app, desk);
    mountCashier(app, desk, acts);
    mountControl(app, { mood, tally, book, post, days, acts, setClock: options.setClock, now: options.now });
    registered();
  };
}

/** The bank as an application of its own. */
export function paymentBankApp(options: PaymentBankOptions): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true, bodyLimit: 2_000_000 });
  void app.register(paymentBank(options));
  return app;
}

type Control = { mood: BankMood; tally: Tally; book: Book; post: PostOffice; days: ReturnType<typeof billDays>; acts: Payers; setClock: ((now: number) => void) | undefined; now: () => number };

const Trade = z.object({ account: z.string(), number: z.string() });
const Remembered = Trade.extend({ amountInFen: z.int().positive(), reference: z.string().min(1), at: z.number(), title: z.string().default('考试费') });

/** What tests and demonstrations turn: behaviour, waiting letters, a payer's press, the clock, and what stands in the book. */
function mountControl(app: FastifyInstance, { mood, tally, book, post, days, acts, setClock, now }: Control): void {
  const body = <T>(shape: z.ZodType<T>, text: unknown): T => shape.parse(JSON.parse(String(text)));
  app.get('/control', () => ({ behaviour: mood.behaviour, waiting: post.waiting(), now: now() }));
  app.put('/control', (request) => {
    const change = body(BankBehaviour.partial(), request.body);
    mood.behaviour = { ...NORMAL, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) };
    return { behaviour: mood.behaviour };
  });
  app.post('/control/flush', async () => ({ sent: await post.flush() }));
  app.get('/control/tally', () => tally.all());
  app.get('/control/book', () => ({ trades: book.trades(), refunds: book.refunds() }));
  app.post('/control/press', (request, reply) => {
    const { account, number, act } = body(Trade.extend({ act: z.enum(['pay', 'fail', 'cancel']) }), request.body);
    const trade = book.find(account, number);
    if (!trade) return reply.code(404).send({ why: 'no such trade' });
    const stopped = acts.press(trade, act);
    return reply.code(stopped === undefined ? 200 : 409).send({ why: stopped ?? '' });
  });
  app.post('/control/remember', (request) => {
    const { account, number, amountInFen, reference, at, title } = body(Remembered, request.body);
    const trade = book.open({ account, number, amountInFen, title, startedAt: at, expiresAt: at, returnUrl: '', noticeUrl: '' });
    if (!trade.payments.some((payment) => payment.reference === reference)) book.take(trade, amountInFen, at, reference);
    return {};
  });
  app.get('/control/plants', (request) => {
    const { account, day } = z.object({ account: z.string(), day: z.iso.date() }).parse(request.query);
    return { plants: days.plantsOf(account, day), lines: days.trueLines(account, day) };
  });
  app.put('/control/clock', (request, reply) => {
    if (!setClock) return reply.code(409).send({ why: 'its clock is the program’s' });
    setClock(body(z.object({ now: z.number() }), request.body).now);
    return reply.send({});
  });
}
