import { z } from 'zod';
import { ExclusionList, ExclusionQuery, MoveRelease, PrepareRelease, ReleaseList, ReleaseWhole, SampleQuery, TicketReleaseId, type ReleaseAct } from '#contracts/tickets.ts';
import type { Permission } from '#contracts/staff.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findByNumber } from '#server/modules/applications/index.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { printTicket } from '../print-ticket.ts';
import { findAnyTicket, findTicket } from '../tickets.store.ts';
import { ticketingOf } from './asking.ts';
import { moveRelease } from './move-release.ts';
import { prepareRelease } from './prepare-release.ts';
import { findRelease } from './releases.store.ts';
import { viewExclusions, viewRelease, viewReleases } from './view-releases.ts';

const see = { staff: 'ticket.see' } as const;
const arrange = { staff: 'ticket.arrange' } as const;
const One = z.object({ id: TicketReleaseId });

type Asking = Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** The release as it is after an act, and the act's audit row. */
async function after(ctx: Asking, done: Result<TicketReleaseId>, note: { after?: unknown; reason?: string } = {}): Promise<Result<ReleaseWhole>> {
  if (!done.ok) return done;
  ctx.note({ subject: `ticket-release:${done.value}`, ...note });
  return viewRelease(ticketingOf(ctx), done.value);
}

const moving = (act: ReleaseAct, path: string, summary: string, staff: Permission): AnyEndpoint => defineEndpoint({
  method: 'POST', path: `/api/staff/ticket-releases/:id/${path}`, summary, access: { staff }, audit: `ticket.${act}`, limit: 'write', params: One, body: MoveRelease, output: ReleaseWhole,
  handle: async (ctx, { params, body }) => after(ctx, await moveRelease(ticketingOf(ctx), params.id, act, body), { reason: body.reason }),
});

/** Releasing tickets (准考证发布): prepared, looked at, opened by two people, closed by one. */
export const releaseEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases', summary: '准考证发布：本辖区的考次', access: see, audit: null, limit: 'read', query: z.object({ after: z.string().max(40).optional() }), output: ReleaseList,
    handle: async (ctx, { query }) => ok(await viewReleases(ticketingOf(ctx), query.after)),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/ticket-releases', summary: '准备准考证', access: arrange, audit: 'ticket.prepare', limit: 'write', body: PrepareRelease, output: ReleaseWhole,
    handle: async (ctx, { body }) => after(ctx, await prepareRelease(ticketingOf(ctx), body), { after: body }),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id', summary: '准考证发布', access: see, audit: null, limit: 'read', params: One, output: ReleaseWhole,
    handle: (ctx, { params }) => viewRelease(ticketingOf(ctx), params.id),
  }),
  moving('propose', 'proposal', '提请发布准考证', 'ticket.arrange'),
  moving('return', 'return', '退回准考证发布申请', 'ticket.approve'),
  moving('approve', 'approval', '确认发布准考证（第二人）', 'ticket.approve'),
  moving('close', 'closing', '暂停打印准考证', 'ticket.arrange'),
  moving('reopen', 'reopening', '恢复打印准考证', 'ticket.approve'),
  moving('withdraw', 'withdrawal', '撤销准备的准考证', 'ticket.arrange'),
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id/exclusions', summary: '准考证排除名单', access: see, audit: 'ticket.look_exclusions', limit: 'read', params: One, query: ExclusionQuery, output: ExclusionList,
    handle: (ctx, { params, query }) => {
      ctx.note({ subject: `ticket-release:${params.id}`, after: query });
      return viewExclusions(ticketingOf(ctx), params.id, query);
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/ticket-releases/:id/sample', summary: '发布前看一份准考证（样张，PDF）', access: see, audit: 'ticket.look_sample', limit: 'read', params: One, query: SampleQuery, output: Binary,
    prepare: async (env, { params, query }) => {
      const row = await env.read(async (tx) => {
        const release = await findRelease(tx, env.actor.jurisdiction, params.id);
        if (!release) return undefined;
        const asked = query.number ? await findByNumber(tx, query.number) : undefined;
        const whose = query.number ? asked && { accountId: asked.accountId, applicationId: asked.id } : await findAnyTicket(tx, params.id);
        const found = whose && (await findTicket(tx, whose));
        return found?.releaseId === params.id ? found : undefined;
      });
      return row ? printTicket(env, row, true) : refusedFor('ticket.none_yet');
    },
    handle: ({ note }, { params }, { whose, file }) => {
      note({ subject: `ticket-release:${params.id}`, accountId: whose.accountId });
      return Promise.resolve(ok(file));
    },
  }),
];
