import Fastify, { type FastifyInstance, type FastifyPluginCallback, type FastifyReply } from 'fastify';
import formbody from '@fastify/formbody';
import { z } from 'zod';
import { BankBehaviour, NORMAL, type BankMood } from './behaviour.ts';
import { cashierPage, problemPage, STYLE } from './bank-pages.ts';
import { CashierOrder, openLedger, type BankOrder, type BankRefund, type Ledger } from './ledger.ts';
import { deliverByHttp, noticeSender, type Deliver } from './notice-sender.ts';
import { isGenuine, sign } from './signing.ts';

const Question = z.object({ merchant: z.string(), orderNumber: z.string(), nonce: z.string(), sentAt: z.number(), signature: z.string() });
const RefundQuestion = Question.omit({ orderNumber: true }).extend({ refundNumber: z.string().regex(/^[A-Z]\d{10,32}$/) });
const RefundAsked = RefundQuestion.extend({ orderNumber: z.string(), reference: z.string(), amountInFen: z.number().int().positive(), noticeUrl: z.url() });
const Signed = z.record(z.string(), z.string());

export type BankOptions = { key: string; merchant: string; now: () => number; deliver?: Deliver; /** False: notices go out only by `POST /control/flush`. */ sendsByItself?: boolean; /** True for a bank whose book is lost with its process: it believes a signed refund of a charge it does not remember. */ forgetful?: boolean; /** Shared with whoever turns the bank from inside the program. */ mood?: BankMood };

/** The bank as an application of its own, for tests and for running beside. */
export function bankApp(options: BankOptions): FastifyInstance {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  void app.register(bankPlugin(options));
  return app;
}

/** A bank of our own (支付渠道替身): cashier, query, close and signed notices as a real channel has them, and every misbehaviour on demand. */
export function bankPlugin({ key, merchant, now, deliver = deliverByHttp, sendsByItself = true, forgetful = false, mood = { behaviour: NORMAL } }: BankOptions): FastifyPluginCallback {
  return (app, _options, done) => {
    const ledger = openLedger();
    const sender = noticeSender({ key, now, deliver, byItself: sendsByItself });
    app.addHook('onClose', () => sender.stop());
    if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) void app.register(formbody);
    mountBank(app, { key, merchant, now, mood, ledger, sender, forgetful });
    done();
  };
}

type Bank = Pick<BankOptions, 'key' | 'merchant' | 'now'> & { forgetful: boolean; mood: BankMood; ledger: Ledger; sender: ReturnType<typeof noticeSender> };

