import { sql } from 'kysely';
import { CertificateId, CertificateKind } from '#contracts/certificates.ts';
import { ExamCode, SittingId } from '#contracts/catalogue.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import { versionsOf } from '#server/platform/crypto/digest.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { recordFact } from '#server/platform/facts/recorded-facts.store.ts';

/** What a certificate is found by: per candidate, so the account comes first. */
export type CertificateKey = { accountId: AccountId; id: CertificateId };
export type Certificate = CertificateKey & {
  completionId: string; applicationId: ApplicationId; batchId: string; sittingId: SittingId; examCode: ExamCode; examYear: number; province: string; prefecture: string; kind: CertificateKind; approvedOn: Day; validThrough: Day | null;
  revokedAt: Instant | null; version: number; rowVersion: number; copies: number; issuedAt: Instant;
};
export type By = { staffId: string | null; name: string };

export const COLUMNS = ['account_id', 'certificate_id', 'completion_id', 'application_id', 'batch_id', 'sitting_id', 'exam_code', 'exam_year', 'province', 'prefecture', 'kind', 'approved_on', 'valid_through', 'revoked_at', 'version', 'row_version', 'copies', 'issued_at'] as const;
type Row = {
  account_id: string; certificate_id: string; completion_id: string; application_id: string; batch_id: string; sitting_id: string; exam_code: string; exam_year: number; province: string; prefecture: string; kind: string; approved_on: string; valid_through: string | null;
  revoked_at: Date | null; version: number; row_version: number; copies: number; issued_at: Date;
};

/** A row as the program knows it. */
export const openCertificate = (r: Row): Certificate => ({
  accountId: AccountId.parse(r.account_id), id: CertificateId.parse(r.certificate_id), completionId: r.completion_id, applicationId: ApplicationId.parse(r.application_id), batchId: r.batch_id, sittingId: SittingId.parse(r.sitting_id), examCode: ExamCode.parse(r.exam_code), examYear: r.exam_year,
  province: r.province, prefecture: r.prefecture, kind: CertificateKind.parse(r.kind), approvedOn: r.approved_on, validThrough: r.valid_through, revokedAt: r.revoked_at?.getTime() ?? null, version: r.version, rowVersion: r.row_version, copies: r.copies, issuedAt: r.issued_at.getTime(),
});

const one = (tx: Tx, { accountId, id }: CertificateKey) => tx.selectFrom('certificate').select(COLUMNS).where('account_id', '=', accountId).where('certificate_id', '=', id);

/** One certificate by its key. */
export async function findCertificate(tx: Tx, key: CertificateKey): Promise<Certificate | undefined> {
  const row = await one(tx, key).executeTakeFirst();
  return row && openCertificate(row);
}

/** The same, held until the transaction ends. */
export async function lockCertificate(tx: Tx, key: CertificateKey): Promise<Certificate | undefined> {
  const row = await one(tx, key).forUpdate().executeTakeFirst();
  return row && openCertificate(row);
}

/** The certificates of one person, the newest first. */
export async function listOwn(tx: Tx, accountId: AccountId): Promise<Certificate[]> {
  return (await tx.selectFrom('certificate').select(COLUMNS).where('account_id', '=', accountId).orderBy('certificate_id', 'desc').limit(100).execute()).map(openCertificate);
}

const ofApplication = keptStatement((tx, v: { accountId: AccountId; applicationId: ApplicationId }) =>
  tx.selectFrom('certificate').select(COLUMNS).where('account_id', '=', v.accountId).where('application_id', '=', v.applicationId).orderBy('revoked_at', (o) => o.desc().nullsFirst()).limit(1));

/** The certificate an application led to, the valid one before a revoked one. */
export async function findOfApplication(tx: Tx, accountId: AccountId, applicationId: ApplicationId): Promise<Certificate | undefined> {
  const { rows: [row] } = await tx.executeQuery(ofApplication(tx, { accountId, applicationId }));
  return row && openCertificate(row);
}

