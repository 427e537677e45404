import type { BlobId } from '#contracts/ids.ts';

export type Blob = { bytes: Buffer; contentType: string };

export type BlobPage = { ids: BlobId[]; next: string | undefined };

/** Where files live (对象存储). Bytes are sealed at rest; nothing here decides who may see them. */
export type Blobs = {
  /** Keeps the bytes durably before it answers; the id is random and says nothing. */
  put(bytes: Buffer, contentType: string): Promise<BlobId>;
  get(id: BlobId): Promise<Blob | undefined>;
  /** Removes the bytes; removing what is gone is no error. */
  remove(id: BlobId): Promise<void>;
  /** A page of what lies here, in an order that stays: after the place an earlier page ended with, or from the beginning. No `next` means that there is no more. */
  list(after: string, limit: number): Promise<BlobPage>;
};
