import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { LookUpScore, ScoreSheet } from '#contracts/score-look-up.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { findApplication } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { openCard } from '../cards/card-content.ts';
import { cardKey } from '../cards/card-key.ts';
import { findCard } from '../cards/cards.store.ts';
import { presentCard } from '../cards/present-card.ts';
import { isOut } from './opened-sittings.ts';

type Looking = { tx: Tx; kit: Kit; now: Instant };

/**
 * Finds somebody's card by number and name (R-2.4-03). Before the release it says so to everybody, without looking for anybody; afterwards a wrong
 * name, a wrong number and a person who did not sit are one answer.
 */
export async function lookUpScore({ tx, kit, now }: Looking, { sitting, way, documentNumber, ticketNumber, name }: Omit<LookUpScore, 'captcha'>): Promise<Result<{ key: Buffer }>> {
  if (kit.settings.publicLookUps === 'closed') return refusedFor('score.query_closed');
  if (!(await isOut(tx, kit, sitting, now))) return refusedFor('score.not_released');
  const number = way === 'document' ? documentNumber : ticketNumber;
  if (number === '') return refusedFor('field.required', { path: way === 'document' ? 'documentNumber' : 'ticketNumber' });
  const key = cardKey(kit.crypto, sitting, way, number, name);
  return (await findCard(tx, key)) ? ok({ key }) : refusedFor('score.not_found');
}

/** What a key opens: one read by primary key. */
export async function readSheet({ tx, kit, now }: Looking, key: Buffer): Promise<Result<ScoreSheet>> {
  const found = await findCard(tx, key);
  return found && (await isOut(tx, kit, found.sittingId, now)) ? ok(await presentCard(tx, kit, found.sittingId, openCard(kit.crypto, found.content))) : refusedFor('request.not_found');
}

/** A signed-in candidate's own sheet: no number, no captcha. */
export async function readOwnSheet({ tx, kit, now }: Looking, accountId: AccountId, id: ApplicationId): Promise<Result<ScoreSheet>> {
  const application = await findApplication(tx, kit.crypto, accountId, id);
  if (!application) return refusedFor('application.not_found');
  if (!(await isOut(tx, kit, application.sittingId, now))) return refusedFor('score.not_released');
  const account = await findAccount(tx, kit.crypto, accountId);
  const found = account && (await findCard(tx, cardKey(kit.crypto, application.sittingId, 'document', account.documentNumber, account.name)));
  return found ? ok(await presentCard(tx, kit, found.sittingId, openCard(kit.crypto, found.content))) : refusedFor('score.not_found');
}
