import type { Instant } from '#contracts/dates.ts';
import type { BlobId } from '#contracts/ids.ts';
import type { Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';

export type Flagged = { byKind: 'visitor' | 'candidate' | 'staff'; byId: string | null; digest: Buffer; nameDigest: Buffer; signature: string; bytes: number; blobId: BlobId; foundAt: Instant };

/** Writes a flagged upload down; nothing when the same file of the same person lies there already. */
export async function insertQuarantined(tx: Tx, f: Flagged): Promise<string | undefined> {
  const id = newId();
  const { numInsertedOrUpdatedRows } = await tx.insertInto('quarantined_file').values({
    id, found_at: new Date(f.foundAt), signature: f.signature, digest: f.digest, name_digest: f.nameDigest, bytes: f.bytes, by_kind: f.byKind, by_id: f.byId, state: 'kept', blob_id: f.blobId, version: 1,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n ? id : undefined;
}
