import type { StaffSession } from '#contracts/staff.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { powersOf } from './domain/powers.ts';
import { presentSession } from './staff.present.ts';
import type { StaffEnv } from './staff-env.ts';
import type { Member } from './staff.store.ts';

/** Opens the sign-in of somebody who showed all that is asked of them: what the console learns about it, and its public id. */
export async function openConsole(ctx: Ctx, member: Member, { nameJurisdiction }: StaffEnv): Promise<{ sessionId: string; session: StaffSession }> {
  const { staffSignIn } = ctx.kit.settings;
  const sessionId = await ctx.openSession('staff', member.id);
  const actor = { permissions: powersOf(member, staffSignIn, ctx.now), jurisdiction: member.jurisdiction, jurisdictionText: await nameJurisdiction(ctx.tx, member.jurisdiction, ctx.visitor.lang) };
  const endsAt = ctx.now + staffSignIn.sessionHours * 3_600_000;
  return { sessionId, session: presentSession(member, actor, { policy: staffSignIn, now: ctx.now, lastSeenAt: ctx.now, endsAt, seen: undefined }) };
}
