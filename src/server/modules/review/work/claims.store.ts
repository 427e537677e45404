import type { Instant } from '#contracts/dates.ts';
import { ApplicationId, StaffId, type AccountId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** How long a reviewer holds a case without touching it. */
export const CLAIM_MS = 15 * 60_000;

export type HeldCase = { staffId: StaffId; until: Instant };

/** Takes or renews a case; false when a colleague holds it. One statement decides, so two cannot both have it. */
export async function takeClaim(tx: Tx, of: { accountId: AccountId; id: ApplicationId }, staffId: StaffId, now: Instant): Promise<boolean> {
  const held = { staff_id: staffId, claimed_at: new Date(now), expires_at: new Date(now + CLAIM_MS) };
  const done = await tx.insertInto('review_claim').values({ account_id: of.accountId, application_id: of.id, ...held })
    .onConflict((c) => c.columns(['account_id', 'application_id']).doUpdateSet(held)
      .where((eb) => eb.or([eb('review_claim.staff_id', '=', staffId), eb('review_claim.expires_at', '<=', new Date(now))])))
    .executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Puts a case back; false when it was not held by this reviewer. */
export async function dropClaim(tx: Tx, of: { accountId: AccountId; id: ApplicationId }, staffId: StaffId): Promise<boolean> {
  const done = await tx.deleteFrom('review_claim').where('account_id', '=', of.accountId).where('application_id', '=', of.id).where('staff_id', '=', staffId).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Who holds these cases now. */
export async function liveClaims(tx: Tx, ids: readonly ApplicationId[], now: Instant): Promise<Map<ApplicationId, HeldCase>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('review_claim').select(['application_id', 'staff_id', 'expires_at']).where('application_id', 'in', [...ids]).where('expires_at', '>', new Date(now)).execute();
  return new Map(rows.map((r) => [ApplicationId.parse(r.application_id), { staffId: StaffId.parse(r.staff_id), until: r.expires_at.getTime() }]));
}

/** Ends whoever's hold on a case; false when nobody held it. */
export async function endClaim(tx: Tx, of: { accountId: AccountId; id: ApplicationId }): Promise<boolean> {
  const done = await tx.deleteFrom('review_claim').where('account_id', '=', of.accountId).where('application_id', '=', of.id).executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** How many cases each of these people holds now. */
export async function countHeld(tx: Tx, staffIds: readonly StaffId[], now: Instant): Promise<Map<string, number>> {
  if (staffIds.length === 0) return new Map();
  const rows = await tx.selectFrom('review_claim').select(['staff_id', (eb) => eb.fn.countAll<number>().as('count')]).where('staff_id', 'in', [...staffIds]).where('expires_at', '>', new Date(now)).groupBy('staff_id').execute();
  return new Map(rows.map((r) => [r.staff_id, Number(r.count)]));
}
