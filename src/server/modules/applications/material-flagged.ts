import type { AccountId, BlobId } from '#contracts/ids.ts';
import type { Instant } from '#contracts/dates.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { MATERIAL_KINDS, retireFlagged } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findApplication } from './applications.store.ts';
import { gatherOffer } from './gather-facts.ts';

/** A material whose scan came later was flagged: it no longer meets its demand and the candidate is told. The review, where one runs, returns the application (T14). */
export async function materialFlagged({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, { accountId, blobId }: { accountId: AccountId; blobId: BlobId }): Promise<void> {
  const gone = await retireFlagged(tx, accountId, blobId, new Date(now));
  const app = gone && (await findApplication(tx, kit.crypto, accountId, gone.applicationId));
  if (!gone || !app) return;
  const { exam } = await gatherOffer(tx, app);
  await tellAccount({ tx, kit, now, province: app.province }, accountId, 'file_flagged', (lang) => ({ what: `${exam.name[lang]} ${MATERIAL_KINDS[gone.kind][lang]}` }));
}
