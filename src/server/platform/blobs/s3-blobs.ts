import { BlobId } from '#contracts/ids.ts';
import { newId } from '../ids.ts';
import type { Blobs } from './blobs.ts';
import type { ObjectStore } from './object-store.ts';
import { sealBlob, unsealBlob } from './seal-blob.ts';

/** Where a blob lies in a store: spread as on disk, so that moving is copying; what is no id is a bug, and leads nowhere. */
export function objectKeyOf(id: string): string {
  const known = BlobId.parse(id);
  return `${known.slice(-2)}/${known}`;
}

/** Files in an S3-compatible store, sealed before they leave: its operator sees ids and lengths. */
export function s3Blobs(store: ObjectStore, key: Buffer): Blobs {
  return {
    async put(bytes, contentType) {
      const id = newId<BlobId>();
      await store.put(objectKeyOf(id), sealBlob(key, id, contentType, bytes));
      return id;
    },
    async get(id) {
      const sealed = await store.get(objectKeyOf(id));
      return sealed && unsealBlob(key, id, sealed);
    },
    async list(after, limit) {
      const { keys, more } = await store.list(after, limit);
      const ids = keys.flatMap((name) => {
        const id = BlobId.safeParse(name.slice(3)).data;
        return id !== undefined && objectKeyOf(id) === name ? [id] : [];
      });
      return { ids, next: more ? keys.at(-1) : undefined };
    },
    remove: async (id) => store.remove(objectKeyOf(id)),
  };
}
