import type { DocumentType } from '#contracts/document-types.ts';
import { birthAndSexOf, documentNumberRefusals } from '#contracts/identity-documents.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { claimDocument, claimIdentity, lockDocument, releaseDocument, releaseIdentity } from '../../account-claims.store.ts';
import { changeAccount, lockAccountRow } from '../../accounts.store.ts';
import { documentKey, documentOf, personKey, SEALED } from '../../sealed-fields.ts';
import { tellEverywhere, type AssistOffice } from './tell-everywhere.ts';

export type CorrectedIdentity = { name: string; glyphDescription?: string | null | undefined; documentType: DocumentType; documentNumber: string };

/**
 * 身份信息更正 (R-3.1.3-01): writes the right name or number over the wrong one, claims first, so that of two corrections or registrations at
 * once one wins. The identity must be verified anew by the caller. A pair another account has is refused: those two are merged.
 */
export async function correctIdentity(tx: Tx, office: AssistOffice, id: AccountId, to: CorrectedIdentity, what: string): Promise<Result<null>> {
  const { crypto, now } = office;
  const bad = documentNumberRefusals(to.documentType, to.documentNumber, beijingDay(now)).map((r) => ({ ...r, path: 'wish.documentNumber' }));
  if (bad.length > 0) return refused(bad);
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  if (row.state === 'frozen') return refusedFor('assistance.frozen');
  const was = { document: documentOf(crypto, row), name: personKey(crypto, row.name) };
  const next = { document: documentKey(crypto, to.documentType, to.documentNumber), name: personKey(crypto, to.name) };
  const sameNumber = crypto.open(SEALED.documentNumber, row.document_number_sealed) === to.documentNumber && row.document_type === to.documentType;
  if (row.name === to.name && sameNumber) return refusedFor('assistance.nothing_changes', { path: 'wish.name' });
  for (const key of [was.document, next.document].sort((a, b) => a.compare(b))) await lockDocument(tx, key);
  const sameDocument = was.document.equals(next.document);
  if (!sameDocument || !was.name.equals(next.name)) {
    if (!(await claimIdentity(tx, next.document, next.name, id))) return refusedFor('assistance.identity_taken', { path: 'wish.name' });
    await releaseIdentity(tx, was.document, was.name, id);
  }
  if (!sameDocument) {
    if (!(await claimDocument(tx, next.document, id))) return refusedFor('assistance.document_taken', { path: 'wish.documentNumber' });
    await releaseDocument(tx, was.document, id);
  }
  const birth = birthAndSexOf(to.documentType, to.documentNumber);
  await changeAccount(tx, id, {
    name: to.name, glyph_description: to.glyphDescription === undefined ? row.glyph_description : to.glyphDescription, document_type: to.documentType,
    document_number_sealed: crypto.seal(SEALED.documentNumber, to.documentNumber), document_key: next.document, ...(birth && { born_on: birth.bornOn, sex: birth.sex }),
  }, { kind: 'identity_corrected', by: { kind: 'staff', id: office.staffId } }, now);
  await tellEverywhere(tx, office, id, row, what);
  return ok(null);
}
