import type { Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { CandidateActor, PrepareEnv } from '#server/platform/http/endpoint.ts';
import { requirePassword } from './require-password.ts';

/** So long after signing in nobody is asked again who they are: a form is filled in meanwhile, a device is rarely left. */
const FRESH_FOR = 30 * 60_000;

/** True while the sign-in itself says who acts (近期登录). */
export function isFreshSignIn({ since }: Pick<CandidateActor, 'since'>, now: Instant): boolean {
  return now - since <= FRESH_FOR;
}

/** For an act that binds its owner (签署承诺书, domain.md 8): a fresh sign-in, or the current password with it. Compared outside the transaction. */
export async function requireFreshFactor(env: PrepareEnv<'candidate'>, password: string | undefined): Promise<Result<unknown>> {
  if (isFreshSignIn(env.actor, env.now)) return ok({});
  if (password === undefined || password === '') return refusedFor('account.password_again', { path: 'currentPassword' });
  return requirePassword(env, env.actor, password);
}
