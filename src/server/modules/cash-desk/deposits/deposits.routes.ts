import { z } from 'zod';
import { DecideDeposit, DepositFilters, DepositId, DepositList, EnterDeposit } from '#contracts/cash-desk.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { atDesk } from '../at-the-desk.ts';
import type { Deposit } from './deposits.store.ts';
import { decideDeposit, enterDeposit } from './move-deposit.ts';
import { viewDeposits } from './present-deposits.ts';

const Kept = z.object({ id: DepositId });

/** Deposits (现金缴存): entered by one, checked against the bank's receipt by another. */
export function depositEndpoints(): readonly AnyEndpoint[] {
  const noted = (ctx: Ctx, done: Result<Deposit>, after: unknown, reason: string): Result<z.output<typeof Kept>> => {
    if (!done.ok) return done;
    ctx.note({ subject: `deposit:${done.value.id}`, after, ...(reason !== '' && { reason }) });
    return ok({ id: done.value.id });
  };
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/cash-deposits', summary: '现金缴存清单', access: { staff: 'reconciliation.see' }, audit: null, limit: 'read', query: DepositFilters.extend({ after: z.string().max(80).default('') }), output: DepositList,
      handle: async (ctx, { query }) => ok(await viewDeposits(atDesk(ctx), query)),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/cash-deposits', summary: '现金缴存：登记', access: { staff: 'payment.register' }, audit: 'cash.deposit', limit: 'write', body: EnterDeposit, output: Kept,
      handle: async (ctx, { body }) => noted(ctx, await enterDeposit(atDesk(ctx), body), { slipNumber: body.slipNumber, amountInFen: body.amountInFen }, ''),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/cash-deposits/:id/decision', summary: '现金缴存：第二人核对回单', access: { staff: 'cash.confirm' }, audit: 'cash.decide_deposit', limit: 'write', params: z.object({ id: DepositId }), body: DecideDeposit, output: Kept,
      handle: async (ctx, { params, body }) => noted(ctx, await decideDeposit(atDesk(ctx), params.id, body), body.decision, body.reason),
    }),
  ];
}
