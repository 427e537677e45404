import { CopyPurpose } from '#contracts/certificates.ts';
import type { Day, Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Certificate, CertificateKey } from '../certificates.store.ts';

const CONTEXT = 'certificate_copy.detail';

/** An annotated copy as it is kept (加注副本). */
export type Copy = { number: number; version: number; purpose: CopyPurpose; detail: string; validUntil: Day; at: Instant };

const of = (tx: Tx, { accountId, id }: CertificateKey) => tx.selectFrom('certificate_copy').select(['copy_number', 'version', 'purpose', 'detail', 'valid_until', 'at']).where('account_id', '=', accountId).where('certificate_id', '=', id);
const open = (crypto: FieldCrypto) => (r: { copy_number: number; version: number; purpose: string; detail: Buffer; valid_until: string; at: Date }): Copy => ({ number: r.copy_number, version: r.version, purpose: CopyPurpose.parse(r.purpose), detail: crypto.open(CONTEXT, r.detail), validUntil: r.valid_until, at: r.at.getTime() });

/** Writes the next copy of a held certificate, under a number of its own. */
export async function insertCopy(tx: Tx, crypto: FieldCrypto, held: Certificate, copy: Pick<Copy, 'purpose' | 'detail' | 'validUntil'>, at: Date): Promise<number> {
  const number = held.copies + 1;
  await tx.insertInto('certificate_copy').values({ account_id: held.accountId, certificate_id: held.id, copy_number: number, version: held.version, purpose: copy.purpose, detail: crypto.seal(CONTEXT, copy.detail), valid_until: copy.validUntil, at }).execute();
  await tx.updateTable('certificate').set({ copies: number }).where('account_id', '=', held.accountId).where('certificate_id', '=', held.id).execute();
  return number;
}

/** How many copies of a certificate were made since a moment. */
export async function countCopiesSince(tx: Tx, { accountId, id }: CertificateKey, since: Date): Promise<number> {
  const row = await tx.selectFrom('certificate_copy').select((e) => e.fn.countAll<string>().as('n')).where('account_id', '=', accountId).where('certificate_id', '=', id).where('at', '>=', since).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** One copy by its number. */
export async function findCopy(tx: Tx, crypto: FieldCrypto, key: CertificateKey, number: number): Promise<Copy | undefined> {
  const row = await of(tx, key).where('copy_number', '=', number).executeTakeFirst();
  return row && open(crypto)(row);
}

/** The copies of a certificate, the latest first, with how often each was downloaded. */
export async function listCopies(tx: Tx, crypto: FieldCrypto, key: CertificateKey, limit = 100): Promise<(Copy & { downloads: number })[]> {
  const rows = await of(tx, key).orderBy('copy_number', 'desc').limit(limit).execute();
  const counts = await tx.selectFrom('certificate_download').select((e) => ['copy_number', e.fn.countAll<string>().as('n')]).where('account_id', '=', key.accountId).where('certificate_id', '=', key.id).groupBy('copy_number').execute();
  const downloads = new Map(counts.map((c) => [c.copy_number, Number(c.n)]));
  return rows.map((r) => ({ ...open(crypto)(r), downloads: downloads.get(r.copy_number) ?? 0 }));
}

/** One line of the download log (下载记录). */
export async function insertDownload(tx: Tx, { accountId, id }: CertificateKey, copyNumber: number, at: Date): Promise<void> {
  await tx.insertInto('certificate_download').values({ account_id: accountId, certificate_id: id, download_id: newId(), copy_number: copyNumber, at }).execute();
}
