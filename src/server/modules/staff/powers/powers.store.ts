import type { StaffId } from '#contracts/ids.ts';
import { PowerKey, type PowerFilter } from '#contracts/staff-powers.ts';
import { StaffRole, type Jurisdiction } from '#contracts/staff.ts';
import { containing } from '#server/platform/db/containing.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { pairKey, pairOf } from '#server/platform/lists/list-source.ts';
import { membersWithin } from '../people/people.scope.ts';
import { postingOfRow, type PostingRow } from '../people/postings.store.ts';
import { membersOf, type Member } from '../staff.store.ts';

export type Power = { member: Member; role: StaffRole };
/** A posting in the words of its row that took effect. */
export type ApprovedPosting = PostingRow & { decidedAt: number };

/** A page of powers of members within a jurisdiction, by user name and role. */
export async function pageOfPowers(tx: Tx, j: Jurisdiction, filter: PowerFilter, after: string | undefined, limit: number): Promise<Power[]> {
  let query = narrowed(tx, j, filter).selectAll('staff_member').select('staff_role.role');
  const [userName, role] = pairOf(PowerKey.safeParse(after).data) ?? [];
  if (userName !== undefined && role !== undefined) query = query.where((eb) => eb(eb.refTuple('staff_member.user_name', 'staff_role.role'), '>', eb.tuple(userName, role)));
  const rows = await query.orderBy('staff_member.user_name').orderBy('staff_role.role').limit(limit).execute();
  const members = new Map((await membersOf(tx, [...new Map(rows.map((r) => [r.id, r])).values()])).map((m): [string, Member] => [m.id, m]));
  return rows.flatMap((r) => {
    const member = members.get(r.id);
    return member ? [{ member, role: StaffRole.parse(r.role) }] : [];
  });
}

/** The key a page of powers goes on behind. */
export const powerKey = ({ member, role }: Power): string => pairKey(member.userName, role);

/** How many powers there are within a jurisdiction. */
export async function countPowers(tx: Tx, j: Jurisdiction, filter: PowerFilter): Promise<number> {
  const { count } = await narrowed(tx, j, filter).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function narrowed(tx: Tx, j: Jurisdiction, { role, organisation, state, name }: PowerFilter) {
  let query = tx.selectFrom('staff_member').innerJoin('staff_role', 'staff_role.staff_id', 'staff_member.id').where(membersWithin(j));
  if (role !== undefined) query = query.where('staff_role.role', '=', role);
  if (organisation !== undefined) query = organisation === '00' ? query.where('staff_member.home_province', 'is', null) : query.where('staff_member.home_province', '=', organisation);
  if (state !== undefined) query = query.where('staff_member.state', '=', state);
  if (name !== undefined && name !== '') query = query.where((eb) => eb.or([eb('staff_member.name', 'ilike', containing(name)), eb('staff_member.user_name', 'ilike', containing(name))]));
  return query;
}

/** The postings of these members that took effect, newest first, by member. */
export async function approvedPostingsOf(tx: Tx, ids: readonly StaffId[]): Promise<Map<string, ApprovedPosting[]>> {
  const found = new Map<string, ApprovedPosting[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await tx.selectFrom('staff_posting').selectAll().where('staff_id', 'in', [...new Set(ids)]).where('state', '=', 'approved').orderBy('decided_at', 'desc').orderBy('id', 'desc').execute();
  for (const row of rows) {
    const posting = postingOfRow(row);
    if (posting.decidedAt !== null) found.get(posting.staffId)?.push({ ...posting, decidedAt: posting.decidedAt });
  }
  return found;
}
