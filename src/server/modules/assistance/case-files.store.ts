import type { CaseId } from '#contracts/assistance.ts';
import type { Instant } from '#contracts/dates.ts';
import { BlobId, type AccountId } from '#contracts/ids.ts';
import type { StoredFile } from '#server/modules/materials/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

const NAME = 'assistance_file.file_name';

export type FileOf = { accountId: AccountId; caseId: CaseId };
export type KeptFile = { id: string; fileName: string; contentType: string; bytes: number; by: 'candidate' | 'staff'; uploadedAt: Instant; blobId: BlobId };

/** Adds a proof to a case; false when this very file is there already. */
export async function insertFile(tx: Tx, crypto: FieldCrypto, of: FileOf, { file, blobId, previewBlobId }: StoredFile, by: 'candidate' | 'staff', now: Instant): Promise<boolean> {
  const done = await tx.insertInto('assistance_file').values({
    account_id: of.accountId, case_id: of.caseId, file_id: newId(), file_name: crypto.seal(NAME, file.fileName), content_type: file.contentType, bytes: file.bytes.length, pages: file.pages,
    digest: file.digest, blob_id: blobId, preview_blob_id: previewBlobId, by_kind: by, uploaded_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The proofs of a case, oldest first. */
export async function listFiles(tx: Tx, crypto: FieldCrypto, of: FileOf): Promise<KeptFile[]> {
  const rows = await tx.selectFrom('assistance_file').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.caseId).orderBy('uploaded_at').orderBy('file_id').execute();
  return rows.map((r) => ({
    id: r.file_id, fileName: crypto.open(NAME, r.file_name), contentType: r.content_type, bytes: r.bytes, by: r.by_kind === 'candidate' ? 'candidate' : 'staff', uploadedAt: r.uploaded_at.getTime(), blobId: BlobId.parse(r.blob_id),
  }));
}
