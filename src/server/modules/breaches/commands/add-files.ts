import type { Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { keptOf, type StoredFile } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { keepUnscanned } from '#server/platform/scanner/keep-unscanned.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { lockBreachWithin, moveBreach } from '../breaches.store.ts';
import { nextBreachState } from '../domain/breach-transitions.ts';
import { insertFile, listFiles } from '../statements.store.ts';

/** Most files of one side in one case. */
export const MAX_FILES = 20;

/** Keeps files of one side with a locked case; the very same file is refused, so that a double click adds one. */
export async function keepFiles({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, c: BreachCase, stored: readonly StoredFile[], by: 'candidate' | 'staff'): Promise<Result<null>> {
  const kept = (await listFiles(tx, kit.crypto, c)).filter((f) => f.by === by);
  if (kept.length + stored.length > MAX_FILES) return refusedFor('breach.too_many_files', { path: 'files', params: { max: MAX_FILES } });
  for (const file of stored) {
    if (!(await insertFile(tx, kit.crypto, c, file, by, now))) return refusedFor('breach.same_file', { path: 'files' });
  }
  await keepUnscanned({ tx, kit, now }, { accountId: c.accountId, kind: 'breach' }, keptOf(stored));
  return ok(null);
}

/** 上传证据: adds evidence to a case within the jurisdiction that is not settled. */
export async function attachEvidence(by: Officer, of: Whose, stored: readonly StoredFile[]): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const found = await lockBreachWithin(tx, kit.crypto, actor.jurisdiction, of);
  if (!found) return refusedFor('breach.not_found');
  if (nextBreachState(found.state, 'attach', 'staff') === undefined) return refusedFor('breach.wrong_state');
  const kept = await keepFiles(by, found, stored, 'staff');
  return kept.ok ? ok(await moveBreach(tx, kit.crypto, found, { act: 'attach', to: found.state }, { kind: 'staff', id: actor.staffId }, now)) : kept;
}