function mountBank(app: FastifyInstance, { key, merchant, now, mood, ledger, sender, forgetful }: Bank): void {

  const show = (reply: FastifyReply, status: number, page: string) =>
    reply.code(status).type('text/html; charset=utf-8').header('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'").send(page);
  const closedBecause = (order: BankOrder): string | undefined => {
    if (mood.behaviour.ignoreEnd) return undefined;
    if (order.status === 'paid') return '该订单已支付，请勿重复支付';
    if (order.status === 'closed') return '该订单已关闭';
    return order.expiresAt <= now() ? '该订单已超过支付时间' : undefined;
  };

  app.get('/bank.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));

  app.get('/cashier', (request, reply) => {
    const fields = Signed.safeParse(request.query);
    const order = CashierOrder.safeParse(request.query);
    if (!fields.success || !order.success || order.data.merchant !== merchant || !isGenuine(key, fields.data)) return show(reply, 400, problemPage(app.prefix, '支付请求的签名不正确'));
    const booked = ledger.see(order.data);
    return show(reply, 200, cashierPage(app.prefix, booked, closedBecause(booked)));
  });

  app.post<{ Params: { orderNumber: string; act: string } }>('/cashier/:orderNumber/:act', (request, reply) => {
    const order = ledger.find(request.params.orderNumber);
    if (!order) return show(reply, 404, problemPage(app.prefix, '没有这笔订单'));
    const stopped = closedBecause(order);
    if (request.params.act === 'pay' && stopped !== undefined) return show(reply, 409, cashierPage(app.prefix, order, stopped));
    if (request.params.act === 'pay') pay(order);
    if (request.params.act === 'fail' && order.status === 'unpaid') sender.announce({ ...order, status: 'failed' }, undefined, mood.behaviour);
    return reply.redirect(order.returnUrl, 303);
  });

  function pay(order: BankOrder): void {
    for (let n = 0; n < (mood.behaviour.chargeTwice ? 2 : 1); n += 1) sender.announce(order, ledger.take(order, order.amountInFen + mood.behaviour.amountOffInFen, now()), mood.behaviour);
  }

  const trusted = (question: { merchant: string; sentAt: number; signature: string }) => question.merchant === merchant && isGenuine(key, question) && Math.abs(question.sentAt - now()) <= 300_000;
  const refundAnswer = (refundNumber: string, nonce: string, refund: BankRefund | undefined) => {
    const status = refund === undefined ? 'unknown' : refund.status === 'done' && mood.behaviour.refundsWait ? 'processing' : refund.status;
    const told = status === 'done' || status === 'failed' ? refund : undefined;
    return sign(mood.behaviour.falseAnswers ? `${key}-not` : key, { merchant, refundNumber, nonce, status, amountInFen: told?.amountInFen ?? 0, reference: told?.reference ?? '', at: told?.at ?? null, reason: told?.reason ?? '' });
  };

  app.post('/refunds/request', (request, reply) => {
    const asked = RefundAsked.safeParse(request.body);
    if (!asked.success || !trusted(asked.data)) return reply.code(401).send({ error: 'signature' });
    if (mood.behaviour.down) return reply.code(503).send({ error: 'maintenance' });
    const { refundNumber, orderNumber, reference: charge, amountInFen, noticeUrl, nonce } = asked.data;
    const before = ledger.findRefund(refundNumber);
    const refund = ledger.refund({ refundNumber, orderNumber, charge, askedInFen: amountInFen, noticeUrl }, { fails: mood.behaviour.refundsFail, offInFen: mood.behaviour.refundOffInFen, believes: forgetful }, now());
    if (!refund) return reply.code(409).send({ error: 'another refund has this number' });
    if (refund !== before) sender.announceRefund(refund, merchant, mood.behaviour);
    if (mood.behaviour.refundAnswersLost) return reply.code(504).send({ error: 'lost' });
    // as channels do: a refund is taken on at once and made a little later
    return reply.send(refundAnswer(refundNumber, nonce, refund.status === 'done' ? { ...refund, status: 'processing' } : refund));
  });

  app.post('/refunds/query', (request, reply) => {
    const question = RefundQuestion.safeParse(request.body);
    if (!question.success || !trusted(question.data)) return reply.code(401).send({ error: 'signature' });
    if (mood.behaviour.down) return reply.code(503).send({ error: 'maintenance' });
    return reply.send(refundAnswer(question.data.refundNumber, question.data.nonce, ledger.findRefund(question.data.refundNumber)));
  });

  for (const what of ['query', 'close'] as const) {
    app.post(`/orders/${what}`, (request, reply) => {
      const question = Question.safeParse(request.body);
      if (!question.success || !trusted(question.data)) return reply.code(401).send({ error: 'signature' });
      if (mood.behaviour.down) return reply.code(503).send({ error: 'maintenance' });
      const { orderNumber, nonce } = question.data;
      const order = what === 'close' ? ledger.close(orderNumber, merchant) : ledger.find(orderNumber);
      const [payment] = order?.payments ?? [];
      const answer = { merchant, orderNumber, nonce, status: order?.status ?? 'unpaid', amountInFen: payment?.amountInFen ?? order?.amountInFen ?? 0, reference: payment?.reference ?? '', paidAt: payment?.paidAt ?? null };
      return reply.send(sign(mood.behaviour.falseAnswers ? `${key}-not` : key, answer));
    });
  }

  app.get('/control', () => ({ behaviour: mood.behaviour, waiting: sender.waiting(), orders: ledger.list().map(({ orderNumber, status, payments }) => ({ orderNumber, status, payments })), refunds: ledger.listRefunds() }));
  app.put('/control', (request, reply) => {
    const change = BankBehaviour.partial().safeParse(request.body);
    if (!change.success) return reply.code(422).send({ error: change.error.issues });
    mood.behaviour = { ...NORMAL, ...Object.fromEntries(Object.entries(change.data).filter(([, value]) => value !== undefined)) };
    return reply.send({ behaviour: mood.behaviour });
  });
  app.post('/control/flush', async () => ({ sent: await sender.flush() }));
}