/** The valid certificate of a completion. */
export async function findOfCompletion(tx: Tx, accountId: AccountId, completionId: string): Promise<Certificate | undefined> {
  const row = await tx.selectFrom('certificate').select(COLUMNS).where('account_id', '=', accountId).where('completion_id', '=', completionId).where('state', '=', 'valid').executeTakeFirst();
  return row && openCertificate(row);
}

/** Whose certificate bears a number; by its keyed digest. */
export async function findByNumberKey(tx: Tx, key: Buffer): Promise<CertificateKey | undefined> {
  const row = await tx.selectFrom('certificate_number').select(['account_id', 'certificate_id']).where('number_key', 'in', versionsOf(key)).executeTakeFirst();
  return row && { accountId: AccountId.parse(row.account_id), id: CertificateId.parse(row.certificate_id) };
}

/** What a version says, sealed: the current one, or any. */
export async function findContent(tx: Tx, { accountId, id }: CertificateKey, version: number): Promise<{ content: Buffer; at: Instant }> {
  const row = await tx.selectFrom('certificate_version').select(['content', 'at']).where('account_id', '=', accountId).where('certificate_id', '=', id).where('version', '=', version).executeTakeFirstOrThrow();
  return { content: row.content, at: row.at.getTime() };
}

/** The current words of many certificates, sealed, by certificate. */
export async function contentsOf(tx: Tx, certificates: readonly Certificate[]): Promise<Map<string, Buffer>> {
  if (certificates.length === 0) return new Map();
  const { rows } = await sql<{ certificate_id: string; content: Buffer }>`
    select v.certificate_id, v.content from unnest(${certificates.map((c) => c.accountId)}::uuid[], ${certificates.map((c) => c.id)}::uuid[], ${certificates.map((c) => c.version)}::int[]) as t (a, c, n)
    join certificate_version v on v.account_id = t.a and v.certificate_id = t.c and v.version = t.n`.execute(tx);
  return new Map(rows.map((r) => [r.certificate_id, r.content]));
}

/** Every version, the latest first. */
export async function listVersions(tx: Tx, { accountId, id }: CertificateKey): Promise<{ version: number; content: Buffer; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('certificate_version').select(['version', 'content', 'reason', 'by_name', 'at']).where('account_id', '=', accountId).where('certificate_id', '=', id).orderBy('version', 'desc').limit(100).execute();
  return rows.map((r) => ({ version: r.version, content: r.content, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

/** Who did what with a certificate, the latest first. */
export async function listActs(tx: Tx, { accountId, id }: CertificateKey): Promise<{ act: string; detail: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('certificate_act').select(['act', 'detail', 'by_name', 'at']).where('account_id', '=', accountId).where('certificate_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, detail: r.detail, by: r.by_name, at: r.at.getTime() }));
}

type Step = { act: 'reissue'; version: number; content: Buffer; reason: string } | { act: 'revoke' };

/** Writes a held certificate: a new version, or its revocation; state and history are one write. */
export async function stepCertificate(tx: Tx, held: Certificate, step: Step, detail: string, by: By, at: Date): Promise<void> {
  const rowVersion = held.rowVersion + 1;
  const key = { account_id: held.accountId, certificate_id: held.id };
  if (step.act === 'reissue') await tx.insertInto('certificate_version').values({ ...key, version: step.version, content: step.content, reason: step.reason, by_id: by.staffId, by_name: by.name, at }).execute();
  await tx.updateTable('certificate').set({ row_version: rowVersion, ...(step.act === 'reissue' ? { version: step.version } : { state: 'revoked', revoked_at: at }) }).where('account_id', '=', held.accountId).where('certificate_id', '=', held.id).execute();
  if (step.act === 'revoke') recordFact(tx, { event: 'certificate.revoked', subject: held.id, province: held.province, examCode: held.examCode, sittingId: held.sittingId }, at.getTime());
  await tx.insertInto('certificate_act').values({ ...key, row_version: rowVersion, act: step.act, detail, by_id: by.staffId, by_name: by.name, at }).execute();
}
