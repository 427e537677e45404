import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Application } from './application.ts';
import { unlockEnded } from './applications.jobs-declared.ts';
import { closeUnlock } from './unlocks.store.ts';

/** Ends an unlock because the candidate confirmed again, gave up, or let it run out; whoever granted it is told by a job. */
export async function endUnlock(tx: Tx, app: Pick<Application, 'accountId' | 'id'>, how: 'confirmed' | 'restored' | 'given_up', now: Instant): Promise<void> {
  const unlockId = await closeUnlock(tx, app, how, now);
  if (unlockId !== undefined) await enqueue(tx, unlockEnded, { accountId: app.accountId, unlockId, how });
}
