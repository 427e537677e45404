import type { Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { CandidateActor, PrepareEnv } from '#server/platform/http/endpoint.ts';
import { requirePassword } from './require-password.ts';

/** So long after signing in nobody is asked again who they are: a form is filled in meanwhile, a device is rarely left. */
const FRESH_FOR = 30 * 60_000;

/** So long a sign-in stands in for the password where the way back into the account is changed: for who does not know it and has just come in. */
export const JUST_SIGNED_IN = 10 * 60_000;

/** True while the sign-in itself says who acts (近期登录). */
export function isFreshSignIn({ since }: Pick<CandidateActor, 'since'>, now: Instant, freshFor = FRESH_FOR): boolean {
  return now - since <= freshFor;
}

/**
 * For an act that binds its owner (签署承诺书, domain.md 8) or changes the way back into the account (更换手机、邮箱): a fresh sign-in, or the current password with it. Compared outside the transaction; answers
 * the hash it was compared with, if it was.
 */
export async function requireFreshFactor(env: PrepareEnv<'candidate'>, password: string | undefined, freshFor?: number): Promise<Result<{ comparedHash?: string }>> {
  if (isFreshSignIn(env.actor, env.now, freshFor)) return ok({});
  if (password === undefined || password === '') return refusedFor('account.password_again', { path: 'currentPassword' });
  return requirePassword(env, env.actor, password);
}
