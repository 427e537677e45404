import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { BlobId } from '#contracts/ids.ts';
import type { Blob } from './blobs.ts';

/** The bytes as every store keeps them: AES-256-GCM under `key` (32 bytes), bound to the blob's id. */
export function sealBlob(key: Buffer, id: BlobId, contentType: string, bytes: Buffer): Buffer {
  const iv = randomBytes(12);
  const type = Buffer.from(contentType, 'utf8');
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
  const body = Buffer.concat([cipher.update(Buffer.from([type.length])), cipher.update(type), cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** What was sealed; throws when a byte of it, or its id, is another. */
export function unsealBlob(key: Buffer, id: BlobId, sealed: Buffer): Blob {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(12, 28));
  const plain = decipher.update(sealed.subarray(28));
  decipher.final(); // only looks at the tag: this mode keeps no bytes back
  const typeLength = plain.readUInt8(0);
  return { contentType: plain.subarray(1, 1 + typeLength).toString('utf8'), bytes: plain.subarray(1 + typeLength) };
}
