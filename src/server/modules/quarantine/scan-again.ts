import type { Jurisdiction } from '#contracts/staff.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { blobOf, findQuarantined } from './quarantine.store.ts';

type Env = { kit: Pick<Kit, 'blobs'>; actor: { jurisdiction: Jurisdiction }; read<T>(work: (tx: Tx) => Promise<T>): Promise<T> };

/** 重新查毒 before each step of a release: only a scan that ran and found nothing lets it go on. Files of people of every province lie here, so that it is the nation's. */
export async function scanAgain(scanner: FileScanner, { kit, actor, read }: Env, id: string): Promise<Result<undefined>> {
  if (actor.jurisdiction.kind !== 'nation') return refusedFor('quarantine.nation_only');
  const row = await read((tx) => findQuarantined(tx, id));
  const [blobId] = row ? blobOf(row) : [];
  if (!row) return refusedFor('quarantine.not_found');
  const blob = blobId && (await kit.blobs.get(blobId));
  if (!blob) return refusedFor('quarantine.moved_on');
  const answer = await scanner.scan(blob.bytes, '');
  if (answer.found === 'infected') return refusedFor('quarantine.still_flagged', { params: { signature: answer.signature } });
  return answer.found === 'clean' ? ok(undefined) : refusedFor('quarantine.no_scan');
}
