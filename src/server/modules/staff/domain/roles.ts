import type { Permission, StaffRole } from '#contracts/staff.ts';

/** What each role may do (domain.md 3.1). Jurisdiction is a matter of the member, not of the role. */
const PERMISSIONS_OF: Record<StaffRole, readonly Permission[]> = {
  reviewer: ['review.see', 'review.decide', 'person.unmask'],
  cashier: ['payment.see', 'payment.register'],
  provincial_exam_officer: ['review.see', 'photo.decide', 'payment.see', 'application.unlock', 'person.unmask'],
  provincial_admin: ['review.see', 'review.decide', 'photo.decide', 'payment.see', 'application.unlock', 'person.unmask', 'operations.see'],
  national_admin: ['review.see', 'photo.decide', 'verification.decide', 'payment.see', 'person.unmask', 'operations.see'],
  auditor: ['audit.read'],
};

/** Everything the roles allow together, each once. */
export function permissionsOf(roles: readonly StaffRole[]): Permission[] {
  return [...new Set(roles.flatMap((role) => PERMISSIONS_OF[role]))];
}
