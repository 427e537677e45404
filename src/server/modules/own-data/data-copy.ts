import type { Instant } from '#contracts/dates.ts';
import type { AccountId, BlobId } from '#contracts/ids.ts';
import type { CopyId, CopyState } from '#contracts/own-data.ts';
import type { Lang } from '#contracts/refusals.ts';

/** A copy of a person's data as it stands: how far it is, its file, until when it can be fetched. */
export type DataCopy = { accountId: AccountId; id: CopyId; state: CopyState; lang: Lang; doneParts: number; allParts: number; blobId: BlobId | null; bytes: number | null; downloads: number; requestedAt: Instant; expiresAt: Instant | null };
