import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import { PostingState } from '#contracts/staff-people.ts';
import { StaffRole, type Jurisdiction } from '#contracts/staff.ts';
import type { StaffPosting } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { jurisdictionFrom } from '../staff.store.ts';
import { membersWithin } from './people.scope.ts';

export type PostingRow = {
  id: string; staffId: StaffId; roles: StaffRole[]; jurisdiction: Jurisdiction; state: PostingState; reason: string;
  proposedById: StaffId; proposedAt: Instant; decidedById: StaffId | null; decidedAt: Instant | null; decisionReason: string | null;
};

type NewPosting = { staffId: StaffId; roles: readonly StaffRole[]; jurisdiction: Jurisdiction; reason: string; proposedById: StaffId };

/** Adds a proposal; undefined when the member has one that waits. */
export async function insertPostingProposal(tx: Tx, p: NewPosting, now: Instant): Promise<string | undefined> {
  const id = newId();
  const j = p.jurisdiction;
  const made = await tx.insertInto('staff_posting').values({
    id, staff_id: p.staffId, roles: [...new Set(p.roles)], jurisdiction_kind: j.kind, province: j.kind === 'province' ? j.province : null, prefecture: j.kind === 'prefecture' ? j.prefecture : null,
    review_points: j.kind === 'points' ? [...new Set(j.points)] : null, exam_codes: j.exams ?? null, state: 'pending', reason: p.reason, proposed_by_id: p.proposedById, proposed_at: new Date(now),
    // a literal: with a parameter the sixth use of the prepared statement no longer finds the partial index
  }).onConflict((c) => c.column('staff_id').where(sql<boolean>`state = 'pending'`).doNothing()).executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** Settles a proposal that still waits; false when somebody did so meanwhile. */
export async function settlePosting(tx: Tx, id: string, to: { state: 'approved' | 'declined' | 'withdrawn'; byId: StaffId; reason: string | null }, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('staff_posting').set({ state: to.state, decided_by_id: to.byId, decided_at: new Date(now), decision_reason: to.reason })
    .where('id', '=', id).where('state', '=', 'pending').executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** A proposal about a member within a jurisdiction, held until the transaction ends. */
export async function lockPostingWithin(tx: Tx, j: Jurisdiction, id: string): Promise<PostingRow | undefined> {
  const row = await tx.selectFrom('staff_posting').selectAll().where('id', '=', id)
    .where((eb) => eb.exists(eb.selectFrom('staff_member').select('staff_member.id').whereRef('staff_member.id', '=', 'staff_posting.staff_id').where(membersWithin(j)))).forUpdate().executeTakeFirst();
  return row && postingOfRow(row);
}

/** The proposals that wait, about members within a jurisdiction, oldest first. */
export async function pageOfPostings(tx: Tx, j: Jurisdiction, after: string | undefined, limit: number): Promise<PostingRow[]> {
  let query = waiting(tx, j).selectAll();
  // ids are of version 7: in the order of their making
  if (after !== undefined) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()).map(postingOfRow);
}

/** How many wait. */
export async function countPostings(tx: Tx, j: Jurisdiction): Promise<number> {
  const { count } = await waiting(tx, j).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function waiting(tx: Tx, j: Jurisdiction) {
  return tx.selectFrom('staff_posting').where('state', '=', 'pending')
    .where((eb) => eb.exists(eb.selectFrom('staff_member').select('staff_member.id').whereRef('staff_member.id', '=', 'staff_posting.staff_id').where(membersWithin(j))));
}

/** Which of these members have a proposal that waits. */
export async function whoWaits(tx: Tx, ids: readonly StaffId[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.selectFrom('staff_posting').select('staff_id').where('staff_id', 'in', [...ids]).where('state', '=', 'pending').execute();
  return new Set(rows.map((r) => r.staff_id));
}

/** What was proposed for a member, newest first. */
export async function postingsOf(tx: Tx, id: StaffId, limit: number): Promise<PostingRow[]> {
  return (await tx.selectFrom('staff_posting').selectAll().where('staff_id', '=', id).orderBy('id', 'desc').limit(limit).execute()).map(postingOfRow);
}

/** A row of the table in our words. */
export function postingOfRow(r: Selectable<StaffPosting>): PostingRow {
  return {
    id: r.id, staffId: StaffId.parse(r.staff_id), roles: r.roles.map((role) => StaffRole.parse(role)), jurisdiction: jurisdictionFrom(r, r.review_points ?? []), state: PostingState.parse(r.state), reason: r.reason,
    proposedById: StaffId.parse(r.proposed_by_id), proposedAt: r.proposed_at.getTime(), decidedById: r.decided_by_id === null ? null : StaffId.parse(r.decided_by_id),
    decidedAt: r.decided_at?.getTime() ?? null, decisionReason: r.decision_reason,
  };
}
