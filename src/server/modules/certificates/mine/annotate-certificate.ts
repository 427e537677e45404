import type { AnnotateCertificate } from '#contracts/certificates.ts';
import { beijingDay, startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { lockCertificate, type Certificate, type CertificateKey } from '../certificates.store.ts';
import { refusalsOfAnnotation, refusalsToCopy } from '../domain/copies.ts';
import { certificateTerms } from '../terms.ts';
import { countCopiesSince, insertCopy } from './copies.store.ts';

type At = { tx: Tx; kit: Kit; now: Instant };

/** 加注: a copy of one's own certificate, made out for a purpose and until a day, under a number of its own; two at once get two numbers. Somebody else's is not there. */
export async function annotateCertificate(at: At, key: CertificateKey, asked: AnnotateCertificate): Promise<Result<{ copy: number }>> {
  const held = await lockCertificate(at.tx, key);
  if (!held) return refusedFor('certificate.not_there');
  const no = [...(await refusalsToCopyNow(at, held)), ...refusalsOfWords(at, held, asked)];
  if (no.length > 0) return refused(no);
  return ok({ copy: await insertCopy(at.tx, at.kit.crypto, held, asked, new Date(at.now)) });
}

/** Why no copy can be made of a certificate now, whatever it is for. */
export async function refusalsToCopyNow({ tx, now }: At, c: Certificate): Promise<Refusal[]> {
  const today = beijingDay(now);
  const copiesToday = await countCopiesSince(tx, c, new Date(startOfBeijingDay(today)));
  return refusalsToCopy({ revoked: c.revokedAt !== null, validThrough: c.validThrough, copiesToday }, certificateTerms(c.examCode).copies, today);
}

function refusalsOfWords({ kit, now }: At, c: Certificate, asked: AnnotateCertificate): Refusal[] {
  const missing = kit.pdf.unprintable(asked.detail);
  const odd = missing.length > 0 || /\p{C}/u.test(asked.detail) ? [refuse('certificate.detail_unprintable', { path: 'detail', params: { characters: missing.join('') } })] : [];
  return [...odd, ...refusalsOfAnnotation(asked, c, certificateTerms(c.examCode).copies, beijingDay(now))];
}
