import type { Module } from '#server/platform/module.ts';
import { staffEndpoints, type StaffEnv } from './staff.routes.ts';

export { createStaff, generatePassword, type FirstPassword } from './commands/create-staff.ts';
export { findMemberByUserName } from './staff.store.ts';
export { openStaffActors } from './staff-actor.ts';
export { listMembersWhoMay, memberMay } from './colleagues.store.ts';
export { findMember, type Member } from './staff.store.ts';

/** The module as the program mounts it; the names of places come from the catalogue. */
export function staffModule(env: StaffEnv): Module {
  return { name: 'staff', endpoints: Object.values(staffEndpoints(env)) };
}
