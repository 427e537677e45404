import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId, StaffId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type Whose = { accountId: AccountId; id: ApplicationId };

/** Which version of a case this person saw, and their ticks so far. */
export async function findOpening(tx: Tx, of: Whose, staffId: StaffId): Promise<{ version: number; ticked: string[] } | undefined> {
  const row = await tx.selectFrom('review_opening').select(['application_version', 'ticked']).where('account_id', '=', of.accountId).where('application_id', '=', of.id).where('staff_id', '=', staffId).executeTakeFirst();
  return row && { version: row.application_version, ticked: row.ticked };
}

/** Which of these cases this person saw in which version. */
export async function openingsOf(tx: Tx, ids: readonly ApplicationId[], staffId: StaffId): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('review_opening').select(['application_id', 'application_version']).where('application_id', 'in', [...ids]).where('staff_id', '=', staffId).execute();
  return new Map(rows.map((r) => [r.application_id, r.application_version]));
}

/** Remembers that this person saw the case; a new version begins with no ticks. */
export async function rememberOpening(tx: Tx, of: Whose & { version: number }, staffId: StaffId, now: Instant): Promise<void> {
  const seen = { application_version: of.version, opened_at: new Date(now) };
  await tx.insertInto('review_opening').values({ account_id: of.accountId, application_id: of.id, staff_id: staffId, ...seen })
    .onConflict((c) => c.columns(['account_id', 'application_id', 'staff_id']).doUpdateSet((eb) => ({
      ...seen, ticked: eb.case().when('review_opening.application_version', '=', of.version).then(eb.ref('review_opening.ticked')).else(eb.val<string[]>([])).end(),
    }))).execute();
}

/** Keeps the ticks of the version that was seen; false when another version is seen meanwhile. */
export async function keepTicks(tx: Tx, of: Whose & { version: number }, staffId: StaffId, ticked: readonly string[]): Promise<boolean> {
  const done = await tx.updateTable('review_opening').set({ ticked: [...ticked] }).where('account_id', '=', of.accountId).where('application_id', '=', of.id)
    .where('staff_id', '=', staffId).where('application_version', '=', of.version).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}
