import { PassVoidState } from '#contracts/pass-voids.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type PassVoid = { number: string; proposedAt: Date; beforeYear: number; reason: string; province: string; state: PassVoidState; proposedById: string; proposedByName: string; decidedByName: string | null; voided: number | null; accountId: string };
type Acting = { staffId: string; name: string };

/** Proposes; false while another proposal about the same person waits. */
export async function insertPassVoid(tx: Tx, v: { sittingId: string; number: string; province: string; beforeYear: number; reason: string }, by: Acting, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('pass_void').values({
    sitting_id: v.sittingId, number: v.number, province: v.province, before_year: v.beforeYear, reason: v.reason, state: 'proposed', proposed_by_id: by.staffId, proposed_by_name: by.name, proposed_at: at,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** The proposal about a person that waits, held. */
export async function lockPassVoid(tx: Tx, sittingId: string, number: string): Promise<{ proposedById: string; beforeYear: number } | undefined> {
  const r = await tx.selectFrom('pass_void').select(['proposed_by_id', 'before_year']).where('sitting_id', '=', sittingId).where('number', '=', number).where('state', '=', 'proposed').forUpdate().executeTakeFirst();
  return r && { proposedById: r.proposed_by_id, beforeYear: r.before_year };
}

/** Ends a proposal that is held. */
export async function endPassVoid(tx: Tx, sittingId: string, number: string, end: { state: 'confirmed' | 'returned'; voided: number | null }, by: Acting, at: Date): Promise<void> {
  await tx.updateTable('pass_void').set({ state: end.state, voided: end.voided, decided_by_id: by.staffId, decided_by_name: by.name, decided_at: at }).where('sitting_id', '=', sittingId).where('number', '=', number).where('state', '=', 'proposed').execute();
}

/** Proposals of a sitting in a province or the country, the newest first. */
export async function listPassVoids(tx: Tx, sittingId: string, province: string | undefined, limit: number): Promise<PassVoid[]> {
  const rows = await tx.selectFrom('pass_void as v').innerJoin('score_roll as r', (j) => j.onRef('r.sitting_id', '=', 'v.sitting_id').onRef('r.number', '=', 'v.number'))
    .select(['v.number', 'v.proposed_at', 'v.before_year', 'v.reason', 'v.province', 'v.state', 'v.proposed_by_id', 'v.proposed_by_name', 'v.decided_by_name', 'v.voided', 'r.account_id'])
    .where('v.sitting_id', '=', sittingId).$if(province !== undefined, (q) => q.where('v.province', '=', province ?? '')).orderBy('v.proposed_at', 'desc').limit(limit).execute();
  return rows.map((r) => ({
    number: r.number, proposedAt: r.proposed_at, beforeYear: r.before_year, reason: r.reason, province: r.province, state: PassVoidState.parse(r.state), proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, decidedByName: r.decided_by_name, voided: r.voided, accountId: r.account_id,
  }));
}
