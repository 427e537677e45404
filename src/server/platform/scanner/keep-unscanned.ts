import type { Instant } from '#contracts/dates.ts';
import type { AccountId, BlobId } from '#contracts/ids.ts';
import { refusalText, refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import type { FieldCrypto } from '../crypto/field-crypto.ts';
import type { Tx } from '../db/tx.ts';
import { insertUnscanned, unscannedAmong, type UnscannedKind } from './unscanned.store.ts';

/** A file as it was kept; `sentBlobId` stands only where it was taken without its scan. */
export type Kept = { fileName: string; blobId: BlobId; sentBlobId: BlobId | null };

/** Has the files of an upload that were taken while the scan was away wait for it (待查毒), in the transaction that keeps them. */
export async function keepUnscanned({ tx, kit: { crypto }, now }: { tx: Tx; kit: { crypto: FieldCrypto }; now: Instant }, of: { accountId: AccountId; kind: UnscannedKind }, files: readonly Kept[]): Promise<void> {
  for (const { fileName, blobId, sentBlobId } of files) {
    if (sentBlobId !== null) await insertUnscanned(tx, { ...of, blobId, sentBlobId, nameDigest: nameDigestOf(crypto, fileName), takenAt: now });
  }
}

/** What is kept of a flagged file's name: a keyed digest, by which the same name is known again. */
export function nameDigestOf(crypto: FieldCrypto, fileName: string): Buffer {
  return crypto.index('quarantined_file.name', fileName);
}

/** Why nobody but who sent it may open a file: it waits for its scan, or did not pass it. */
export async function refusalsToOpen(tx: Tx, blobId: string): Promise<Refusal[]> {
  return [...(await unscannedAmong(tx, [blobId])).values()].map(refusalOf);
}

/** The same of a list of files, in words by file. */
export async function withheldAmong(tx: Tx, blobIds: readonly string[], lang: Lang): Promise<Map<string, string>> {
  return new Map([...(await unscannedAmong(tx, blobIds))].map(([id, state]) => [id, refusalText(refusalOf(state), lang)]));
}

const refusalOf = (state: 'waiting' | 'flagged') => refuse(state === 'waiting' ? 'file.awaits_scan' : 'file.flagged');
