import type { Instant } from '#contracts/dates.ts';
import type { AccountId, BlobId } from '#contracts/ids.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { nextPhotoState } from '../domain/photo-states.ts';
import { lockProposalOf, takeProposal } from '../photo-proposals.store.ts';
import { discardPictures } from '../photos.jobs-declared.ts';
import { lockPhoto, movePhoto } from '../photos.store.ts';

const WHY = { zh: '上传的文件收下后查毒未通过，已隔离', en: 'the file it came from did not pass the malware scan and was put aside' };

/** The file a photo was made of was flagged by a scan that came later: the photo is not accepted (T8) and the candidate uploads another; a picture that only waited is thrown out. */
export async function flagPhoto({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, { accountId, blobId }: { accountId: AccountId; blobId: BlobId }): Promise<void> {
  const photo = await lockPhoto(tx, accountId);
  const to = photo?.blobId === blobId ? nextPhotoState(photo.state, 'reject') : undefined;
  const waiting = await lockProposalOf(tx, accountId, blobId);
  if (waiting) {
    await takeProposal(tx, accountId);
    await enqueue(tx, discardPictures, { blobIds: [waiting.blobId, waiting.sourceBlobId] });
  }
  if (photo && to) await movePhoto(tx, photo, 'reject', to, WHY.zh, { kind: 'system', id: null }, now);
  if (waiting || (photo && to)) await tellAccount({ tx, kit, now }, accountId, 'photo_rejected', (lang) => ({ reason: WHY[lang] }));
}
