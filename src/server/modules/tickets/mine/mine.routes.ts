import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { readTicket } from '../facts/read-ticket.ts';
import { printTicket } from '../print-ticket.ts';
import { insertPrint } from '../tickets.store.ts';

/** 打印准考证 from one's own application; somebody else's is not found. */
export const printMine = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/ticket', summary: '打印准考证（PDF）', access: 'candidate', audit: null, limit: 'read', params: z.object({ id: ApplicationId }), output: Binary,
  prepare: async (env, { params }) => {
    const ticket = await env.read((tx) => readTicket(tx, env.kit, { accountId: env.actor.accountId, applicationId: params.id }, env.now));
    return ticket.ok ? printTicket(env, ticket.value.row) : ticket;
  },
  handle: async ({ tx, now }, _input, { whose, version, file }) => {
    await insertPrint(tx, whose, { version, via: 'candidate', by: null, at: new Date(now) });
    return ok(file);
  },
});
