import { ApplicationId, type AccountId, type BlobId, type MaterialId } from '#contracts/ids.ts';
import { MaterialKind } from '#contracts/materials.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { PresentMaterial } from './domain/required-materials.ts';

/** Files of one kind at most. */
export const MAX_FILES_OF_A_KIND = 6;

export type NewMaterial = {
  accountId: AccountId;
  applicationId: ApplicationId;
  id: MaterialId;
  kind: MaterialKind;
  fileName: Buffer;
  contentType: 'image/jpeg' | 'application/pdf';
  bytes: number;
  pages: number;
  digest: Buffer;
  blobId: BlobId;
  previewBlobId: BlobId | null;
  uploadedAt: Date;
};

/** The live files of an application, oldest first. */
export function listMaterials(tx: Tx, accountId: AccountId, applicationId: ApplicationId) {
  return tx.selectFrom('material_file').selectAll()
    .where('account_id', '=', accountId).where('application_id', '=', applicationId).where('removed_at', 'is', null)
    .orderBy('uploaded_at').orderBy('id').execute();
}

/** One live file, of this account and application only. */
export function findMaterial(tx: Tx, accountId: AccountId, applicationId: ApplicationId, id: MaterialId) {
  return tx.selectFrom('material_file').selectAll()
    .where('account_id', '=', accountId).where('id', '=', id).where('application_id', '=', applicationId).where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** Keeps a file in the first free slot of its kind; the indexes decide, so two at once never share a slot nor keep one file twice. */
export async function insertMaterial(tx: Tx, material: NewMaterial): Promise<'kept' | 'same_file' | 'full'> {
  for (let slot = 1; slot <= MAX_FILES_OF_A_KIND; slot += 1) {
    const { numInsertedOrUpdatedRows } = await tx.insertInto('material_file').values({
      account_id: material.accountId, application_id: material.applicationId, id: material.id, kind: material.kind, slot,
      file_name: material.fileName, content_type: material.contentType, bytes: material.bytes, pages: material.pages, digest: material.digest,
      blob_id: material.blobId, preview_blob_id: material.previewBlobId, uploaded_at: material.uploadedAt,
    }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 1n) return 'kept';
    if (await isKept(tx, material)) return 'same_file';
  }
  return 'full';
}

function isKept(tx: Tx, material: NewMaterial): Promise<unknown> {
  return tx.selectFrom('material_file').select('id')
    .where('account_id', '=', material.accountId).where('application_id', '=', material.applicationId)
    .where('kind', '=', material.kind).where('digest', '=', material.digest).where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** Takes a live file away from the application; its row and bytes stay. False when it was gone already. */
export async function retireMaterial(tx: Tx, accountId: AccountId, applicationId: ApplicationId, id: MaterialId, how: 'removed' | 'replaced', at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('material_file').set({ removed_at: at, removed_how: how })
    .where('account_id', '=', accountId).where('id', '=', id).where('application_id', '=', applicationId).where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Takes a live file away whose scan came later and found something; what it was for, or nothing when it was gone already. */
export async function retireFlagged(tx: Tx, accountId: AccountId, blobId: BlobId, at: Date): Promise<{ applicationId: ApplicationId; kind: MaterialKind } | undefined> {
  const row = await tx.updateTable('material_file').set({ removed_at: at, removed_how: 'flagged' })
    .where('account_id', '=', accountId).where('blob_id', '=', blobId).where('removed_at', 'is', null).returning(['application_id', 'kind']).executeTakeFirst();
  return row && { applicationId: ApplicationId.parse(row.application_id), kind: MaterialKind.parse(row.kind) };
}

/** The files of an application that were taken away because the scan flagged them. */
export function listFlagged(tx: Tx, accountId: AccountId, applicationId: ApplicationId) {
  return tx.selectFrom('material_file').select(['kind', 'file_name', 'uploaded_at'])
    .where('account_id', '=', accountId).where('application_id', '=', applicationId).where('removed_how', '=', 'flagged').orderBy('uploaded_at').execute();
}

/** Each kind of which an application has a live file, with the newest one's time; what other modules ask before confirmation. */
export async function listPresentMaterials(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<PresentMaterial[]> {
  const rows = await tx.selectFrom('material_file').select((eb) => ['kind', eb.fn.max('uploaded_at').as('newest')])
    .where('account_id', '=', accountId).where('application_id', '=', applicationId).where('removed_at', 'is', null).groupBy('kind').execute();
  return rows.map((row) => ({ kind: MaterialKind.parse(row.kind), uploadedAt: row.newest.getTime() }));
}
