import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Acting } from './release.store.ts';

/** Where a ticket number's holder belongs; nothing for a number nobody holds. */
export async function findOnRoll(tx: Tx, sittingId: string, number: string): Promise<{ number: string; province: string; accountId: string; applicationId: string } | undefined> {
  const r = await tx.selectFrom('score_roll').select(['number', 'province', 'account_id', 'application_id']).where('sitting_id', '=', sittingId).where('number', '=', number).executeTakeFirst();
  return r && { number: r.number, province: r.province, accountId: r.account_id, applicationId: r.application_id };
}

export type OwnOnRoll = { number: string; level: string; specialty: string };

const lineOfRoll = keptStatement((tx, v: { sittingId: string; applicationId: string }) => tx.selectFrom('score_roll').select(['number', 'level_code', 'specialty_code']).where('sitting_id', '=', v.sittingId).where('application_id', '=', v.applicationId));

/** The line of the roll of one application; nothing where its candidate holds no ticket of the sitting. */
export async function findOwnOnRoll(tx: Tx, sittingId: string, applicationId: string): Promise<OwnOnRoll | undefined> {
  const { rows: [r] } = await tx.executeQuery(lineOfRoll(tx, { sittingId, applicationId }));
  return r && { number: r.number, level: r.level_code, specialty: r.specialty_code };
}

/** True for an application whose candidate holds a ticket of a sitting. */
export async function isOnRoll(tx: Tx, sittingId: string, applicationId: string): Promise<boolean> {
  return (await findOwnOnRoll(tx, sittingId, applicationId)) !== undefined;
}

/** Holds somebody's scores back; false when they are held already. */
export async function insertHold(tx: Tx, sittingId: string, number: string, reason: string, by: Acting, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('score_hold').values({ sitting_id: sittingId, number, reason, by_id: by.staffId, by_name: by.name, at }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Lifts a hold; false when there is none. */
export async function liftHold(tx: Tx, sittingId: string, number: string, reason: string, by: Acting, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('score_hold').set({ lifted_at: at, lifted_by_name: by.name, lifted_reason: reason }).where('sitting_id', '=', sittingId).where('number', '=', number).where('lifted_at', 'is', null).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Who is held back now, by ticket number. */
export async function listHolds(tx: Tx, sittingId: string, province: string | undefined, after: string, limit: number): Promise<{ number: string; accountId: string; province: string; reason: string; byName: string; at: number }[]> {
  const rows = await tx.selectFrom('score_hold as h').innerJoin('score_roll as r', (j) => j.onRef('r.sitting_id', '=', 'h.sitting_id').onRef('r.number', '=', 'h.number'))
    .select(['h.number', 'r.account_id', 'r.province', 'h.reason', 'h.by_name', 'h.at']).where('h.sitting_id', '=', sittingId).where('h.lifted_at', 'is', null).where('h.number', '>', after)
    .$if(province !== undefined, (q) => q.where('r.province', '=', province ?? '')).orderBy('h.number').limit(limit).execute();
  return rows.map((r) => ({ number: r.number, accountId: r.account_id, province: r.province, reason: r.reason, byName: r.by_name, at: r.at.getTime() }));
}

/** The ticket number an application has on a sitting's roll; nothing for who is not on it. */
export async function findNumberOf(tx: Tx, sittingId: string, applicationId: string): Promise<string | undefined> {
  return (await tx.selectFrom('score_roll').select('number').where('sitting_id', '=', sittingId).where('application_id', '=', applicationId).executeTakeFirst())?.number;
}
