import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { unscannedAmong } from '#server/platform/scanner/unscanned.store.ts';
import { listFlagged, listMaterials } from './materials.store.ts';

/** The files of an application as pages list them: the live ones with whether they wait for their scan, and those the scan took away that nothing came for. */
export async function readFiles(tx: Tx, accountId: AccountId, applicationId: ApplicationId) {
  const live = await listMaterials(tx, accountId, applicationId);
  const waiting = await unscannedAmong(tx, live.map((f) => f.blob_id));
  const flagged = await listFlagged(tx, accountId, applicationId);
  return { live: live.map((f) => ({ ...f, awaitsScan: waiting.has(f.blob_id) })), flagged: flagged.filter((f) => !live.some((l) => l.kind === f.kind && l.uploaded_at > f.uploaded_at)) };
}
