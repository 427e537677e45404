import { BlobId, type AccountId, type ApplicationId, type MaterialId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { BinaryAnswer } from '#server/platform/http/mount-api.ts';
import type { Kit } from '#server/platform/kit.ts';
import { refusalsToOpen } from '#server/platform/scanner/keep-unscanned.ts';
import { findMaterial } from './materials.store.ts';

/** The bytes of one live material, or of its small preview; a PDF has no preview. Staff see neither before its scan (待查毒). */
export async function readMaterial(tx: Tx, kit: Kit, accountId: AccountId, at: { id: ApplicationId; materialId: MaterialId }, which: 'file' | 'preview', by: 'owner' | 'staff'): Promise<Result<BinaryAnswer>> {
  const row = await findMaterial(tx, accountId, at.id, at.materialId);
  const blobId = which === 'file' ? row?.blob_id : row?.preview_blob_id;
  if (!row || !blobId) return refusedFor('material.not_found');
  const no = by === 'staff' ? await refusalsToOpen(tx, row.blob_id) : [];
  if (no.length > 0) return refused(no);
  const blob = await kit.blobs.get(BlobId.parse(blobId));
  if (!blob) return refusedFor('material.not_found');
  return ok({ contentType: blob.contentType, base64: blob.bytes.toString('base64'), ...(which === 'file' && { fileName: nameWith(kit.crypto.open('material_file.file_name', row.file_name), row.content_type) }) });
}

/** The name it was sent with, its ending that of what is kept. */
function nameWith(fileName: string, contentType: string): string {
  return `${fileName.replace(/\.[A-Za-z0-9]{1,5}$/, '')}.${contentType === 'application/pdf' ? 'pdf' : 'jpg'}`;
}
