import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Jurisdiction, StaffRole } from '#contracts/staff.ts';

const PROVINCIAL: readonly StaffRole[] = ['provincial_admin', 'provincial_exam_officer', 'cashier'];

/** Every reason why these roles cannot be held together or over this jurisdiction (三员分立, domain.md 3.1). */
export function refusalsOfPosting(roles: readonly StaffRole[], jurisdiction: Jurisdiction): Refusal[] {
  const no: Refusal[] = [];
  if (roles.includes('auditor') && roles.length > 1) no.push(refuse('staff.auditor_alone', { path: 'roles' }));
  if (roles.includes('national_admin') && jurisdiction.kind !== 'nation') no.push(refuse('staff.role_needs_nation', { path: 'jurisdiction' }));
  if (roles.some((role) => PROVINCIAL.includes(role)) && jurisdiction.kind !== 'province') no.push(refuse('staff.role_needs_province', { path: 'jurisdiction' }));
  return no;
}
