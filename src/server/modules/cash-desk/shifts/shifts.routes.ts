import { z } from 'zod';
import { CashDesks, CountShift, DecideShift, OpenShift, ShiftFilters, ShiftId, ShiftList, ShiftWhole } from '#contracts/cash-desk.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { atDesk } from '../at-the-desk.ts';
import { countShift, decideShift } from './end-shift.ts';
import { openShift } from './open-shift.ts';
import { viewShift, viewShifts } from './present-shifts.ts';
import { viewDesks } from './view-desks.ts';

const see = { staff: 'reconciliation.see' } as const;
const register = { staff: 'payment.register' } as const;
const One = z.object({ id: ShiftId });

/** Shifts (班次): opened and counted by the cashier, confirmed by a second person. */
export function shiftEndpoints(): readonly AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/cash-desks', summary: '收款台：当班、各台现金与总账', access: see, audit: null, limit: 'read', output: CashDesks,
      handle: async (ctx) => ok(await viewDesks(atDesk(ctx))),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/cash-shifts', summary: '现金班次清单', access: see, audit: null, limit: 'read', query: ShiftFilters.extend({ after: z.string().max(80).default('') }), output: ShiftList,
      handle: async (ctx, { query }) => ok(await viewShifts(atDesk(ctx), query)),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/cash-shifts/:id', summary: '现金班次：经过与清点', access: see, audit: null, limit: 'read', params: One, output: ShiftWhole,
      handle: (ctx, { params }) => viewShift(atDesk(ctx), params.id),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/cash-shifts', summary: '现金班次：开班', access: register, audit: 'cash.open_shift', limit: 'write', body: OpenShift, output: ShiftWhole,
      handle: async (ctx, { body }) => {
        const done = await openShift(atDesk(ctx), body);
        if (!done.ok) return done;
        ctx.note({ subject: `shift:${done.value}`, after: { place: body.place, window: body.window, inFen: body.counted.inFen, drawnInFen: body.drawnInFen }, ...(body.note !== '' && { reason: body.note }) });
        return viewShift(atDesk(ctx), done.value);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/cash-shifts/:id/count', summary: '现金班次：交班清点', access: register, audit: 'cash.count_shift', limit: 'write', params: One, body: CountShift, output: ShiftWhole,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `shift:${params.id}`, after: { inFen: body.counted.inFen, posInFen: body.posInFen }, ...(body.reason !== '' && { reason: body.reason }) });
        const done = await countShift(atDesk(ctx), params.id, body);
        return done.ok ? viewShift(atDesk(ctx), done.value) : done;
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/cash-shifts/:id/decision', summary: '现金班次：第二人复核交接', access: { staff: 'cash.confirm' }, audit: 'cash.decide_shift', limit: 'write', params: One, body: DecideShift, output: ShiftWhole,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `shift:${params.id}`, after: body.decision, ...(body.reason !== '' && { reason: body.reason }) });
        const done = await decideShift(atDesk(ctx), params.id, body);
        return done.ok ? viewShift(atDesk(ctx), done.value) : done;
      },
    }),
  ];
}
