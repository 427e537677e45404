import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Application } from '../application.ts';
import { lockApplication } from '../applications.store.ts';
import { moveApplication } from '../move-application.ts';
import { writeSitting, writeSuspended } from '../suspended.store.ts';

type Doing = { tx: Tx; kit: Kit; now: Instant; staffId: string };
type Whose = { accountId: AccountId; applicationId: ApplicationId };

/** 停考 (T31): notes the papers of a complete application that do not take place. No act of its own: what follows from it is. */
export function suspendPapers(tx: Tx, whose: Whose, subjects: readonly string[], now: Instant): Promise<void> {
  return writeSuspended(tx, whose, subjects, new Date(now));
}

/** 停考/退费 (T31, X5): ends a complete application whose exam does not take place; its fee goes back by the caller. An application that ended otherwise stays there. */
export async function endSuspended({ tx, kit, now, staffId }: Doing, whose: Whose, reason: string): Promise<Result<Application>> {
  const app = await lockApplication(tx, kit.crypto, whose.accountId, whose.applicationId);
  if (!app) return refusedFor('application.not_found');
  return moveApplication(tx, kit.crypto, app, { act: 'suspend', by: 'officer', byId: staffId, photoAwaits: false, note: reason, changes: { reviewReason: reason } }, now);
}

/** 延期考试 (T31): a complete application comes along to the sitting that is held anew, paid and confirmed as it is; nobody registers or pays again. */
export async function moveToResit({ tx, kit, now, staffId }: Doing, whose: Whose, resit: Pick<Sitting, 'id'>, reason: string): Promise<Result<Application>> {
  const app = await lockApplication(tx, kit.crypto, whose.accountId, whose.applicationId);
  if (!app) return refusedFor('application.not_found');
  const moved = moveApplication(tx, kit.crypto, app, { act: 'move_to_resit', by: 'officer', byId: staffId, photoAwaits: false, note: reason }, now);
  if (moved.ok) await writeSitting(tx, whose, resit.id);
  return moved;
}
