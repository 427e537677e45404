import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobId } from '#contracts/ids.ts';
import { newId } from '../ids.ts';
import type { Blobs } from './blobs.ts';
import { sealBlob, unsealBlob } from './seal-blob.ts';

/** Where a blob lies below the folder. */
export const diskPathOf = (folder: string, id: string): string => join(folder, id.slice(-2), id);

/** Files on the local disk, one a blob, sealed: written beside, flushed, renamed, so that a crash leaves either the whole file or none. */
export async function diskBlobs(folder: string, key: Buffer): Promise<Blobs> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return {
    async put(bytes, contentType) {
      const id = newId<BlobId>();
      const path = diskPathOf(folder, id);
      await mkdir(join(folder, id.slice(-2)), { recursive: true, mode: 0o700 });
      const file = await open(`${path}.part`, 'wx', 0o600);
      try {
        await file.writeFile(sealBlob(key, id, contentType, bytes));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${path}.part`, path);
      return id;
    },
    async get(id) {
      const sealed = await readFile(diskPathOf(folder, id)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return sealed && unsealBlob(key, id, sealed);
    },
    remove: (id) => rm(diskPathOf(folder, id), { force: true }),
  };
}
