import type { OwnState } from '#contracts/applications.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { findApplication } from './applications.store.ts';
import { photoGate, photoStanding } from './gather-facts.ts';
import { stateOf } from './move-application.ts';

/** The label one application shows now (报考状态). */
export async function readState(tx: Tx, kit: Kit, whose: { accountId: AccountId; id: ApplicationId }): Promise<OwnState | undefined> {
  const app = await findApplication(tx, kit.crypto, whose.accountId, whose.id);
  return app && stateOf(app, photoGate(app, await photoStanding(tx, whose.accountId)).awaits);
}
