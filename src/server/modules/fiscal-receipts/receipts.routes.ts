import { z } from 'zod';
import { FiscalFilters, FiscalList, FiscalReceiptId, FiscalWhole, ResendFiscal, ResendManyFiscal, ResentFiscal } from '#contracts/fiscal-receipts.ts';
import { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import type { FiscalEnv } from './fiscal-env.ts';
import { viewReceipt, viewReceipts } from './present-receipts.ts';
import { resendMany, resendReceipt } from './resend-receipt.ts';

const One = z.object({ accountId: AccountId, id: FiscalReceiptId });

/** Fiscal receipts as those who keep the books reach them. */
export function fiscalReceiptEndpoints(env: FiscalEnv | undefined): readonly AnyEndpoint[] {
  const inUse = env !== undefined;
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/fiscal-receipts', summary: '财政电子票据清单', access: { staff: 'reconciliation.see' }, audit: 'fiscal.list', limit: 'read', query: FiscalFilters.extend({ after: z.string().max(80).default('') }), output: FiscalList,
      handle: async (ctx, { query }) => ok(await viewReceipts({ tx: ctx.tx, lang: ctx.visitor.lang, by: ctx.actor, inUse }, query)),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/fiscal-receipts/:accountId/:id', summary: '财政电子票据详情', access: { staff: 'reconciliation.see' }, audit: 'fiscal.see', limit: 'read', params: One, output: FiscalWhole,
      handle: async (ctx, { params }) => {
        const whole = await viewReceipt({ tx: ctx.tx, crypto: ctx.kit.crypto, lang: ctx.visitor.lang, by: ctx.actor, inUse }, params);
        if (!whole) return refusedFor('fiscal.not_found');
        ctx.note({ subject: `fiscal-receipt:${params.id}`, accountId: params.accountId });
        return ok(whole);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/fiscal-receipts/:accountId/:id/resend', summary: '财政电子票据：重新发送', access: { staff: 'reconciliation.handle' }, audit: 'fiscal.resend', limit: 'write', params: One, body: ResendFiscal, output: z.object({ version: z.int() }),
      handle: async (ctx, { params, body }) => {
        const done = await resendReceipt({ tx: ctx.tx, crypto: ctx.kit.crypto, env, by: ctx.actor, now: ctx.now }, params, body);
        if (!done.ok) return done;
        ctx.note({ subject: `fiscal-receipt:${done.value.id}`, accountId: done.value.accountId, before: done.value.fault ?? done.value.state, reason: body.reason });
        return ok({ version: done.value.version + 1 });
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/fiscal-resends', summary: '财政电子票据：同一原因的全部重新发送', access: { staff: 'reconciliation.handle' }, audit: 'fiscal.resend_many', limit: 'write', body: ResendManyFiscal, output: ResentFiscal,
      handle: async (ctx, { body }) => {
        const done = await resendMany({ tx: ctx.tx, crypto: ctx.kit.crypto, env, by: ctx.actor, now: ctx.now }, body);
        if (!done.ok) return done;
        ctx.note({ subject: 'fiscal-receipts', before: body.fault, after: done.value, reason: body.reason });
        return done;
      },
    }),
  ];
}
