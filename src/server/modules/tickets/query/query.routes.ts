import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { LookUpTicket } from '#contracts/tickets.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { readLookedUp } from '../facts/read-ticket.ts';
import { printTicket } from '../print-ticket.ts';
import { insertPrint } from '../tickets.store.ts';
import { lookUpTicket } from './look-up-ticket.ts';
import { lookAddress } from './sealed-look.ts';

/** 准考证打印【查询】 (R-2.3-04): the answer's address holds whose ticket it is, sealed, for fifteen minutes. */
export const lookUp = defineEndpoint({
  method: 'POST', path: '/api/tickets/:sittingId/look-ups', summary: '准考证查询', access: 'public', audit: 'ticket.look_up', limit: 'rush', alone: true, idempotent: false,
  params: z.object({ sittingId: SittingId }), body: LookUpTicket, output: z.object({ address: z.string() }).meta({ id: 'TicketAddress' }),
  check: (_env, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: async (env, { params, body }) => {
    const passed = await requireCaptcha(env, body.captcha);
    return passed.ok ? ok(await lookUpTicket(env, params.sittingId, body)) : passed;
  },
  handle: async (ctx, _input, found) => {
    if (!found.ok) return found;
    ctx.note({ subject: `application:${found.value.applicationId}`, accountId: found.value.accountId });
    return ok({ address: `/tickets/result?of=${lookAddress.seal(ctx.kit.crypto, found.value, ctx.now)}` });
  },
});

/** 打印准考证 after a look-up; the ticket is drawn when it is asked for, and each print is written down. */
export const printLookedUp = defineEndpoint({
  method: 'GET', path: '/api/tickets/print', summary: '打印准考证（查询，PDF）', access: 'public', audit: null, limit: 'rush', query: z.object({ of: z.string().max(600) }), output: Binary,
  prepare: async (env, { query }) => {
    const whose = lookAddress.open(env.kit.crypto, query.of, env.now);
    if (!whose) return refusedFor('request.not_found');
    const ticket = await env.read((tx) => readLookedUp(tx, env.kit, whose, env.now));
    return ticket.ok ? printTicket(env, ticket.value.row) : ticket;
  },
  handle: async ({ tx, now }, _input, { whose, version, file }) => {
    await insertPrint(tx, whose, { version, via: 'query', by: null, at: new Date(now) });
    return ok(file);
  },
});
