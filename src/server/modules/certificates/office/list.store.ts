import { sql } from 'kysely';
import type { CertificateFilter } from '#contracts/certificates.ts';
import type { Day } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { certificatesWithin } from '../certificates.scope.ts';
import { COLUMNS, openCertificate, type Certificate } from '../certificates.store.ts';

export type Listed = Certificate & { levelCode: string; specialtyCode: string };

/** The certificates of a jurisdiction that fit a filter, on a day: 已失效 is a proof whose last day is past. */
const fitting = (tx: Tx, j: Jurisdiction, f: CertificateFilter, today: Day) => tx.selectFrom('certificate').where(certificatesWithin('certificate', j))
  .$if(f.exam !== undefined, (q) => q.where('exam_code', '=', f.exam ?? '')).$if(f.province !== undefined, (q) => q.where('province', '=', f.province ?? '')).$if(f.kind !== undefined, (q) => q.where('kind', '=', f.kind ?? ''))
  .$if(f.year !== undefined, (q) => q.where('exam_year', '=', f.year ?? 0)).$if(f.state === 'revoked', (q) => q.where('state', '=', 'revoked'))
  .$if(f.state === 'expired', (q) => q.where('state', '=', 'valid').where('valid_through', '<', today))
  .$if(f.state === 'valid', (q) => q.where('state', '=', 'valid').where((e) => e.or([e('valid_through', 'is', null), e('valid_through', '>=', today)])));

/** A page of them, the newest first. */
export async function listCertificates(tx: Tx, j: Jurisdiction, filter: CertificateFilter, today: Day, after: string | undefined, limit: number): Promise<Listed[]> {
  const rows = await fitting(tx, j, filter, today).select([...COLUMNS, 'level_code', 'specialty_code']).$if(after !== undefined, (q) => q.where('certificate_id', '<', after ?? '')).orderBy('certificate_id', 'desc').limit(limit).execute();
  return rows.map((r) => ({ ...openCertificate(r), levelCode: r.level_code, specialtyCode: r.specialty_code }));
}

/** These certificates, in no order. */
export async function listThese(tx: Tx, keys: readonly { accountId: string; id: string }[]): Promise<Listed[]> {
  if (keys.length === 0) return [];
  const rows = await tx.selectFrom('certificate').select([...COLUMNS, 'level_code', 'specialty_code'])
    .where(sql<boolean>`(account_id, certificate_id) in (select a, c from unnest(${keys.map((k) => k.accountId)}::uuid[], ${keys.map((k) => k.id)}::uuid[]) as t (a, c))`).execute();
  return rows.map((r) => ({ ...openCertificate(r), levelCode: r.level_code, specialtyCode: r.specialty_code }));
}

/** How many there are. */
export async function countCertificates(tx: Tx, j: Jurisdiction, filter: CertificateFilter, today: Day): Promise<number> {
  const row = await fitting(tx, j, filter, today).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Issued and revoked by exam and province, in one pass; and how many proofs end within some days. */
export async function countByPlace(tx: Tx, j: Jurisdiction, filter: CertificateFilter, days: { today: Day; soon: Day }): Promise<{ rows: { exam: string; province: string; issued: number; revoked: number }[]; expiringSoon: number }> {
  const rows = await fitting(tx, j, filter, days.today).select((e) => ['exam_code', 'province', e.fn.countAll<string>().as('issued'), e.fn.count<string>('revoked_at').as('revoked')]).groupBy(['exam_code', 'province']).execute();
  const soon = await fitting(tx, j, filter, days.today).where('state', '=', 'valid').where('valid_through', '>=', days.today).where('valid_through', '<=', days.soon).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
  return { rows: rows.map((r) => ({ exam: r.exam_code, province: r.province, issued: Number(r.issued), revoked: Number(r.revoked) })), expiringSoon: Number(soon.n) };
}
