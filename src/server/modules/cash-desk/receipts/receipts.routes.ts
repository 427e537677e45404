import { z } from 'zod';
import { AskVoid, CounterReceiptNumber, DecideVoid, ReceiptFilters, ReceiptList } from '#contracts/cash-desk.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { atDesk } from '../at-the-desk.ts';
import { viewReceipts } from './present-receipts.ts';
import { drawReceipt, printReceipt } from './print-receipt.ts';
import type { Receipt } from './receipts.store.ts';
import { askVoid, decideVoid } from './void-receipt.ts';

const One = z.object({ number: CounterReceiptNumber });
const Moved = z.object({ version: z.int() });

/** Counter receipts (收款收据): printed by the cashier, voided by two people. */
export function receiptEndpoints(): readonly AnyEndpoint[] {
  const noted = (ctx: Ctx, done: Result<Receipt>, after: string, reason: string): Result<{ version: number }> => {
    if (!done.ok) return done;
    ctx.note({ subject: `receipt:${done.value.number}`, before: done.value.state, after, reason });
    return ok({ version: done.value.version + 1 });
  };
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/counter-receipts', summary: '收款收据清单', access: { staff: 'reconciliation.see' }, audit: 'cash.list_receipts', limit: 'read', query: ReceiptFilters.extend({ after: z.string().max(80).default('') }), output: ReceiptList,
      handle: async (ctx, { query }) => ok(await viewReceipts(atDesk(ctx), query)),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/counter-receipts/:number/prints', summary: '收款收据：打印、补打', access: { staff: 'payment.register' }, audit: 'cash.print_receipt', limit: 'write', params: One, output: z.object({ print: z.int() }),
      handle: async (ctx, { params }) => {
        const done = await printReceipt(atDesk(ctx), params.number);
        if (!done.ok) return done;
        ctx.note({ subject: `receipt:${params.number}`, after: { print: done.value } });
        return ok({ print: done.value });
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/counter-receipts/:number/prints/:print', summary: '收款收据（PDF）', access: { staff: 'payment.register' }, audit: 'cash.see_receipt', limit: 'read', params: One.extend({ print: z.coerce.number('field.invalid').int('field.invalid').positive('field.invalid').max(10_000, 'field.invalid') }), output: Binary,
      handle: (ctx, { params }) => {
        ctx.note({ subject: `receipt:${params.number}` });
        return drawReceipt(atDesk(ctx), ctx.kit, params.number, params.print);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/counter-receipts/:number/void-request', summary: '收款收据：申请作废', access: { staff: 'payment.register' }, audit: 'cash.ask_void', limit: 'write', params: One, body: AskVoid, output: Moved,
      handle: async (ctx, { params, body }) => noted(ctx, await askVoid(atDesk(ctx), params.number, body), 'void_asked', body.reason),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/counter-receipts/:number/void-decision', summary: '收款收据：第二人复核作废', access: { staff: 'cash.confirm' }, audit: 'cash.decide_void', limit: 'write', params: One, body: DecideVoid, output: Moved,
      handle: async (ctx, { params, body }) => noted(ctx, await decideVoid(atDesk(ctx), params.number, body), body.decision, body.reason),
    }),
  ];
}
