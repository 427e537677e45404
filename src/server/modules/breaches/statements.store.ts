import { Day, type Instant } from '#contracts/dates.ts';
import { BlobId } from '#contracts/ids.ts';
import type { StoredFile } from '#server/modules/materials/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Whose } from './breach-case.ts';

const TEXT = 'breach_statement.content';
const NAME = 'breach_file.file_name';

/** What the person answered (陈述、申辩), or that nothing will be said. */
export type Statement = { id: string; by: 'candidate' | 'staff'; byId: string; waived: boolean; text: string; receivedOn: Day; at: Instant };

/** Keeps an answer word for word. */
export async function insertStatement(tx: Tx, crypto: FieldCrypto, of: Whose, s: Omit<Statement, 'id'>): Promise<void> {
  await tx.insertInto('breach_statement').values({
    account_id: of.accountId, case_id: of.id, statement_id: newId(), by_kind: s.by, by_id: s.byId, waived: s.waived, content: crypto.seal(TEXT, s.text), received_on: s.receivedOn, at: new Date(s.at),
  }).execute();
}

/** Every answer in a case, oldest first. */
export async function listStatements(tx: Tx, crypto: FieldCrypto, of: Whose): Promise<Statement[]> {
  const rows = await tx.selectFrom('breach_statement').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).orderBy('at').orderBy('statement_id').limit(50).execute();
  return rows.map((r) => ({ id: r.statement_id, by: r.by_kind === 'candidate' ? 'candidate' : 'staff', byId: r.by_id, waived: r.waived, text: crypto.open(TEXT, r.content), receivedOn: Day.parse(r.received_on), at: r.at.getTime() }));
}

export type KeptFile = { id: string; fileName: string; contentType: string; bytes: number; by: 'candidate' | 'staff'; uploadedAt: Instant; blobId: BlobId };

/** Adds a file to a case; false when this very file is there already. */
export async function insertFile(tx: Tx, crypto: FieldCrypto, of: Whose, { file, blobId, previewBlobId }: StoredFile, by: 'candidate' | 'staff', now: Instant): Promise<boolean> {
  const done = await tx.insertInto('breach_file').values({
    account_id: of.accountId, case_id: of.id, file_id: newId(), file_name: crypto.seal(NAME, file.fileName), content_type: file.contentType, bytes: file.bytes.length, pages: file.pages,
    digest: file.digest, blob_id: blobId, preview_blob_id: previewBlobId, by_kind: by, uploaded_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The files of a case, oldest first: evidence by staff, and what came with a defence. */
export async function listFiles(tx: Tx, crypto: FieldCrypto, of: Whose): Promise<KeptFile[]> {
  const rows = await tx.selectFrom('breach_file').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).orderBy('uploaded_at').orderBy('file_id').execute();
  return rows.map((r) => ({
    id: r.file_id, fileName: crypto.open(NAME, r.file_name), contentType: r.content_type, bytes: r.bytes, by: r.by_kind === 'candidate' ? 'candidate' : 'staff', uploadedAt: r.uploaded_at.getTime(), blobId: BlobId.parse(r.blob_id),
  }));
}
