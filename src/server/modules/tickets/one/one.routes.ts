import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { FindTicket, HoldTicket, ReissueTicket, TicketOfStaff } from '#contracts/tickets.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { readTicket } from '../facts/read-ticket.ts';
import { printTicket } from '../print-ticket.ts';
import { ticketingOf } from '../release/asking.ts';
import { insertPrint } from '../tickets.store.ts';
import { holdTicket } from './hold-ticket.ts';
import { tellReissued } from './reissue-moved.ts';
import { reissueTicket } from './reissue-ticket.ts';
import { findOne, viewOne, within } from './view-one.ts';

const One = z.object({ id: ApplicationId });

const HOLDS = [
  { act: 'hold', path: 'holds', audit: 'ticket.hold', summary: '暂缓发放准考证' }, { act: 'lift', path: 'holds/lifted', audit: 'ticket.lift_hold', summary: '恢复发放准考证' },
] as const;
const holding = HOLDS.map(({ act, path, audit, summary }): AnyEndpoint => defineEndpoint({
  method: 'POST', path: `/api/staff/tickets/:id/${path}`, summary, access: { staff: 'ticket.arrange' }, audit, limit: 'write', params: One, body: HoldTicket, output: TicketOfStaff,
  handle: async (ctx, { params, body }) => {
    const whose = await within({ tx: ctx.tx, by: ticketingOf(ctx).by }, params.id);
    if (!whose.ok) return whose;
    ctx.note({ subject: `application:${params.id}`, accountId: whose.value.accountId, reason: body.reason });
    const done = await holdTicket(ticketingOf(ctx), whose.value, act, body.reason);
    return done.ok ? viewOne(ticketingOf(ctx), whose.value) : done;
  },
}));

/** One candidate's ticket for officers (查找、换发、暂缓、代打). */
export const oneEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/tickets', summary: '按准考证号或报名序号查准考证', access: { staff: 'ticket.see' }, audit: 'ticket.look', limit: 'look_up', query: FindTicket, output: TicketOfStaff,
    handle: async (ctx, { query }) => {
      const whose = await findOne(ticketingOf(ctx), query.number);
      if (!whose.ok) return whose;
      ctx.note({ subject: `application:${whose.value.applicationId}`, accountId: whose.value.accountId });
      return viewOne(ticketingOf(ctx), whose.value);
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/tickets/:id/versions', summary: '换发、补发准考证', access: { staff: 'ticket.arrange' }, audit: 'ticket.reissue', limit: 'write', params: One, body: ReissueTicket, output: TicketOfStaff,
    handle: async (ctx, { params, body }) => {
      const whose = await within({ tx: ctx.tx, by: ticketingOf(ctx).by }, params.id);
      if (!whose.ok) return whose;
      const done = await reissueTicket(ticketingOf(ctx), whose.value, body.reason);
      if (!done.ok) return done;
      if (done.value.version > 1) await tellReissued(ctx, whose.value, body.reason);
      ctx.note({ subject: `application:${params.id}`, accountId: whose.value.accountId, after: done.value, reason: body.reason });
      return viewOne(ticketingOf(ctx), whose.value);
    },
  }),
  ...holding,
  defineEndpoint({
    method: 'GET', path: '/api/staff/tickets/:id/print', summary: '代打准考证（PDF）', access: { staff: 'ticket.see' }, audit: 'ticket.print', limit: 'read', seeAs: 'closed', params: One, output: Binary,
    prepare: async (env, { params }) => {
      const ticket = await env.read(async (tx) => {
        const whose = await within({ tx, by: env.actor }, params.id);
        return whose.ok ? readTicket(tx, env.kit, whose.value, env.now) : whose;
      });
      return ticket.ok ? printTicket(env, ticket.value.row) : ticket;
    },
    handle: async ({ tx, now, note, actor }, { params }, { whose, version, file }) => {
      note({ subject: `application:${params.id}`, accountId: whose.accountId });
      await insertPrint(tx, whose, { version, via: 'staff', by: { staffId: actor.staffId, name: actor.name }, at: new Date(now) });
      return ok(file);
    },
  }),
];
