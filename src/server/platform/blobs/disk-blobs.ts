import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobId } from '#contracts/ids.ts';
import { newId } from '../ids.ts';
import type { BlobPage, Blobs } from './blobs.ts';
import { sealBlob, unsealBlob } from './seal-blob.ts';

/** Where a blob lies below the folder; what is no id is a bug, and leads nowhere. */
export function diskPathOf(folder: string, id: string): string {
  const known = BlobId.parse(id);
  return join(folder, known.slice(-2), known);
}

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
    list: (after, limit) => listFolder(folder, after, limit),
    remove: async (id) => rm(diskPathOf(folder, id), { force: true }),
  };
}

/** Folders and files in the order of their names, as a store lists its keys; half-written files are none. */
async function listFolder(folder: string, after: string, limit: number): Promise<BlobPage> {
  const ids: BlobId[] = [];
  const [from = ''] = after.split('/');
  const parts = (await readdir(folder)).filter((part) => /^[0-9a-f]{2}$/.test(part) && part >= from).toSorted();
  for (const part of parts) {
    for (const name of (await readdir(join(folder, part))).toSorted()) {
      const id = BlobId.safeParse(name);
      if (!id.success || `${part}/${name}` <= after) continue;
      if (ids.length === limit) return { ids, next: placeOf(ids) };
      ids.push(id.data);
    }
  }
  return { ids, next: undefined };
}

const placeOf = (ids: readonly BlobId[]): string | undefined => {
  const last = ids.at(-1);
  return last && `${last.slice(-2)}/${last}`;
};
