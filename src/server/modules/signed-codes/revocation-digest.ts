import { createHash } from 'node:crypto';
import { revocationNameOf, type SignedFacts } from '#contracts/signed-codes.ts';

/** Under what a revocation list names a code: SHA-256, 32 bytes. */
export function revocationDigest(code: Pick<SignedFacts, 'kind' | 'number' | 'version'>): Buffer {
  return createHash('sha256').update(revocationNameOf(code)).digest();
}
