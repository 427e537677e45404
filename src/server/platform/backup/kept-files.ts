import { readdirSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { BlobId } from '#contracts/ids.ts';
import { diskPathOf } from '#server/platform/blobs/disk-blobs.ts';
import type { ObjectStore } from '#server/platform/blobs/object-store.ts';
import { objectKeyOf } from '#server/platform/blobs/s3-blobs.ts';

/** Files as they lie, sealed already: a folder, or a store that speaks S3. */
export type FileSource = { list(tell: (id: BlobId) => Promise<void>): Promise<void>; read(id: BlobId): Promise<Buffer | undefined>; changedAt(id: BlobId): Promise<number | undefined> };

/** Files of the data folder; one whose time is another than its copy's was sealed anew. */
export function diskSource(folder: string): FileSource {
  return {
    async list(tell) {
      for (const part of (await readdir(folder).catch(() => [])).toSorted()) {
        if (!/^[0-9a-f]{2}$/.test(part)) continue;
        for (const name of await readdir(join(folder, part))) {
          const id = BlobId.safeParse(name);
          if (id.success) await tell(id.data);
        }
      }
    },
    read: (id) => absentAsNothing(readFile(diskPathOf(folder, id))),
    changedAt: async (id) => (await absentAsNothing(stat(diskPathOf(folder, id))))?.mtimeMs,
  };
}

/** Files of an S3-compatible store; they are taken to be as they were once they lie here. */
export function objectSource(store: ObjectStore): FileSource {
  return {
    async list(tell) {
      for (let after = ''; ;) {
        const { keys, more } = await store.list(after, 1_000);
        for (const key of keys) {
          const id = BlobId.safeParse(key.slice(3));
          if (id.success && objectKeyOf(id.data) === key) await tell(id.data);
        }
        const last = keys.at(-1);
        if (!more || last === undefined) return;
        after = last;
      }
    },
    read: (id) => store.get(objectKeyOf(id)),
    changedAt: () => Promise.resolve(undefined),
  };
}

export type CopiedFiles = { ids: Set<string>; copied: number; bytes: number };

/** Copies the files that do not lie in the store yet, or lie there as they were before they were sealed anew; takes nothing away. What is `known` to lie there is not looked at. */
export async function copyFiles(from: FileSource, to: string, { tell, known }: { tell?: (so: CopiedFiles) => void; known?: ReadonlySet<string> | undefined } = {}): Promise<CopiedFiles> {
  const so: CopiedFiles = { ids: new Set(), copied: 0, bytes: 0 };
  const folders = new Set(readdirSync(to));
  await from.list(async (id) => {
    so.ids.add(id);
    if (known?.has(id) === true) return;
    const path = diskPathOf(to, id);
    const [there, source] = await Promise.all([absentAsNothing(stat(path)), from.changedAt(id)]);
    // times are kept to the millisecond by some file systems only
    if (there && (source === undefined || Math.abs(there.mtimeMs - source) < 2)) return void (so.bytes += there.size);
    const bytes = await from.read(id);
    if (!bytes) return void so.ids.delete(id); // removed while we looked
    const folder = id.slice(-2);
    if (!folders.has(folder)) await mkdir(join(to, folder), { recursive: true, mode: 0o700 });
    folders.add(folder);
    await writeWhole(path, bytes, source);
    so.copied++;
    so.bytes += bytes.length;
    if (so.copied % 500 === 0) tell?.(so);
  });
  return so;
}

/** Written beside, flushed, renamed: a copy is whole or is not there. */
async function writeWhole(path: string, bytes: Buffer, changedAt: number | undefined): Promise<void> {
  const draft = `${path}.part`;
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
    await file.close();
    if (changedAt !== undefined) await utimes(draft, changedAt / 1000, changedAt / 1000);
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}

function absentAsNothing<T>(found: Promise<T>): Promise<T | undefined> {
  return found.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
