import type { Instant } from '#contracts/dates.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { permissionsOf } from './domain/roles.ts';
import type { Member } from './staff.store.ts';

/** A member → what the console shows of whoever is signed in. */
export function presentSession(member: Member, jurisdictionText: string, now: Instant): StaffSession {
  return {
    staffId: member.id, userName: member.userName, name: member.name, roles: member.roles, permissions: member.passwordTemporary ? [] : permissionsOf(member.roles),
    jurisdiction: member.jurisdiction, jurisdictionText, passwordTemporary: member.passwordTemporary, now,
  };
}
