import { z } from 'zod';
import { CertificateKind } from '#contracts/certificates.ts';
import { Day } from '#contracts/dates.ts';
import { DocumentType } from '#contracts/document-types.ts';
import { PhotoId } from '#contracts/photos.ts';
import { Words } from '#contracts/words.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

const CONTEXT = 'certificate_version.content';
const Coded = z.object({ code: z.string(), name: Words });

/** What one version of a certificate says, in the words of the moment it was issued: no later change of a table or an account rewrites it. Only ever add. */
export const CertificateFacts = z.object({
  kind: CertificateKind, number: z.string(), managementNumber: z.string(), title: Words, exam: Coded, year: z.int(), province: Coded, level: Coded, specialty: Coded,
  name: z.string(), sex: z.enum(['male', 'female']).nullable(), bornOn: Day.nullable(), documentType: DocumentType, documentNumber: z.string(), photoId: PhotoId,
  approvedOn: Day, validThrough: Day.nullable(), issuedBy: Words,
});
export type CertificateFacts = z.infer<typeof CertificateFacts>;

/** Seals the facts for their row. */
export function sealFacts(crypto: FieldCrypto, facts: CertificateFacts): Buffer {
  return crypto.seal(CONTEXT, JSON.stringify(facts));
}

/** Opens what a row holds. */
export function openFacts(crypto: FieldCrypto, sealed: Buffer): CertificateFacts {
  return CertificateFacts.parse(JSON.parse(crypto.open(CONTEXT, sealed)));
}
