import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import type { Permission } from '#contracts/staff.ts';
import { EntryQuery, MakePublicity, MovePublicity, ProposePublicity, Publicities, PublicityEntries, PublicityId, PublicityWhole, type PublicityAct } from '#contracts/publicity.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { workingOf } from '../asking.ts';
import { viewEntries, viewPublicities, viewPublicity } from './view-publicity.ts';
import { makePublicity, movePublicity, proposePublicity } from './write-publicity.ts';

const see = { staff: 'completion.see' } as const;
const arrange = { staff: 'publicity.arrange' } as const;
const One = z.object({ id: PublicityId });
const path = '/api/staff/publicities' as const;
type Asking = Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** The list as it is after an act, and the act's audit row. */
async function after(ctx: Asking, done: Result<PublicityId>, note: { after?: unknown; reason?: string } = {}): Promise<Result<PublicityWhole>> {
  if (!done.ok) return done;
  ctx.note({ subject: `publicity:${done.value}`, ...note });
  return viewPublicity(workingOf(ctx), done.value);
}

const moving = (act: Exclude<PublicityAct, 'propose'>, end: string, summary: string, staff: Permission): AnyEndpoint => defineEndpoint({
  method: 'POST', path: `${path}/:id/${end}`, summary, access: { staff }, audit: `publicity.${act}`, limit: 'write', params: One, body: MovePublicity, output: PublicityWhole,
  handle: async (ctx, { params, body }) => after(ctx, await movePublicity(workingOf(ctx), params.id, act, body), { reason: body.reason }),
});

/** Lists shown to the public (公示): made, proposed by one, approved by another, withdrawn with a reason. */
export const publicityEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path, summary: '公示名单：本辖区', access: see, audit: null, limit: 'read', query: z.object({ sitting: SittingId.optional(), after: z.string().max(80).optional() }), output: Publicities,
    handle: async (ctx, { query }) => ok(await viewPublicities(workingOf(ctx), query)),
  }),
  defineEndpoint({
    method: 'POST', path, summary: '拟定公示名单', access: arrange, audit: 'publicity.make', limit: 'write', body: MakePublicity, output: PublicityWhole,
    handle: async (ctx, { body }) => after(ctx, await makePublicity(workingOf(ctx), body), { after: body }),
  }),
  defineEndpoint({
    method: 'GET', path: `${path}/:id`, summary: '公示名单', access: see, audit: null, limit: 'read', params: One, output: PublicityWhole,
    handle: (ctx, { params }) => viewPublicity(workingOf(ctx), params.id),
  }),
  defineEndpoint({
    method: 'GET', path: `${path}/:id/entries`, summary: '公示名单：名单内容', access: see, audit: 'publicity.look', limit: 'read', params: One, query: EntryQuery, output: PublicityEntries,
    handle: (ctx, { params, query }) => {
      ctx.note({ subject: `publicity:${params.id}` });
      return viewEntries(workingOf(ctx), params.id, query);
    },
  }),
  defineEndpoint({
    method: 'POST', path: `${path}/:id/proposal`, summary: '提请公示', access: arrange, audit: 'publicity.propose', limit: 'write', params: One, body: ProposePublicity, output: PublicityWhole,
    handle: async (ctx, { params, body }) => after(ctx, await proposePublicity(workingOf(ctx), params.id, body), { after: { startsAt: body.startsAt } }),
  }),
  moving('return', 'return', '退回公示申请', 'publicity.approve'),
  moving('approve', 'approval', '确认公示（第二人）', 'publicity.approve'),
  moving('withdraw', 'withdrawal', '撤回公示名单', 'publicity.arrange'),
];
