import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Stage = 'waiting' | 'registered' | 'ready';
export type LoadedPerson = { key: string; stage: Stage; accountId: AccountId | undefined; applicationId: ApplicationId | undefined };

/** Notes that these people are to be brought in; answers the keys nobody had noted before. */
export async function noteWaiting(tx: Tx, keys: readonly string[], now: Instant): Promise<string[]> {
  const rows = await tx.insertInto('demo_person').values(keys.map((key) => ({ person_key: key, stage: 'waiting', changed_at: new Date(now) })))
    .onConflict((c) => c.doNothing()).returning('person_key').execute();
  return rows.map((row) => row.person_key);
}

/** How far everybody is. */
export async function listLoaded(tx: Tx): Promise<LoadedPerson[]> {
  return (await tx.selectFrom('demo_person').selectAll().execute()).map(present);
}

/** How many of the invented crowd were sent for, and how many are there. */
export async function countCrowd(tx: Tx): Promise<{ all: number; ready: number }> {
  const row = await tx.selectFrom('demo_person').where('person_key', 'like', 'crowd-%')
    .select((e) => [e.fn.countAll<string>().as('all'), e.fn.countAll<string>().filterWhere('stage', '=', 'ready').as('ready')]).executeTakeFirstOrThrow();
  return { all: Number(row.all), ready: Number(row.ready) };
}

/** One person, held until the transaction ends. */
export async function lockLoaded(tx: Tx, key: string): Promise<LoadedPerson | undefined> {
  const row = await tx.selectFrom('demo_person').selectAll().where('person_key', '=', key).forUpdate().executeTakeFirst();
  return row && present(row);
}

/** Notes how far a person was brought. */
export async function noteStage(tx: Tx, key: string, to: { stage: Stage; accountId?: AccountId; applicationId?: ApplicationId | undefined }, now: Instant): Promise<void> {
  await tx.updateTable('demo_person').set({
    stage: to.stage, changed_at: new Date(now), ...(to.accountId && { account_id: to.accountId }), ...(to.applicationId && { application_id: to.applicationId }),
  }).where('person_key', '=', key).execute();
}

function present(row: { person_key: string; stage: string; account_id: string | null; application_id: string | null }): LoadedPerson {
  return {
    key: row.person_key, stage: row.stage === 'ready' || row.stage === 'registered' ? row.stage : 'waiting',
    accountId: row.account_id === null ? undefined : AccountId.parse(row.account_id), applicationId: row.application_id === null ? undefined : ApplicationId.parse(row.application_id),
  };
}
