import { sql } from 'kysely';
import { SittingId } from '#contracts/catalogue.ts';
import { ReleaseState } from '#contracts/score-release.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Release = { sittingId: string; state: ReleaseState | null; rowVersion: number; opensAt: number | null; cardsAfter: string; cards: number; proposedById: string | null; proposedByName: string | null; approvedByName: string | null };
export type Acting = { staffId: string; name: string };

const NONE = { state: null, rowVersion: 0, opensAt: null, cardsAfter: '', cards: 0, proposedById: null, proposedByName: null, approvedByName: null } as const;

const releaseOf = keptStatement((tx, v: { sittingId: string }) => tx.selectFrom('score_release').selectAll().where('sitting_id', '=', v.sittingId));
const lockReleaseOf = keptStatement((tx, v: { sittingId: string }) => tx.selectFrom('score_release').selectAll().where('sitting_id', '=', v.sittingId).forUpdate());

/** The release of a sitting; state null while nobody has proposed one. */
export async function findRelease(tx: Tx, sittingId: string, how: { lock?: boolean } = {}): Promise<Release> {
  const { rows: [r] } = await tx.executeQuery((how.lock === true ? lockReleaseOf : releaseOf)(tx, { sittingId }));
  if (!r) return { sittingId, ...NONE };
  return {
    sittingId, state: ReleaseState.parse(r.state), rowVersion: r.row_version, opensAt: r.opens_at.getTime(), cardsAfter: r.cards_after, cards: r.cards,
    proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, approvedByName: r.approved_by_name,
  };
}

/** Proposes an instant, for the first time or again; false when somebody else has just proposed one. */
export async function proposeRelease(tx: Tx, r: Release, opensAt: Date, by: Acting, at: Date): Promise<boolean> {
  const values = {
    sitting_id: r.sittingId, row_version: r.rowVersion + 1, state: 'making', opens_at: opensAt, cards_after: '', cards: 0, proposed_by_id: by.staffId, proposed_by_name: by.name, proposed_at: at,
    approved_by_id: null, approved_by_name: null, approved_at: null,
  };
  const { numInsertedOrUpdatedRows } = await tx.insertInto('score_release').values(values)
    .onConflict((c) => c.column('sitting_id').doUpdateSet(values).where('score_release.row_version', '=', r.rowVersion)).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, r.sittingId, r.rowVersion + 1, 'propose', opensAt, '', by, at);
  return true;
}

/** Moves a release that is held, with its line of history. */
export async function stepRelease(tx: Tx, r: Release, state: 'proposed' | 'approved' | 'returned', act: 'made' | 'approve' | 'return', reason: string, by: { staffId: string | null; name: string }, at: Date): Promise<void> {
  const approved = state === 'approved';
  await tx.updateTable('score_release').set({ state, row_version: r.rowVersion + 1, approved_by_id: approved ? by.staffId : null, approved_by_name: approved ? by.name : null, approved_at: approved ? at : null }).where('sitting_id', '=', r.sittingId).execute();
  await insertAct(tx, r.sittingId, r.rowVersion + 1, act, new Date(r.opensAt ?? 0), reason, by, at);
}

function insertAct(tx: Tx, sittingId: string, rowVersion: number, act: 'propose' | 'made' | 'approve' | 'return', opensAt: Date, reason: string, by: { staffId: string | null; name: string }, at: Date) {
  return tx.insertInto('score_release_act').values({ sitting_id: sittingId, row_version: rowVersion, act, opens_at: opensAt, reason, by_id: by.staffId, by_name: by.name, at }).execute();
}

/** How far the cards of a release are. */
export async function progressCards(tx: Tx, sittingId: string, after: string, more: number): Promise<void> {
  await tx.updateTable('score_release').set((e) => ({ cards_after: after, cards: e('cards', '+', more) })).where('sitting_id', '=', sittingId).execute();
}

/** Sittings whose scores are out, the newest first. */
export async function listReleased(tx: Tx, now: Date): Promise<{ sittingId: SittingId; opensAt: number }[]> {
  const rows = await tx.selectFrom('score_release').select(['sitting_id', 'opens_at']).where('state', '=', 'approved').where('opens_at', '<=', now).orderBy('opens_at', 'desc').limit(60).execute();
  return rows.map((r) => ({ sittingId: SittingId.parse(r.sitting_id), opensAt: r.opens_at.getTime() }));
}

/** What stands behind a release: people of the roll, marks loaded, holds, and whether a file is under way. */
export async function countForRelease(tx: Tx, sittingId: string): Promise<{ people: number; marks: number; holds: number; openImport: boolean }> {
  const { rows } = await sql<{ people: number | null; marks: number; holds: number; open: boolean }>`
    select (select roll_count from score_sitting where sitting_id = ${sittingId}) as people,
      (select coalesce(sum(loaded), 0)::int from score_import where sitting_id = ${sittingId} and state = 'loaded') as marks,
      (select count(*)::int from score_hold where sitting_id = ${sittingId} and lifted_at is null) as holds,
      exists (select 1 from score_import where sitting_id = ${sittingId} and state not in ('refused', 'loaded', 'withdrawn')) as open`.execute(tx);
  const [row] = rows;
  return { people: row?.people ?? 0, marks: row?.marks ?? 0, holds: row?.holds ?? 0, openImport: row?.open ?? false };
}
