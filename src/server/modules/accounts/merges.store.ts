import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type Merge = { other: AccountId; kept: AccountId; caseId: string; mergedAt: Instant | null };

/** Claims an account for going into another, agreed but not yet done, or done at once; false when it goes into another already. */
export async function claimMerge(tx: Tx, m: Merge, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('account_merge').values({ other_id: m.other, kept_id: m.kept, case_id: m.caseId, agreed_at: new Date(now), merged_at: m.mergedAt === null ? null : new Date(m.mergedAt) })
    .onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The account went into the other; false when that was done already. */
export async function settleMerge(tx: Tx, other: AccountId, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('account_merge').set({ merged_at: new Date(now) }).where('other_id', '=', other).where('merged_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Merges agreed on that wait for applications to be over, the oldest first, a bounded batch. */
export async function listWaitingMerges(tx: Tx, limit: number): Promise<Merge[]> {
  const rows = await tx.selectFrom('account_merge').selectAll().where('merged_at', 'is', null).orderBy('agreed_at').limit(limit).execute();
  return rows.map(open);
}

const mergedInto = keptStatement((tx, v: { kept: AccountId }) => tx.selectFrom('account_merge').selectAll().where('kept_id', '=', v.kept));

/** The accounts that went, or will go, into this one. */
export async function listMergedInto(tx: Tx, kept: AccountId): Promise<Merge[]> {
  return (await tx.executeQuery(mergedInto(tx, { kept }))).rows.map(open);
}

function open(r: { other_id: string; kept_id: string; case_id: string; merged_at: Date | null }): Merge {
  return { other: AccountId.parse(r.other_id), kept: AccountId.parse(r.kept_id), caseId: r.case_id, mergedAt: r.merged_at?.getTime() ?? null };
}
