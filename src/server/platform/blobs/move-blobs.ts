import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diskPathOf } from './disk-blobs.ts';
import type { ObjectStore } from './object-store.ts';
import { objectKeyOf } from './s3-blobs.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const AT_ONCE = 8;

export type Moved = { found: number; copied: number; there: number; bytes: number };

/**
 * Copies every blob of a folder to the store, sealed as it is; what lies there already with the same bytes is left, so that a move that broke off goes on where it was. Nothing is taken away
 * from the disk. Each copy is compared with what was read.
 */
export async function moveBlobs(folder: string, store: ObjectStore, tell: (moved: Moved) => void = () => undefined): Promise<Moved> {
  const moved: Moved = { found: 0, copied: 0, there: 0, bytes: 0 };
  const spread = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map((entry) => entry.name).toSorted();
  for (const part of spread) {
    const ids = (await readdir(join(folder, part))).filter((name) => ID.test(name));
    moved.found += ids.length;
    const oneAfterAnother = async (): Promise<void> => {
      for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
        const bytes = await readFile(diskPathOf(folder, id));
        if ((await store.get(objectKeyOf(id)))?.equals(bytes)) moved.there++;
        else {
          await store.put(objectKeyOf(id), bytes);
          if (!(await store.get(objectKeyOf(id)))?.equals(bytes)) throw new Error(`${id} does not lie in the store as it lies on the disk`);
          moved.copied++;
        }
        moved.bytes += bytes.length;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, oneAfterAnother));
    tell(moved);
  }
  return moved;
}
