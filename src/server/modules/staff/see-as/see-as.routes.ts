import { z } from 'zod';
import { SeeAs } from '#contracts/staff-people.ts';
import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { findOwnSession } from '#server/platform/http/sessions.store.ts';
import { refusalsOfSeeingAs } from '../domain/manager-rules.ts';
import { findMemberWithin } from '../people/people.store.ts';
import { carrySsoSignIn } from '../sso/sso-binding.store.ts';
import { insertStaffEvent } from '../staff.store.ts';
import { endView, insertView } from './see-as.store.ts';

const LASTS = 15 * 60_000;

/**
 * 以某人视角查看: the sign-in is exchanged for one that shows, read-only and for a quarter of an hour, what a colleague sees. Exchanged, because
 * processes remember sign-ins for some seconds, and a new one is remembered by none. It ends no later than the one it stands for.
 */
export const seeAs = defineEndpoint({
  method: 'POST', path: '/api/staff/see-as', summary: '以某工作人员的视角只读查看', access: { staff: 'staff.see_as' }, audit: 'staff.see_as', limit: 'write', body: SeeAs, output: z.object({ until: z.number() }),
  handle: async (ctx, { body }) => {
    const { tx, actor, now } = ctx;
    const seen = await findMemberWithin(tx, actor.jurisdiction, body.staffId);
    if (!seen) return refusedFor('staff.not_found');
    const no = refusalsOfSeeingAs(actor, seen);
    if (no.length > 0) return refused(no);
    const session = await findOwnSession(tx, actor.staffId, actor.sessionId, new Date(now));
    if (!session) return refusedFor('request.sign_in_needed');
    await ctx.closeSession();
    const sessionId = await ctx.openSession('staff', actor.staffId, session.expiresAt.getTime());
    await carrySsoSignIn(tx, actor.sessionId, sessionId, actor.staffId, now);
    const until = Math.min(now + LASTS, session.expiresAt.getTime());
    await insertView(tx, { sessionId, viewerId: actor.staffId, seenId: seen.id, reason: body.reason, endsAt: until }, now);
    await insertStaffEvent(tx, seen.id, { kind: 'seen_as', byId: actor.staffId, note: body.reason }, now);
    ctx.note({ subject: `staff:${seen.id}`, reason: body.reason });
    return ok({ until });
  },
});

/** The way back to one's own view. */
export const seeAsOneself = defineEndpoint({
  method: 'DELETE', path: '/api/staff/see-as', summary: '结束以他人视角的查看', access: { staff: 'any' }, audit: 'staff.see_as_end', limit: 'write', seeAs: 'open', output: z.object({}),
  handle: async (ctx) => {
    const { tx, actor, now } = ctx;
    const own = actor.seenBy?.staffId;
    if (own === undefined) return refusedFor('staff.see_as_over');
    const session = await findOwnSession(tx, own, actor.sessionId, new Date(now));
    if (!session) return refusedFor('request.sign_in_needed');
    await endView(tx, actor.sessionId, now);
    await ctx.closeSession();
    await carrySsoSignIn(tx, actor.sessionId, await ctx.openSession('staff', own, session.expiresAt.getTime()), own, now);
    ctx.note({ subject: `staff:${actor.staffId}` });
    return ok({});
  },
});
