import type { Instant } from '#contracts/dates.ts';
import { getSitting } from '#server/modules/catalogue/index.ts';
import { listScored } from '#server/modules/scores/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { assessPeople } from './assess-people.ts';
import { listCompletedBy } from './assess.store.ts';

/** Computes one ticket holder of a sitting again, at once: after a check, an objection, a decision about them. */
export async function assessOne(tx: Tx, kit: Kit, sittingId: string, number: string, now: Instant): Promise<void> {
  await assessPeople(tx, kit, await getSitting(tx, sittingId), await listScored(tx, sittingId, { numbers: [number] }), now);
}

/** Computes everything a person completed again: decisions about breaches come years later too. */
export async function assessPerson(tx: Tx, kit: Kit, accountId: string, now: Instant): Promise<void> {
  for (const { sittingId, number } of await listCompletedBy(tx, accountId)) await assessOne(tx, kit, sittingId, number, now);
}
