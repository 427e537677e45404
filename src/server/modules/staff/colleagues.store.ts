import { sql } from 'kysely';
import { StaffId } from '#contracts/ids.ts';
import { StaffRole, type Permission } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { permissionsOf } from './domain/roles.ts';
import { membersOf, type Member } from './staff.store.ts';

/** More than a screen can choose from; a narrower province shows the rest. */
const MOST = 300;

/** Active members with a permission whose work can lie in a province (every province when none is named), by name; whether they cover a thing is asked with `covers`. */
export async function listMembersWhoMay(tx: Tx, permission: Permission, province: string | undefined): Promise<Member[]> {
  const roles = StaffRole.options.filter((role) => permissionsOf([role]).includes(permission));
  let query = tx.selectFrom('staff_member').selectAll().where('state', '=', 'active')
    .where('id', 'in', (eb) => eb.selectFrom('staff_role').select('staff_id').where('role', 'in', roles));
  if (province !== undefined) {
    query = query.where((eb) => eb.or([
      eb('jurisdiction_kind', '=', 'nation'), eb('province', '=', province), eb('prefecture', 'like', `${province}%`),
      eb('id', 'in', eb.selectFrom('staff_review_point').select('staff_id').where('review_point_id', 'like', `${province}%`)),
    ]));
  }
  return membersOf(tx, await query.orderBy('name').orderBy('id').limit(MOST).execute());
}

/** What these members are called, in one statement; what is no member's id (null, something else) is passed over. */
export async function listMemberNames(tx: Tx, ids: readonly (string | null)[]): Promise<{ id: string; name: string; userName: string }[]> {
  const known = [...new Set(ids)].filter((id) => StaffId.safeParse(id).success);
  if (known.length === 0) return [];
  return tx.selectFrom('staff_member').select(['id', 'name', 'user_name as userName']).where('id', '=', sql<string>`any(${known}::uuid[])`).execute();
}

/** The names of these members by id, for a history or a list. */
export async function staffNames(tx: Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  return new Map((await listMemberNames(tx, ids)).map((m) => [m.id, m.name]));
}

/** True when an active member may do this. */
export function memberMay(member: Pick<Member, 'state' | 'roles'> | undefined, permission: Permission): boolean {
  return member?.state === 'active' && permissionsOf(member.roles).includes(permission);
}
