import { PERMISSIONS_OF } from '#contracts/staff-role-powers.ts';
import type { Permission, StaffRole } from '#contracts/staff.ts';

/** Everything the roles allow together, each once. */
export function permissionsOf(roles: readonly StaffRole[]): Permission[] {
  return [...new Set(roles.flatMap((role) => PERMISSIONS_OF[role]))];
}
