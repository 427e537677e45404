import type { Permission, StaffSession } from '#contracts/staff.ts';

/** The sections of the console and what opens each. */
export const SECTIONS = [
  { to: '/review', name: 'review', needs: 'review.see' },
  { to: '/photos', name: 'photos', needs: 'photo.decide' },
  { to: '/verification', name: 'verification', needs: 'verification.decide' },
  { to: '/payments', name: 'payments', needs: 'payment.register' },
] as const satisfies readonly { to: string; name: string; needs: Permission }[];

/** Where a member of staff begins: the first section their roles open. */
export function firstSection(session: StaffSession): (typeof SECTIONS)[number]['to'] | undefined {
  return SECTIONS.find((s) => session.permissions.includes(s.needs))?.to;
}
