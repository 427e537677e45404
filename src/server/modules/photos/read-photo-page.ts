import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { PhotoPageView } from '#contracts/photos.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findLatestChange } from './photo-changes.store.ts';
import { findProposal } from './photo-proposals.store.ts';
import { changeChoices } from './change-choices.ts';
import { presentPhotoPage } from './photos.present.ts';
import { findPhoto } from './photos.store.ts';

/** All of an account's photo page, for the page and for the API. */
export async function readPhotoPage(tx: Tx, accountId: AccountId, lang: Lang, now: Instant): Promise<PhotoPageView> {
  const [photo, proposal, change] = await Promise.all([findPhoto(tx, accountId), findProposal(tx, accountId, now), findLatestChange(tx, accountId)]);
  // what may be chosen names what was chosen: of nobody without a request
  return presentPhotoPage({ photo, proposal, change: change && { request: change, choices: await changeChoices(tx, lang, now) } }, now);
}
