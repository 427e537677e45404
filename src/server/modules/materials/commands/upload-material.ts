import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId, BlobId, MaterialId } from '#contracts/ids.ts';
import type { MaterialUpload } from '#contracts/materials.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { UploadedFile } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { prepareFile, type PreparedFile, type WhenAway } from '../files/prepare-file.ts';
import { keepUnscanned, type Kept } from '#server/platform/scanner/keep-unscanned.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import type { MaterialOwners } from '../material-owners.ts';
import { insertMaterial, MAX_FILES_OF_A_KIND, retireMaterial } from '../materials.store.ts';

/** A checked file whose bytes are already kept; the row that makes it a material comes in the transaction. `sentBlobId` is what still has to be scanned, as it came. */
export type StoredFile = { file: PreparedFile; field: string; blobId: BlobId; previewBlobId: BlobId | null; sentBlobId: BlobId | null };

/** Checks every file of an upload and keeps their bytes; nothing is kept unless all are accepted. Runs outside the transaction. */
export async function storeFiles(env: { scanner: FileScanner; blobs: Blobs; whenAway?: WhenAway }, files: readonly UploadedFile[], field: string): Promise<Result<StoredFile[]>> {
  if (files.length === 0) return refusedFor('material.no_file', { path: field });
  const prepared: { file: PreparedFile; field: string; sent: Buffer }[] = [];
  const scanner = askedOnceWhenAway(env.scanner);
  const refusals = [];
  for (const upload of files) {
    const answer = await prepareFile(scanner, env.whenAway ?? 'refuse', upload);
    if (answer.ok) prepared.push({ file: answer.value, field: upload.field, sent: upload.bytes });
    else refusals.push(...answer.refusals);
  }
  if (refusals.length > 0) return refused(refusals);
  const stored: StoredFile[] = [];
  for (const { file, field: at, sent } of prepared) {
    const previewBlobId = file.preview ? await env.blobs.put(file.preview, 'image/jpeg') : null;
    const blobId = await env.blobs.put(file.bytes, file.contentType);
    const sentBlobId = file.scanned ? null : file.bytes === sent ? blobId : await env.blobs.put(sent, 'application/octet-stream');
    stored.push({ file, field: at, blobId, previewBlobId, sentBlobId });
  }
  return ok(stored);
}

/** The stored files as the wait for a scan knows them. */
export function keptOf(stored: readonly StoredFile[]): Kept[] {
  return stored.map(({ file: { fileName }, blobId, sentBlobId }) => ({ fileName, blobId, sentBlobId }));
}

/** Bytes that no row names are removed again. */
export async function dropStored(blobs: Blobs, stored: readonly StoredFile[]): Promise<void> {
  for (const id of new Set(stored.flatMap((s) => [s.blobId, s.previewBlobId, s.sentBlobId]))) if (id !== null) await blobs.remove(id);
}

/** A scan that was away for one file of an upload is not waited for again with the others. */
function askedOnceWhenAway(scanner: FileScanner): FileScanner {
  let away = false;
  return {
    async scan(bytes, fileName) {
      if (away) return { found: 'unavailable' };
      const answer = await scanner.scan(bytes, fileName);
      away = answer.found === 'unavailable';
      return answer;
    },
  };
}

type Upload = { accountId: AccountId; applicationId: ApplicationId; what: MaterialUpload; stored: readonly StoredFile[]; now: Instant };

/** 证明材料上传: adds the files to the application, or puts one in the place of another (R-2.2.3b-02, T9). */
export async function uploadMaterial(tx: Tx, env: { owners: MaterialOwners; crypto: FieldCrypto }, { accountId, applicationId, what, stored, now }: Upload): Promise<Result<MaterialId[]>> {
  const owner = await env.owners.describe(tx, accountId, applicationId, now, true);
  if (!owner.ok) return owner;
  if (owner.value.closed.length > 0) return refused(owner.value.closed);
  if (what.replaces && !(await retireMaterial(tx, accountId, applicationId, what.replaces, 'replaced', new Date(now)))) return refusedFor('material.not_found');
  const ids: MaterialId[] = [];
  for (const { file, field, blobId, previewBlobId } of stored) {
    const id = newId<MaterialId>();
    const kept = await insertMaterial(tx, {
      accountId, applicationId, id, kind: what.kind, fileName: env.crypto.seal('material_file.file_name', file.fileName), contentType: file.contentType,
      bytes: file.bytes.length, pages: file.pages, digest: file.digest, blobId, previewBlobId, uploadedAt: new Date(now),
    });
    if (kept === 'same_file') return refusedFor('material.same_file', { path: field, params: { file: file.fileName } });
    if (kept === 'full') return refusedFor('material.too_many_files', { path: field, params: { max: MAX_FILES_OF_A_KIND } });
    ids.push(id);
  }
  await keepUnscanned({ tx, kit: env, now }, { accountId, kind: 'material' }, keptOf(stored));
  await env.owners.changed(tx, accountId, applicationId, now);
  return ok(ids);
}
