import { createHash } from 'node:crypto';
import { agreementText, SERVICE_AGREEMENT } from './domain/service-agreement.ts';

/** The version in force and the digest of its wording, as an acceptance records them. */
export function currentAgreement(): { version: string; textDigest: Buffer } {
  return { version: SERVICE_AGREEMENT.version, textDigest: createHash('sha256').update(agreementText()).digest() };
}
