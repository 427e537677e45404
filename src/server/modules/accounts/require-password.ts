import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { CandidateActor, PrepareEnv } from '#server/platform/http/endpoint.ts';
import { findAccountRow } from './accounts.store.ts';

/** Compares the current password outside the transaction; answers the hash it was compared with. */
export async function requirePassword(env: PrepareEnv<'candidate'>, actor: CandidateActor, password: string): Promise<Result<{ comparedHash: string }>> {
  const row = await env.read((tx) => findAccountRow(tx, actor.accountId));
  if (!row) return refusedFor('account.not_found');
  const right = await env.kit.passwords.verify(row.password_hash, password);
  return right ? ok({ comparedHash: row.password_hash }) : refusedFor('account.password_wrong', { path: 'currentPassword' });
}
