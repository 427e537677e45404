import { z } from 'zod';
import { ClosingFilters, ClosingId, ClosingList, ClosingWhole, MoveClosing, ProposeClosing } from '#contracts/reconciliation.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { bookingOf } from '../asking.ts';
import type { ReconciliationEnv } from '../reconciliation-env.ts';
import { printClosing } from './closing-report.ts';
import { approveClosing, proposeClosing, returnClosing } from './move-closing.ts';
import { viewClosing, viewClosings } from './present-closings.ts';

const see = { staff: 'reconciliation.see' } as const;
const approve = { staff: 'reconciliation.approve' } as const;
const One = z.object({ id: ClosingId });

/** Closings (日结、终结): proposed by one person, confirmed by another, never opened again. */
export function closingEndpoints({ channels }: ReconciliationEnv): readonly AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/closings', summary: '结账清单与待结账', access: see, audit: null, limit: 'read', query: ClosingFilters.extend({ after: z.string().max(80).default('') }), output: ClosingList,
      handle: async (ctx, { query }) => ok(await viewClosings(bookingOf(ctx), channels, query)),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/closings', summary: '提请结账', access: { staff: 'reconciliation.handle' }, audit: 'closing.propose', limit: 'write', body: ProposeClosing, output: ClosingWhole,
      handle: async (ctx, { body }) => {
        ctx.note({ subject: `closing:${body.province}:${body.sittingId ?? body.day}`, after: body.kind });
        const done = await proposeClosing(bookingOf(ctx), channels, body);
        return done.ok ? viewClosing(bookingOf(ctx), channels, done.value) : done;
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/closings/:id', summary: '结账：冻结的数字', access: see, audit: null, limit: 'read', params: One, output: ClosingWhole,
      handle: (ctx, { params }) => viewClosing(bookingOf(ctx), channels, params.id),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/closings/:id/report', summary: '结账报表（PDF）', access: see, audit: 'closing.print', limit: 'read', params: One, output: Binary,
      handle: (ctx, { params }) => {
        ctx.note({ subject: `closing:${params.id}` });
        return printClosing(bookingOf(ctx), channels, params.id);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/closings/:id/approval', summary: '结账：第二人确认', access: approve, audit: 'closing.approve', limit: 'write', params: One, body: MoveClosing, output: ClosingWhole,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `closing:${params.id}` });
        const done = await approveClosing(bookingOf(ctx), channels, params.id, body);
        return done.ok ? viewClosing(bookingOf(ctx), channels, done.value) : done;
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/closings/:id/return', summary: '结账：退回', access: approve, audit: 'closing.return', limit: 'write', params: One, body: MoveClosing, output: ClosingWhole,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `closing:${params.id}`, reason: body.reason });
        const done = await returnClosing(bookingOf(ctx), params.id, body);
        return done.ok ? viewClosing(bookingOf(ctx), channels, done.value) : done;
      },
    }),
  ];
}
