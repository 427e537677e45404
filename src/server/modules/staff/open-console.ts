import type { StaffSession } from '#contracts/staff.ts';
import type { Ctx } from '#server/platform/http/endpoint.ts';
import { powersOf } from './domain/powers.ts';
import { standingBySso } from './domain/sso-rules.ts';
import { insertSsoSignIn } from './sso/sso-binding.store.ts';
import { presentSession } from './staff.present.ts';
import type { StaffEnv } from './staff-env.ts';
import type { Member } from './staff.store.ts';

/** Opens the sign-in of somebody who showed all that is asked of them, to us or (`sso`) to the identity provider: what the console learns about it, and its public id. */
export async function openConsole(ctx: Ctx, member: Member, { nameJurisdiction }: StaffEnv, sso?: { secondFactor: boolean }): Promise<{ sessionId: string; session: StaffSession }> {
  const { staffSignIn } = ctx.kit.settings;
  const sessionId = await ctx.openSession('staff', member.id);
  if (sso) await insertSsoSignIn(ctx.tx, { sessionId, staffId: member.id, secondFactor: sso.secondFactor }, ctx.now);
  const standing = standingBySso(member, sso, ctx.now);
  const actor = { permissions: powersOf(standing, staffSignIn, ctx.now), jurisdiction: member.jurisdiction, jurisdictionText: await nameJurisdiction(ctx.tx, member.jurisdiction, ctx.visitor.lang) };
  const endsAt = ctx.now + staffSignIn.sessionHours * 3_600_000;
  return { sessionId, session: presentSession(standing, actor, { policy: staffSignIn, now: ctx.now, lastSeenAt: ctx.now, endsAt, seen: undefined, bySso: sso !== undefined }) };
}
