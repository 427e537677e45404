import type { OrderNumber } from '#contracts/payments.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { WireAnswer } from '#server/platform/http/mount-api.ts';
import { OneOrder } from './payments.routes.ts';

/**
 * 银联 brings the payer's browser back with a form from its own site (frontUrl), for which browsers send none of our cookies. Nothing in the form is believed; a page of ours takes the payer on to the
 * order, and from there the browser is itself again.
 */
export const returnedByForm = defineEndpoint({
  method: 'POST', path: '/api/payments/returns/:orderNumber', summary: '从支付渠道返回（银联以表单返回）', access: 'public', audit: 'payment.return', limit: 'notice', idempotent: false, raw: true,
  params: OneOrder, output: WireAnswer,
  handle: (ctx, { params }) => {
    ctx.note({ subject: `order:${params.orderNumber}` });
    return Promise.resolve(ok({ status: 200, contentType: 'text/html; charset=utf-8', body: onwards(params.orderNumber) }));
  },
});

function onwards(orderNumber: OrderNumber): string {
  const to = `/my/orders/${orderNumber}/return`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="refresh" content="0;url=${to}"><title>返回订单</title></head><body><p><a href="${to}">返回订单 Back to the order</a></p></body></html>`;
}
