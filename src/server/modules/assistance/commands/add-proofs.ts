import type { Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { keptOf, type StoredFile } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { keepUnscanned } from '#server/platform/scanner/keep-unscanned.ts';
import type { CaseId } from '#contracts/assistance.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { AssistanceCase } from '../assistance-case.ts';
import { insertFile, listFiles } from '../case-files.store.ts';
import { lockCase, touchCase, type Doer } from '../cases.store.ts';

export const MAX_FILES = 10;

/** Adds proofs to a waiting, locked case; the very same file is refused, so that a double click adds one. */
export async function addProofs({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, c: AssistanceCase, stored: readonly StoredFile[], by: Doer & { kind: 'candidate' | 'staff' }): Promise<Result<null>> {
  if (c.state !== 'waiting') return refusedFor('assistance.wrong_state');
  const of = { accountId: c.accountId, caseId: c.id };
  if ((await listFiles(tx, kit.crypto, of)).length + stored.length > MAX_FILES) return refusedFor('assistance.too_many_files', { path: 'files', params: { max: MAX_FILES } });
  for (const file of stored) {
    if (!(await insertFile(tx, kit.crypto, of, file, by.kind, now))) return refusedFor('assistance.same_file', { path: 'files' });
  }
  await keepUnscanned({ tx, kit, now }, { accountId: c.accountId, kind: 'case' }, keptOf(stored));
  await touchCase(tx, c, 'attach', by, now);
  return ok(null);
}

/** The same for a case that is named, not held yet. */
export async function attachProofs(env: { tx: Tx; kit: Kit; now: Instant }, of: { accountId: AccountId; id: CaseId }, stored: readonly StoredFile[], by: Doer & { kind: 'candidate' | 'staff' }): Promise<Result<null>> {
  const found = await lockCase(env.tx, env.kit.crypto, of.accountId, of.id);
  return found ? addProofs(env, found, stored, by) : refusedFor('assistance.not_found');
}
