import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import { StaffRole, type Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

export type Member = {
  id: StaffId; userName: string; name: string; passwordHash: string; passwordTemporary: boolean;
  state: 'active' | 'suspended'; roles: StaffRole[]; jurisdiction: Jurisdiction;
};

/** Adds a member with roles and review points; false when the user name is taken. */
export async function insertMember(tx: Tx, m: Member, now: Instant): Promise<boolean> {
  const at = new Date(now);
  const made = await tx.insertInto('staff_member').values({
    id: m.id, user_name: m.userName, name: m.name, password_hash: m.passwordHash, password_temporary: m.passwordTemporary, state: m.state,
    jurisdiction_kind: m.jurisdiction.kind, province: m.jurisdiction.kind === 'province' ? m.jurisdiction.province : null,
    prefecture: m.jurisdiction.kind === 'prefecture' ? m.jurisdiction.prefecture : null, exam_codes: m.jurisdiction.exams ?? null, created_at: at, changed_at: at,
  }).onConflict((c) => c.column('user_name').doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return false;
  await tx.insertInto('staff_role').values([...new Set(m.roles)].map((role) => ({ staff_id: m.id, role }))).execute();
  const points = m.jurisdiction.kind === 'points' ? [...new Set(m.jurisdiction.points)] : [];
  if (points.length > 0) await tx.insertInto('staff_review_point').values(points.map((point) => ({ staff_id: m.id, review_point_id: point }))).execute();
  return true;
}

/** A member by id. */
export async function findMember(tx: Tx, id: StaffId): Promise<Member | undefined> {
  const row = await tx.selectFrom('staff_member').selectAll().where('id', '=', id).executeTakeFirst();
  return row && withPosting(tx, row);
}

/** A member by user name, in small letters. */
export async function findMemberByUserName(tx: Tx, userName: string): Promise<Member | undefined> {
  const row = await tx.selectFrom('staff_member').selectAll().where('user_name', '=', userName).executeTakeFirst();
  return row && withPosting(tx, row);
}

/** Replaces a password hash if it is still the one that was checked; false when it changed meanwhile. */
export async function updatePassword(tx: Tx, id: StaffId, was: string, to: { hash: string; temporary: boolean }, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('staff_member').set({ password_hash: to.hash, password_temporary: to.temporary, changed_at: new Date(now) })
    .where('id', '=', id).where('password_hash', '=', was).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Suspends or restores a member; false when they already were. */
export async function updateState(tx: Tx, id: StaffId, state: Member['state'], now: Instant): Promise<boolean> {
  const done = await tx.updateTable('staff_member').set({ state, changed_at: new Date(now) }).where('id', '=', id).where('state', '<>', state).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** One line of a member's history, in the transaction of its act. */
export async function insertStaffEvent(tx: Tx, id: StaffId, e: { kind: string; byId: string | null; note?: string }, now: Instant): Promise<void> {
  await tx.insertInto('staff_event').values({ staff_id: id, id: newId(), kind: e.kind, by_id: e.byId, note: e.note ?? null, at: new Date(now) }).execute();
}

/** True when the member has signed in from this network before. */
export async function knowsStaffNetwork(tx: Tx, id: StaffId, networkKey: Buffer): Promise<boolean> {
  const row = await tx.selectFrom('staff_network').select('staff_id').where('staff_id', '=', id).where('network_key', '=', networkKey).executeTakeFirst();
  return row !== undefined;
}

/** Remembers the network of a right password. */
export async function rememberStaffNetwork(tx: Tx, id: StaffId, networkKey: Buffer, now: Instant): Promise<void> {
  const at = new Date(now);
  await tx.insertInto('staff_network').values({ staff_id: id, network_key: networkKey, last_signed_in_at: at })
    .onConflict((c) => c.columns(['staff_id', 'network_key']).doUpdateSet({ last_signed_in_at: at })).execute();
}

type MemberRow = { id: string; user_name: string; name: string; password_hash: string; password_temporary: boolean; state: string; jurisdiction_kind: string; province: string | null; prefecture: string | null; exam_codes: string[] | null };

async function withPosting(tx: Tx, row: MemberRow): Promise<Member> {
  const roles = await tx.selectFrom('staff_role').select('role').where('staff_id', '=', row.id).orderBy('role').execute();
  return {
    id: StaffId.parse(row.id), userName: row.user_name, name: row.name, passwordHash: row.password_hash, passwordTemporary: row.password_temporary,
    state: row.state === 'active' ? 'active' : 'suspended', roles: roles.map((r) => StaffRole.parse(r.role)), jurisdiction: await jurisdictionOf(tx, row),
  };
}

async function jurisdictionOf(tx: Tx, row: MemberRow): Promise<Jurisdiction> {
  const exams = row.exam_codes === null ? {} : { exams: row.exam_codes };
  if (row.jurisdiction_kind === 'nation') return { kind: 'nation', ...exams };
  if (row.jurisdiction_kind === 'province' && row.province !== null) return { kind: 'province', province: row.province, ...exams };
  if (row.jurisdiction_kind === 'prefecture' && row.prefecture !== null) return { kind: 'prefecture', prefecture: row.prefecture, ...exams };
  const points = await tx.selectFrom('staff_review_point').select('review_point_id').where('staff_id', '=', row.id).orderBy('review_point_id').execute();
  return { kind: 'points', points: points.map((p) => p.review_point_id), ...exams };
}
