import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import { StaffRole, type Jurisdiction } from '#contracts/staff.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { membersChange } from './staff-changes.ts';

export type Member = {
  id: StaffId; userName: string; name: string; passwordHash: string; passwordTemporary: boolean;
  state: 'active' | 'suspended'; roles: StaffRole[]; jurisdiction: Jurisdiction;
  /** The province whose organisation they belong to; null: the national centre, or several provinces. */
  homeProvince: string | null; passwordChangedAt: Instant; secondFactor: boolean; createdAt: Instant;
};
type NewMember = Omit<Member, 'passwordChangedAt' | 'secondFactor' | 'createdAt'>;

/** Adds a member with roles and review points; false when the user name is taken. */
export async function insertMember(tx: Tx, m: NewMember, now: Instant): Promise<boolean> {
  const at = new Date(now);
  const made = await tx.insertInto('staff_member').values({
    id: m.id, user_name: m.userName, name: m.name, password_hash: m.passwordHash, password_temporary: m.passwordTemporary, password_changed_at: at, state: m.state,
    home_province: m.homeProvince, ...placeColumns(m.jurisdiction), created_at: at, changed_at: at,
  }).onConflict((c) => c.column('user_name').doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return false;
  await insertPosting(tx, m.id, m);
  return true;
}

/** Gives a member these roles and this jurisdiction in place of those they had. */
export async function replacePosting(tx: Tx, id: StaffId, posting: { roles: readonly StaffRole[]; jurisdiction: Jurisdiction }, now: Instant): Promise<void> {
  membersChange(tx);
  await tx.deleteFrom('staff_role').where('staff_id', '=', id).execute();
  await tx.deleteFrom('staff_review_point').where('staff_id', '=', id).execute();
  await tx.updateTable('staff_member').set({ ...placeColumns(posting.jurisdiction), home_province: provinceOf(posting.jurisdiction) ?? null, changed_at: new Date(now) }).where('id', '=', id).execute();
  await insertPosting(tx, id, posting);
}

async function insertPosting(tx: Tx, id: StaffId, { roles, jurisdiction }: { roles: readonly StaffRole[]; jurisdiction: Jurisdiction }): Promise<void> {
  if (roles.length > 0) await tx.insertInto('staff_role').values([...new Set(roles)].map((role) => ({ staff_id: id, role }))).execute();
  const points = jurisdiction.kind === 'points' ? [...new Set(jurisdiction.points)] : [];
  if (points.length > 0) await tx.insertInto('staff_review_point').values(points.map((point) => ({ staff_id: id, review_point_id: point }))).execute();
}

function placeColumns(j: Jurisdiction) {
  return { jurisdiction_kind: j.kind, province: j.kind === 'province' ? j.province : null, prefecture: j.kind === 'prefecture' ? j.prefecture : null, exam_codes: j.exams ?? null };
}

/** A member by id. */
export async function findMember(tx: Tx, id: StaffId): Promise<Member | undefined> {
  const row = await tx.selectFrom('staff_member').selectAll().where('id', '=', id).executeTakeFirst();
  return row && withPosting(tx, row);
}

/** The same, held until the transaction ends, so that two sign-ins of one person take turns. */
export async function lockMember(tx: Tx, id: StaffId): Promise<Member | undefined> {
  const row = await tx.selectFrom('staff_member').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && withPosting(tx, row);
}

/** A member by user name, in small letters. */
export async function findMemberByUserName(tx: Tx, userName: string): Promise<Member | undefined> {
  const row = await tx.selectFrom('staff_member').selectAll().where('user_name', '=', userName).executeTakeFirst();
  return row && withPosting(tx, row);
}

/** Replaces a password hash if it is still the one that was checked; false when it changed meanwhile. */
export async function updatePassword(tx: Tx, id: StaffId, was: string, to: { hash: string; temporary: boolean }, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('staff_member').set({ password_hash: to.hash, password_temporary: to.temporary, password_changed_at: new Date(now), changed_at: new Date(now) })
    .where('id', '=', id).where('password_hash', '=', was).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Suspends or restores a member; false when they already were. */
export async function updateState(tx: Tx, id: StaffId, state: Member['state'], now: Instant): Promise<boolean> {
  membersChange(tx);
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

export type MemberRow = {
  id: string; user_name: string; name: string; password_hash: string; password_temporary: boolean; password_changed_at: Date; state: string;
  jurisdiction_kind: string; province: string | null; prefecture: string | null; exam_codes: string[] | null; home_province: string | null; created_at: Date;
};

/** Rows of members with their roles, review points and second factor: three more statements for a whole page. */
export async function membersOf(tx: Tx, rows: readonly MemberRow[]): Promise<Member[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((r) => r.id);
  const roles = await tx.selectFrom('staff_role').select(['staff_id', 'role']).where('staff_id', 'in', ids).orderBy('role').execute();
  const points = await tx.selectFrom('staff_review_point').select(['staff_id', 'review_point_id']).where('staff_id', 'in', ids).orderBy('review_point_id').execute();
  const factors = await tx.selectFrom('staff_second_factor').select('staff_id').where('staff_id', 'in', ids).where('confirmed_at', 'is not', null).execute();
  return rows.map((row) => ({
    id: StaffId.parse(row.id), userName: row.user_name, name: row.name, passwordHash: row.password_hash, passwordTemporary: row.password_temporary,
    passwordChangedAt: row.password_changed_at.getTime(), state: row.state === 'active' ? 'active' : 'suspended', homeProvince: row.home_province, createdAt: row.created_at.getTime(),
    roles: roles.filter((r) => r.staff_id === row.id).map((r) => StaffRole.parse(r.role)),
    jurisdiction: jurisdictionFrom(row, points.filter((p) => p.staff_id === row.id).map((p) => p.review_point_id)),
    secondFactor: factors.some((f) => f.staff_id === row.id),
  }));
}

async function withPosting(tx: Tx, row: MemberRow): Promise<Member | undefined> {
  const [member] = await membersOf(tx, [row]);
  return member;
}

type PlaceColumns = { jurisdiction_kind: string; province: string | null; prefecture: string | null; exam_codes: string[] | null };

/** The jurisdiction that stands in these columns, with these review points. */
export function jurisdictionFrom(row: PlaceColumns, points: string[]): Jurisdiction {
  const exams = row.exam_codes === null ? {} : { exams: row.exam_codes };
  if (row.jurisdiction_kind === 'nation') return { kind: 'nation', ...exams };
  if (row.jurisdiction_kind === 'province' && row.province !== null) return { kind: 'province', province: row.province, ...exams };
  if (row.jurisdiction_kind === 'prefecture' && row.prefecture !== null) return { kind: 'prefecture', prefecture: row.prefecture, ...exams };
  return { kind: 'points', points, ...exams };
}
