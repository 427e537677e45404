import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import type { SealedResults } from '#contracts/exam-kit-file.ts';

// RFC 5480: what stands before the 65 bytes of an uncompressed point on P-256
const BEFORE_P256 = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200', 'hex');

/** True when results were sealed by somebody who opened the kit (HMAC-SHA-256) and signed by the device whose key they name (ECDSA P-256, SHA-256), and not a sign was changed since. */
export function isGenuine({ body, seal, signature }: SealedResults, publicKey: Buffer, resultsKey: string): boolean {
  const right = createHmac('sha256', Buffer.from(resultsKey, 'base64url')).update(body, 'utf8').digest();
  const told = Buffer.from(seal, 'base64url');
  if (told.length !== right.length || !timingSafeEqual(told, right) || publicKey.length !== 65) return false;
  try {
    const key = createPublicKey({ key: Buffer.concat([BEFORE_P256, publicKey]), format: 'der', type: 'spki' });
    return verify('sha256', Buffer.from(body, 'utf8'), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'));
  } catch {
    // a point that does not lie on the curve
    return false;
  }
}
