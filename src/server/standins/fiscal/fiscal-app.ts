import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { dayOf } from '../bank/writing.ts';
import { admission, callerOf, cutTheLine, jsonOf } from '../registries/admit.ts';
import { answerSignature, type Keys } from '../registries/signing.ts';
import { DEMO_TROUBLE, type FiscalMood } from './behaviour.ts';
import type { FiscalBook, GivenReceipt } from './book.ts';

const Item = z.strictObject({ itemCode: z.string().min(4), itemName: z.string().min(2), quantity: z.int().positive(), standardInFen: z.int().positive(), amountInFen: z.int().positive(), note: z.string() });
const People = { unitCode: z.string().length(18), payer: z.string().min(1) };
const Issue = z.strictObject({
  ...People, businessNumber: z.string().min(8).max(40), province: z.string().regex(/^\d{2}$/), unitName: z.string().min(2), payerCode: z.string().min(4), cashier: z.string().min(2), reviewer: z.string().min(2), items: z.array(Item).min(1), amountInFen: z.int().positive(), paidAt: z.number(), note: z.string(),
}).refine((asked) => asked.cashier !== asked.reviewer);
const Reversal = z.strictObject({ ...People, businessNumber: z.string().min(8).max(40), original: z.strictObject({ code: z.string(), number: z.string() }), amountInFen: z.int().negative(), reason: z.string().min(1) });

type Told = GivenReceipt | { refused: string };
/** `today` is the clock by which receipts are dated, `now` the real time by which questions are let in. */
export type FiscalAppOptions = { keys: Keys; now: () => number; today: () => number; mood: FiscalMood; book: FiscalBook; /** Where the receipts are shown. */ shownAt: string | undefined; demo: boolean };

/** The fiscal platform as one small service: numbers a receipt once for a business number, reverses it once, and misbehaves when told to. What it turns down it says in a signed answer. */
export function fiscalApp({ keys, now, today, mood, book, shownAt, demo }: FiscalAppOptions): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  const closing = new AbortController();
  const admit = admission(keys, now);
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.addHook('onClose', () => closing.abort());
  app.addHook('preHandler', async (request, reply) => {
    const fault = mood.mode === 'stranger' ? { status: 403, code: 'unknown_key', message: 'not admitted' } : admit(request);
    return fault ? reply.code(fault.status).send({ error: { code: fault.code, message: fault.message } }) : undefined;
  });

  const door = (path: string, work: (asked: unknown) => Told | 'busy') => app.post(path, async (request, reply) => {
    const { mode, delayMs } = mood;
    if (mode === 'down') return cutTheLine(request, reply);
    if (mode === 'slow') await pause(delayMs, undefined, { signal: closing.signal });
    if (mode === 'garbled') return reply.code(200).type('text/html').send('<html><body>系统维护中</body></html>');
    const asked = jsonOf(request);
    const told = mode === 'busy' ? 'busy' : mode === 'refuse' ? { refused: '执收单位未启用该项目' } : work(asked);
    if (told === 'busy') return reply.code(503).send({ error: { code: 'unavailable', message: 'busy' } });
    if (mode === 'lost') return cutTheLine(request, reply);
    const caller = callerOf(request);
    const text = JSON.stringify({ requestId: caller.requestId, ...('refused' in told ? { businessNumber: z.object({ businessNumber: z.string() }).safeParse(asked).data?.businessNumber ?? '', ...told } : said(told)) });
    const stamp = { ...caller, timestamp: String(now()) };
    const secret = `${keys.get(caller.keyId) ?? ''}${mode === 'forged' ? '-not' : ''}`;
    return reply.type('application/json').headers({ 'x-key-id': stamp.keyId, 'x-timestamp': stamp.timestamp, 'x-nonce': stamp.nonce, 'x-request-id': stamp.requestId, 'x-signature': answerSignature(secret, 200, stamp, text) }).send(text);
  });

  const said = ({ businessNumber, code, number, checkCode, issuedOn, payer, unitCode, amountInFen, original }: GivenReceipt) => ({
    businessNumber, code, number, checkCode, issuedOn, payer, unitCode, amountInFen, original, url: shownAt === undefined || mood.mode === 'no_address' ? null : `${shownAt}/receipts/${code}/${number}?check=${checkCode}`,
    ...(mood.mode === 'wrong_amount' && { amountInFen: amountInFen - 1 }), ...(mood.mode === 'other_payer' && { payer: '某人' }), ...(mood.mode === 'taken' && { code: '37060126', number: '0000000001' }),
  });

  /** The receipt of a business number, the one that was given before where there is one. */
  const once = (asked: { businessNumber: string }, make: (question: string) => GivenReceipt): Told => {
    const question = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
    const before = book.ofBusiness(asked.businessNumber);
    if (before && before.question !== question) return { refused: '业务流水号已用于其他票据' };
    if (before && mood.mode !== 'twice') return before;
    const made = make(question);
    book.add(made);
    return made;
  };

  door('/v1/fiscal-receipts', (body) => {
    const asked = Issue.safeParse(body);
    if (!asked.success) return { refused: '请求内容不完整' };
    const { province, paidAt: _, note: __, ...receipt } = asked.data;
    if (receipt.items.reduce((sum, item) => sum + item.amountInFen, 0) !== receipt.amountInFen || receipt.items.some((item) => item.quantity * item.standardInFen !== item.amountInFen)) return { refused: '明细与合计不符' };
    const trouble = demo ? DEMO_TROUBLE[receipt.payerCode.slice(15, 17)] : undefined;
    if (trouble === 'busy') return 'busy';
    if (trouble === 'refused') return { refused: '交款人姓名与证件号码不符' };
    return once(asked.data, (question) => ({ ...receipt, question, ...numbersOf(`${receipt.businessNumber}/${String(mood.mode === 'twice' ? book.given().length : 0)}`, province, today()), original: null }));
  });
  door('/v1/fiscal-receipts/reversals', (body) => {
    const asked = Reversal.safeParse(body);
    if (!asked.success) return { refused: '请求内容不完整' };
    const { reason: _, original, ...receipt } = asked.data;
    const reversed = book.reversalOf(original);
    if (reversed && reversed.businessNumber !== receipt.businessNumber) return { refused: '原票据已冲红' };
    const first = book.ofNumber(original.code, original.number);
    if (!first || first.amountInFen !== -receipt.amountInFen) return { refused: '原票据不存在或金额不符' };
    if (demo && DEMO_TROUBLE[first.payerCode.slice(15, 17)] === 'reversal_refused') return { refused: '原票据已入账报销，不能冲红' };
    return once(asked.data, (question) => ({ ...first, ...receipt, question, ...numbersOf(receipt.businessNumber, original.code.slice(0, 2), today()), original }));
  });
  return app;
}

/** Numbers that are the same for one business number even after a restart, so that a demonstration goes on where it stood. */
function numbersOf(seed: string, province: string, now: number) {
  const digest = createHash('sha256').update(seed).digest('hex');
  const issuedOn = dayOf(now);
  return { code: `${province}0601${issuedOn.slice(2, 4)}`, number: String(BigInt(`0x${digest.slice(0, 16)}`) % 10_000_000_000n).padStart(10, '0'), checkCode: digest.slice(16, 22), issuedOn };
}
