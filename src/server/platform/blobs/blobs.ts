import type { BlobId } from '#contracts/ids.ts';

export type Blob = { bytes: Buffer; contentType: string };

/** Where files live (对象存储). Bytes are sealed at rest; nothing here decides who may see them. */
export type Blobs = {
  /** Keeps the bytes durably before it answers; the id is random and says nothing. */
  put(bytes: Buffer, contentType: string): Promise<BlobId>;
  get(id: BlobId): Promise<Blob | undefined>;
  /** Removes the bytes; removing what is gone is no error. */
  remove(id: BlobId): Promise<void>;
};
