import { hkdfSync } from 'node:crypto';
import type { SecretKeys } from '../config/secret-keys.ts';

/** The key files are sealed with: derived from the secret key of the lowest number, as the blind indexes are. */
export function blobKeyOf(secretKeys: SecretKeys): Buffer {
  const oldest = [...secretKeys].toSorted(([a], [b]) => a - b)[0];
  if (!oldest) throw new Error('no secret keys');
  return Buffer.from(hkdfSync('sha256', oldest[1], Buffer.alloc(0), 'jinbang/blobs', 32));
}
