import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { CASHIER_STYLE, cashier, done, formBack, problem, scanner } from './cashier-pages.ts';
import type { announcer } from './announce.ts';
import type { Trade } from './book.ts';
import type { Desk } from './desk.ts';
import type { Merchant } from './merchants.ts';
import { digits, inYuan, spaced } from './writing.ts';

export type PayerAct = 'pay' | 'fail' | 'cancel';

/** What a payer can do at the cashier; the answer says why not, or what came of it. */
export function payers(desk: Desk, news: ReturnType<typeof announcer>) {
  const endOf = (trade: Trade): string | undefined => {
    if (trade.status === 'paid') return '该订单已支付，请勿重复支付';
    if (trade.status === 'closed') return '该订单已关闭';
    return trade.expiresAt <= desk.now() ? '该订单已超过支付时间' : undefined;
  };
  const closedBecause = (trade: Trade) => (desk.mood.behaviour.ignoreEnd ? undefined : endOf(trade));
  return {
    closedBecause,
    press(trade: Trade, act: PayerAct): string | undefined {
      const stopped = act === 'pay' ? closedBecause(trade) : undefined;
      if (stopped !== undefined) return stopped;
      const { chargeTwice, amountOffInFen } = desk.mood.behaviour;
      if (act === 'pay') {
        if (chargeTwice) desk.tally.add('charged twice', trade.account);
        if (amountOffInFen !== 0) desk.tally.add('another amount taken', trade.account);
        if (endOf(trade) !== undefined) desk.tally.add(trade.status === 'paid' ? 'taken again' : 'taken after the end', trade.account);
      }
      if (act === 'pay') for (let n = 0; n < (chargeTwice ? 2 : 1); n += 1) news.payment(trade, { status: 'paid', payment: desk.book.take(trade, trade.amountInFen + amountOffInFen, desk.now()) });
      if (act === 'fail' && trade.status === 'unpaid') news.payment(trade, { status: 'failed' });
      return undefined;
    },
  };
}

export type Payers = ReturnType<typeof payers>;

/** The pages payers see, on a desk or in the hand. */
export function mountCashier(app: FastifyInstance, desk: Desk, { closedBecause, press }: Payers): void {
  const kindOf = (trade: Trade): Merchant['kind'] => desk.merchants.find(({ account }) => account === trade.account)?.kind ?? 'unionpay';
  const show = (reply: FastifyReply, status: number, page: string) =>
    reply.code(status).type('text/html; charset=utf-8').header('content-security-policy', "default-src 'none'; style-src 'self'; frame-ancestors 'none'").send(page);
  const tokenOf = (code: string): string => (code.startsWith('weixin:') ? (new URL(code).searchParams.get('pr') ?? '') : code);
  const Query = z.object({ back: z.string().default(''), redirect_url: z.string().default(''), prepay_id: z.string().default(''), code: z.string().default(''), text: z.string().default('') });

  app.get('/cashier.css', (_request, reply) => reply.type('text/css; charset=utf-8').send(CASHIER_STYLE));
  app.get('/problem', (request, reply) => show(reply, 400, problem(desk.url(), Query.parse(request.query).text)));
  app.get('/h5', (request, reply) => {
    const { prepay_id: token, redirect_url: back } = Query.parse(request.query);
    return reply.redirect(`${desk.url()}/cashier/${encodeURIComponent(token)}?back=${encodeURIComponent(back)}`, 303);
  });
  app.get('/scan', (request, reply) => {
    const { code } = Query.parse(request.query);
    return code === '' ? show(reply, 200, scanner(desk.url())) : reply.redirect(`${desk.url()}/cashier/${encodeURIComponent(tokenOf(code))}`, 303);
  });

  app.get<{ Params: { token: string } }>('/cashier/:token', (request, reply) => {
    const trade = desk.book.findByToken(request.params.token);
    if (!trade) return show(reply, 404, problem(desk.url(), '没有这笔订单'));
    return show(reply, 200, cashier(desk.url(), kindOf(trade), trade, closedBecause(trade), Query.parse(request.query).back));
  });

  app.post<{ Params: { token: string; act: string } }>('/cashier/:token/:act', (request, reply) => {
    const trade = desk.book.findByToken(request.params.token);
    const act = z.enum(['pay', 'fail', 'cancel']).safeParse(request.params.act);
    if (!trade || !act.success) return show(reply, 404, problem(desk.url(), '没有这笔订单'));
    const { back } = Query.parse(request.query);
    const stopped = press(trade, act.data);
    if (stopped !== undefined) return show(reply, 409, cashier(desk.url(), kindOf(trade), trade, stopped, back));
    return goBack(reply, trade, act.data, back);
  });

  function goBack(reply: FastifyReply, trade: Trade, act: PayerAct, back: string) {
    const kind = kindOf(trade);
    const text = act === 'pay' ? '支付成功' : act === 'fail' ? '支付失败' : '已取消';
    // only to the merchant whose trade it is
    if (kind === 'wechat') return back !== '' && new URL(back).origin === new URL(trade.noticeUrl).origin ? reply.redirect(back, 303) : show(reply, 200, done(desk.url(), kind, text));
    if (kind === 'unionpay') return show(reply, 200, formBack(desk.url(), trade.returnUrl, { orderId: trade.number, txnTime: digits(trade.startedAt), respCode: act === 'pay' ? '00' : '61' }, text));
    const url = new URL(trade.returnUrl);
    for (const [name, value] of Object.entries({ charset: 'utf-8', out_trade_no: trade.number, method: 'alipay.trade.page.pay.return', total_amount: inYuan(trade.amountInFen), timestamp: spaced(desk.now()) })) url.searchParams.set(name, value);
    return reply.redirect(url.href, 303);
  }
}
