import { beijingDay, type Instant } from '#contracts/dates.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { photoAsIssued } from '#server/modules/photos/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { BinaryAnswer } from '#server/platform/http/mount-api.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findCertificate, findContent, type CertificateKey } from '../certificates.store.ts';
import { renderCertificate, type CopyToPrint } from '../documents/certificate-document.ts';
import { copyNumberText } from '../domain/copies.ts';
import { openFacts } from '../facts/certificate-facts.ts';
import { findCopy } from './copies.store.ts';

type Reading = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** A copy that may still be downloaded: of a certificate that stands, in its current version, within its time. */
async function readCopy(tx: Tx, { crypto }: Kit, key: CertificateKey, number: number, now: Instant): Promise<Result<CopyToPrint>> {
  const certificate = await findCertificate(tx, key);
  const copy = certificate && (await findCopy(tx, crypto, key, number));
  if (!certificate || !copy) return refusedFor('certificate.not_there');
  if (certificate.revokedAt !== null) return refusedFor('certificate.revoked');
  if (copy.version !== certificate.version) return refusedFor('certificate.copy_outdated');
  if (copy.validUntil < beijingDay(now)) return refusedFor('certificate.copy_over');
  const { content, at } = await findContent(tx, key, copy.version);
  return ok({ facts: openFacts(crypto, content), version: copy.version, issuedAt: at, copy });
}

/** Draws a copy outside any transaction: connections are for reads, not for waiting renderers. */
export async function printCopy({ kit, now, read }: { kit: Kit; now: Instant; read: Reading }, key: CertificateKey, number: number): Promise<Result<BinaryAnswer>> {
  const found = await read((tx) => readCopy(tx, kit, key, number, now));
  if (!found.ok) return found;
  const { facts } = found.value;
  const photo = await read((tx) => photoAsIssued(tx, kit.blobs, key.accountId, facts.photoId));
  if (!photo) return refusedFor('certificate.photo_gone');
  const pdf = await renderCertificate(kit, found.value, photo.jpeg, now);
  return ok({ contentType: 'application/pdf', fileName: `${facts.kind === 'proof' ? '成绩合格证明' : '电子证书'}-${copyNumberText(facts.number, number)}.pdf`, base64: pdf.toString('base64') });
}
