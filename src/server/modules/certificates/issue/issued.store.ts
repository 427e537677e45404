import { sql } from 'kysely';
import type { Completion } from '#contracts/completions.ts';
import type { CertificateId, CertificateKind } from '#contracts/certificates.ts';
import type { Day } from '#contracts/dates.ts';
import { versionsOf } from '#server/platform/crypto/digest.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { recordFacts } from '#server/platform/facts/recorded-facts.store.ts';

export type NewCertificate = { id: CertificateId; of: Completion; prefecture: string; kind: CertificateKind; approvedOn: Day; validThrough: Day | null };
export type NewVersion = { accountId: string; id: CertificateId; content: Buffer; numberKeys: readonly Buffer[] };

/** Writes certificates of a batch; the ids of those that are new: who holds a valid one of that completion gets no other (certificate_one_each). */
export async function insertCertificates(tx: Tx, batchId: string, certificates: readonly NewCertificate[], at: Date): Promise<Set<string>> {
  if (certificates.length === 0) return new Set();
  const rows = await tx.insertInto('certificate').values(certificates.map(({ id, of, ...c }) => ({
    account_id: of.accountId, certificate_id: id, completion_id: of.completionId, application_id: of.applicationId, batch_id: batchId, sitting_id: of.sittingId, exam_code: of.examCode, exam_year: of.examYear, province: of.province, prefecture: c.prefecture,
    level_code: of.levelCode, specialty_code: of.specialtyCode, kind: c.kind, approved_on: c.approvedOn, valid_through: c.validThrough, state: 'valid', version: 1, row_version: 1, issued_at: at,
  }))).onConflict((c) => c.doNothing()).returning('certificate_id').execute();
  const made = new Set(rows.map((r) => r.certificate_id));
  recordFacts(tx, certificates.filter((c) => made.has(c.id)).map(({ id, of }) => ({ event: 'certificate.issued', subject: id, province: of.province, examCode: of.examCode, sittingId: of.sittingId })), at.getTime());
  return made;
}

/** Writes what new certificates say and claims their numbers; false when a number was given before, and then nothing may stand. */
export async function insertFirstVersions(tx: Tx, versions: readonly NewVersion[], by: string, at: Date): Promise<boolean> {
  if (versions.length === 0) return true;
  const keys = versions.flatMap((v) => v.numberKeys.map((key) => ({ number_key: key, account_id: v.accountId, certificate_id: v.id })));
  const claimed = await tx.insertInto('certificate_number').values(keys).onConflict((c) => c.doNothing()).executeTakeFirst();
  await tx.insertInto('certificate_version').values(versions.map((v) => ({ account_id: v.accountId, certificate_id: v.id, version: 1, content: v.content, by_name: by, at }))).execute();
  await tx.insertInto('certificate_act').values(versions.map((v) => ({ account_id: v.accountId, certificate_id: v.id, row_version: 1, act: 'issue', by_name: by, at }))).execute();
  return claimed.numInsertedOrUpdatedRows === BigInt(keys.length) && !(await areGiven(tx, keys.flatMap((k) => versionsOf(k.number_key).slice(1))));
}

/** Whether one of these numbers was given under a digest of another version; the claim itself is append-only, so only the walk brings it on. */
async function areGiven(tx: Tx, keys: readonly Buffer[]): Promise<boolean> {
  return keys.length > 0 && (await tx.selectFrom('certificate_number').select('certificate_id').where('number_key', '=', sql<Buffer>`any(${keys}::bytea[])`).limit(1).executeTakeFirst()) !== undefined;
}

/** Notes who got none in a batch, and why. */
export async function insertLeftOut(tx: Tx, batchId: string, people: readonly { completionId: string; accountId: string; reason: string }[]): Promise<void> {
  if (people.length > 0) await tx.insertInto('certificate_left_out').values(people.map((p) => ({ batch_id: batchId, completion_id: p.completionId, account_id: p.accountId, reason: p.reason }))).onConflict((c) => c.doNothing()).execute();
}

/** Who was left out of a batch. */
export async function listLeftOut(tx: Tx, batchId: string, limit: number): Promise<{ accountId: string; reason: string }[]> {
  const rows = await tx.selectFrom('certificate_left_out').select(['account_id', 'reason']).where('batch_id', '=', sql<string>`${batchId}::uuid`).orderBy('completion_id').limit(limit).execute();
  return rows.map((r) => ({ accountId: r.account_id, reason: r.reason }));
}

/** How many were left out of a batch, by reason. */
export async function countLeftOut(tx: Tx, batchId: string): Promise<{ reason: string; people: number }[]> {
  const rows = await tx.selectFrom('certificate_left_out').select((e) => ['reason', e.fn.countAll<string>().as('n')]).where('batch_id', '=', sql<string>`${batchId}::uuid`).groupBy('reason').execute();
  return rows.map((r) => ({ reason: r.reason, people: Number(r.n) }));
}
