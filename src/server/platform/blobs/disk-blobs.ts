import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobId } from '#contracts/ids.ts';
import { newId } from '../ids.ts';
import type { Blobs } from './blobs.ts';

/**
 * Files on the local disk, one a blob, AES-256-GCM under `key` (32 bytes): written beside, flushed, renamed, so that a crash
 * leaves either the whole file or none.
 */
export async function diskBlobs(folder: string, key: Buffer): Promise<Blobs> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pathOf = (id: BlobId) => join(folder, id.slice(-2), id);
  return {
    async put(bytes, contentType) {
      const id = newId<BlobId>();
      const path = pathOf(id);
      await mkdir(join(folder, id.slice(-2)), { recursive: true, mode: 0o700 });
      const file = await open(`${path}.part`, 'wx', 0o600);
      try {
        await file.writeFile(seal(key, id, contentType, bytes));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
      return id;
    },
    async get(id) {
      const sealed = await readFile(pathOf(id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return sealed && unseal(key, id, sealed);
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

function seal(key: Buffer, id: BlobId, contentType: string, bytes: Buffer): Buffer {
  const iv = randomBytes(12);
  const type = Buffer.from(contentType, 'utf8');
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(id));
  const body = Buffer.concat([cipher.update(Buffer.from([type.length])), cipher.update(type), cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, id: BlobId, sealed: Buffer): { bytes: Buffer; contentType: string } {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(12, 28));
  const plain = decipher.update(sealed.subarray(28));
  decipher.final(); // only looks at the tag: this mode keeps no bytes back
  const typeLength = plain.readUInt8(0);
  return { contentType: plain.subarray(1, 1 + typeLength).toString('utf8'), bytes: plain.subarray(1 + typeLength) };
}
