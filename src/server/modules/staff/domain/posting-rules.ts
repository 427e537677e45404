import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction, StaffRole } from '#contracts/staff.ts';

/** Whoever keeps accounts, grants powers or reads the log does nothing else (系统管理员、安全管理员、审计员 三员分立). */
const ALONE: readonly StaffRole[] = ['system_admin', 'security_admin', 'auditor'];
const NATIONAL: readonly StaffRole[] = ['national_admin', 'national_exam_manager'];
const PROVINCIAL: readonly StaffRole[] = ['provincial_admin', 'provincial_exam_officer', 'cashier'];
const OF_POINTS: readonly StaffRole[] = ['reviewer', 'second_reviewer'];

/** Every reason why these roles cannot be held together or over this jurisdiction (三员分立, domain.md 3.1). */
export function refusalsOfPosting(roles: readonly StaffRole[], jurisdiction: Jurisdiction): Refusal[] {
  const no: Refusal[] = [];
  const held = (some: readonly StaffRole[]) => roles.some((role) => some.includes(role));
  if (held(ALONE) && roles.length > 1) no.push(refuse('staff.role_alone', { path: 'roles' }));
  if (roles.includes('reviewer') && roles.includes('second_reviewer')) no.push(refuse('staff.two_reviews', { path: 'roles' }));
  if (held(NATIONAL) && jurisdiction.kind !== 'nation') no.push(refuse('staff.role_needs_nation', { path: 'jurisdiction' }));
  if (held(PROVINCIAL) && jurisdiction.kind !== 'province') no.push(refuse('staff.role_needs_province', { path: 'jurisdiction' }));
  if (held(ALONE) && jurisdiction.kind === 'prefecture') no.push(refuse('staff.role_needs_wide', { path: 'jurisdiction' }));
  if (roles.includes('city_officer') && jurisdiction.kind !== 'prefecture') no.push(refuse('staff.role_needs_prefecture', { path: 'jurisdiction' }));
  if (jurisdiction.kind === 'points' && roles.some((role) => !OF_POINTS.includes(role))) no.push(refuse('staff.points_are_for_reviewers', { path: 'jurisdiction' }));
  return no;
}
