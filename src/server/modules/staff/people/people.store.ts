import type { Instant } from '#contracts/dates.ts';
import type { StaffId } from '#contracts/ids.ts';
import type { MemberFilter } from '#contracts/staff-people.ts';
import type { Jurisdiction, StaffRole } from '#contracts/staff.ts';
import { containing } from '#server/platform/db/containing.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { membersChange } from '../staff-changes.ts';
import { membersOf, type Member } from '../staff.store.ts';
import { membersWithin } from './people.scope.ts';

/** A page of the members within a jurisdiction, by user name. */
export async function pageOfMembers(tx: Tx, j: Jurisdiction, filter: MemberFilter, after: string | undefined, limit: number): Promise<Member[]> {
  let query = narrowed(tx, j, filter).selectAll();
  if (after !== undefined) query = query.where('user_name', '>', after);
  return membersOf(tx, await query.orderBy('user_name').limit(limit).execute());
}

/** How many members there are within a jurisdiction. */
export async function countMembers(tx: Tx, j: Jurisdiction, filter: MemberFilter): Promise<number> {
  const { count } = await narrowed(tx, j, filter).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function narrowed(tx: Tx, j: Jurisdiction, { role, province, state, name }: MemberFilter) {
  let query = tx.selectFrom('staff_member').where(membersWithin(j));
  if (role !== undefined) query = query.where((eb) => eb.exists(eb.selectFrom('staff_role').select('staff_role.role').whereRef('staff_role.staff_id', '=', 'staff_member.id').where('staff_role.role', '=', role)));
  if (province !== undefined) query = query.where('home_province', '=', province);
  if (state !== undefined) query = query.where('state', '=', state);
  if (name !== undefined && name !== '') query = query.where((eb) => eb.or([eb('name', 'ilike', containing(name)), eb('user_name', 'ilike', containing(name))]));
  return query;
}

/** A member within a jurisdiction; outside of it they do not exist. */
export async function findMemberWithin(tx: Tx, j: Jurisdiction, id: StaffId): Promise<Member | undefined> {
  const [member] = await membersOf(tx, await tx.selectFrom('staff_member').selectAll().where(membersWithin(j)).where('id', '=', id).execute());
  return member;
}

/** The same, held until the transaction ends, so that two acts on one person take turns. */
export async function lockMemberWithin(tx: Tx, j: Jurisdiction, id: StaffId): Promise<Member | undefined> {
  const [member] = await membersOf(tx, await tx.selectFrom('staff_member').selectAll().where(membersWithin(j)).where('id', '=', id).forUpdate().execute());
  return member;
}

/** When each of these members last signed in with a right password. */
export async function lastSignIns(tx: Tx, ids: readonly StaffId[]): Promise<Map<string, Instant>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('staff_network').select((eb) => ['staff_id', eb.fn.max('last_signed_in_at').as('at')]).where('staff_id', 'in', [...ids]).groupBy('staff_id').execute();
  return new Map(rows.map((r) => [r.staff_id, r.at.getTime()]));
}

/** Names by id, for lists that tell who did something. */
export async function namesOf(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.selectFrom('staff_member').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map((r) => [r.id, r.name]));
}

export type StaffEventRow = { id: string; kind: string; byId: string | null; note: string | null; at: Instant };

/** A member's history, newest first. */
export async function listStaffEvents(tx: Tx, id: StaffId, limit: number): Promise<StaffEventRow[]> {
  const rows = await tx.selectFrom('staff_event').selectAll().where('staff_id', '=', id).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(eventOf);
}

/** When the account was made, closed and opened again, newest first. */
export async function listPostingEvents(tx: Tx, id: StaffId): Promise<StaffEventRow[]> {
  const rows = await tx.selectFrom('staff_event').selectAll().where('staff_id', '=', id).where('kind', 'in', ['created', 'suspended', 'restored']).orderBy('at', 'desc').orderBy('id', 'desc').execute();
  return rows.map(eventOf);
}

function eventOf(r: { id: string; kind: string; by_id: string | null; note: string | null; at: Date }): StaffEventRow {
  return { id: r.id, kind: r.kind, byId: r.by_id, note: r.note, at: r.at.getTime() };
}

/** How many active members of the nation hold a role; they are held until the transaction ends, so that the last two cannot go at once. */
export async function countActiveOfRole(tx: Tx, role: StaffRole): Promise<number> {
  const rows = await tx.selectFrom('staff_member').innerJoin('staff_role', 'staff_role.staff_id', 'staff_member.id').select('staff_member.id')
    .where('staff_role.role', '=', role).where('staff_member.state', '=', 'active').where('staff_member.jurisdiction_kind', '=', 'nation').orderBy('staff_member.id').forUpdate().execute();
  return rows.length;
}

/** Replaces a member's password by one made for them, good only for choosing another. */
export async function setTemporaryPassword(tx: Tx, id: StaffId, hash: string, now: Instant): Promise<void> {
  membersChange(tx);
  await tx.updateTable('staff_member').set({ password_hash: hash, password_temporary: true, password_changed_at: new Date(now), changed_at: new Date(now) }).where('id', '=', id).execute();
}
