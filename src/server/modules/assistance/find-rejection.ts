import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { findApplication, listEvents, type Application } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';

export type Rejection = { app: Application; rejected: boolean; rejectedAt: Instant | null; version: number; byId: string | null };

/** The rejection an appeal would contest: the last one in the history, in force while the application stands rejected. Somebody else's application has none. */
export async function findRejection(tx: Tx, kit: Kit, accountId: AccountId, id: ApplicationId): Promise<Rejection | undefined> {
  const app = await findApplication(tx, kit.crypto, accountId, id);
  if (!app) return undefined;
  const last = (await listEvents(tx, accountId, id)).findLast((e) => e.act === 'reject');
  return { app, rejected: app.dimensions.review === 'rejected' && app.dimensions.ended === null, rejectedAt: last?.at.getTime() ?? null, version: last?.version ?? 0, byId: last?.byId ?? null };
}
