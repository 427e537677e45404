import { StaffId } from '#contracts/ids.ts';
import type { Jurisdiction, Permission } from '#contracts/staff.ts';
import { inTransaction, type Db } from '#server/platform/db/tx.ts';
import { permissionsOf } from './domain/roles.ts';
import { findMember } from './staff.store.ts';

type Known = { name: string; permissions: readonly Permission[]; jurisdiction: Jurisdiction };

const REMEMBERED_MS = 3_000;
const REMEMBERED_MOST = 5_000;

/**
 * What a signed-in member may do and see, remembered for a few seconds per process; nothing for the suspended. A temporary password carries
 * no permission: its owner can do nothing but choose their own.
 */
export function openStaffActors(db: Db): (staffId: string) => Promise<Known | undefined> {
  const cache = new Map<string, { known: Known | undefined; until: number }>();
  return async (staffId) => {
    // the age is real time: a virtual clock must not keep a suspended member alive
    const cached = cache.get(staffId);
    if (cached && cached.until > performance.now()) return cached.known;
    const id = StaffId.safeParse(staffId);
    const member = id.success ? await inTransaction(db, (tx) => findMember(tx, id.data)) : undefined;
    const known = member?.state === 'active' ? { name: member.name, permissions: member.passwordTemporary ? [] : permissionsOf(member.roles), jurisdiction: member.jurisdiction } : undefined;
    if (cache.size >= REMEMBERED_MOST) cache.clear();
    // a temporary password is not remembered: its owner goes on working the moment it is changed
    if (!member?.passwordTemporary) cache.set(staffId, { known, until: performance.now() + REMEMBERED_MS });
    return known;
  };
}
