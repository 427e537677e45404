import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Whose } from './breach-case.ts';

const REASON = 'breach_correction.reason';
const NOTE = 'breach_correction.note';

/** What somebody proposed to correct about a served decision without a record, and what became of it. `toSubjects`: those that stay void after a change. */
export type CaseCorrection = {
  id: string; kind: 'revoke' | 'change'; toSubjects: string[]; documentNumber: string; reason: string; note: string | null; state: 'waiting' | 'approved' | 'refused';
  proposedById: string; proposedAt: Instant; decidedById: string | null;
};

/** Keeps a proposal; false when one waits already for this case. */
export async function insertCaseCorrection(tx: Tx, crypto: FieldCrypto, of: Whose, c: Pick<CaseCorrection, 'kind' | 'toSubjects' | 'documentNumber' | 'reason'>, byId: StaffId, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('breach_correction').values({
    account_id: of.accountId, case_id: of.id, correction_id: newId(), kind: c.kind, to_subjects: c.toSubjects, document_number: c.documentNumber, reason: crypto.seal(REASON, c.reason), state: 'waiting', proposed_by_id: byId, proposed_at: new Date(now),
  }).onConflict((o) => o.doNothing()).executeTakeFirstOrThrow();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Everything proposed about a case, the newest first. */
export async function listCaseCorrections(tx: Tx, crypto: FieldCrypto, of: Whose): Promise<CaseCorrection[]> {
  const rows = await tx.selectFrom('breach_correction').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).orderBy('proposed_at', 'desc').orderBy('correction_id', 'desc').limit(100).execute();
  return rows.map((r) => ({
    id: r.correction_id, kind: r.kind === 'change' ? 'change' : 'revoke', toSubjects: r.to_subjects, documentNumber: r.document_number, reason: crypto.open(REASON, r.reason), note: r.note && crypto.open(NOTE, r.note),
    state: r.state === 'approved' ? 'approved' : r.state === 'refused' ? 'refused' : 'waiting', proposedById: r.proposed_by_id, proposedAt: r.proposed_at.getTime(), decidedById: r.decided_by_id,
  }));
}

/** Settles a proposal that waits; false when somebody else just did. */
export async function settleCaseCorrection(tx: Tx, crypto: FieldCrypto, of: Whose, id: string, d: { state: 'approved' | 'refused'; note: string; byId: StaffId }, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('breach_correction').set({ state: d.state, note: crypto.seal(NOTE, d.note), decided_by_id: d.byId, decided_at: new Date(now) })
    .where('account_id', '=', of.accountId).where('case_id', '=', of.id).where('correction_id', '=', id).where('state', '=', 'waiting').executeTakeFirstOrThrow();
  return done.numUpdatedRows === 1n;
}
