import { PERMISSIONS, type Permission, type StaffSession } from '#contracts/staff.ts';

/** The sections of the console, what opens each, and the group it stands in; any one permission of `needs` is enough. */
export const SECTIONS = [
  { to: '/review', name: 'review', group: 'work', needs: ['review.see'] },
  { to: '/counter', name: 'counter', group: 'work', needs: ['review.decide'] },
  { to: '/appointments', name: 'appointments', group: 'work', needs: ['review.decide', 'review.manage'] },
  { to: '/samples', name: 'samples', group: 'work', needs: ['sample.check'] },
  { to: '/major-questions', name: 'majorQuestions', group: 'work', needs: ['review.manage'] },
  { to: '/photos', name: 'photos', group: 'work', needs: ['photo.decide'] },
  { to: '/verification', name: 'verification', group: 'work', needs: ['verification.decide'] },
  { to: '/cases', name: 'cases', group: 'work', needs: ['application.unlock', 'candidate.assist', 'candidate.assist_approve', 'appeal.decide'] },
  { to: '/breaches', name: 'breaches', group: 'work', needs: ['integrity.handle'] },
  { to: '/objections', name: 'objections', group: 'work', needs: ['objection.handle', 'objection.decide'] },
  { to: '/integrity-records', name: 'register', group: 'work', needs: ['integrity.handle'] },
  { to: '/credit-reports', name: 'creditReports', group: 'work', needs: ['integrity.see'] },
  { to: '/payments', name: 'payments', group: 'work', needs: ['payment.register'] },
  { to: '/cash-desk', name: 'cashDesk', group: 'work', needs: ['reconciliation.see'] },
  { to: '/orders', name: 'orders', group: 'work', needs: ['payment.register'] },
  { to: '/refunds', name: 'refunds', group: 'work', needs: ['payment.register'] },
  { to: '/refused-notices', name: 'refusedNotices', group: 'work', needs: ['payment.register'] },
  { to: '/reconciliation', name: 'reconciliation', group: 'work', needs: ['reconciliation.see'] },
  { to: '/scores', name: 'scores', group: 'exams', needs: ['score.see', 'exam_day.edit', 'score.recheck'] },
  { to: '/rules', name: 'rules', group: 'exams', needs: ['rule.edit', 'rule.approve'] },
  { to: '/majors', name: 'majors', group: 'exams', needs: ['rule.edit', 'rule.approve'] },
  { to: '/content', name: 'content', group: 'exams', needs: ['content.edit'] },
  { to: '/messages', name: 'messages', group: 'exams', needs: ['message.edit'] },
  { to: '/messages/delivery', name: 'delivery', group: 'work', needs: ['message.see'] },
  { to: '/reports', name: 'reports', group: 'insight', needs: ['report.see'] },
  { to: '/audit', name: 'audit', group: 'insight', needs: ['audit.read'] },
  { to: '/operations', name: 'operations', group: 'insight', needs: ['operations.see'] },
  { to: '/quarantine', name: 'quarantine', group: 'insight', needs: ['quarantine.see'] },
  { to: '/retention', name: 'retention', group: 'insight', needs: ['retention.see'] },
  { to: '/people', name: 'people', group: 'people', needs: ['staff.see'] },
  { to: '/partners', name: 'partners', group: 'people', needs: ['partner.see'] },
  { to: '/powers', name: 'powers', group: 'people', needs: ['power.see'] },
  { to: '/exams', name: 'exams', group: 'exams', needs: ['exam.edit'] },
  { to: '/pass-lines', name: 'passLines', group: 'exams', needs: ['exam.edit'] },
  { to: '/sittings', name: 'sittings', group: 'exams', needs: ['window.edit'] },
  { to: '/fees', name: 'fees', group: 'exams', needs: ['window.edit'] },
  { to: '/places', name: 'places', group: 'exams', needs: ['place.edit'] },
  { to: '/centres', name: 'centres', group: 'exams', needs: ['seat.see'] },
  { to: '/seating', name: 'seating', group: 'exams', needs: ['seat.see'] },
  { to: '/tickets', name: 'tickets', group: 'exams', needs: ['ticket.see'] },
  { to: '/exam-kits', name: 'examKits', group: 'exams', needs: ['ticket.see'] },
  { to: '/completions', name: 'completions', group: 'exams', needs: ['completion.see'] },
  { to: '/certificates', name: 'certificates', group: 'exams', needs: ['certificate.see'] },
  { to: '/suspensions', name: 'suspensions', group: 'exams', needs: ['suspension.see'] },
  // last, so that nobody begins here whose roles open anything else
  { to: '/exports', name: 'exports', group: 'insight', needs: PERMISSIONS },
] as const satisfies readonly { to: string; name: string; group: Group; needs: readonly Permission[] }[];

/** The groups of sections in the order they are shown (办理、考试、统计与记录、人员). */
export const GROUPS = ['work', 'exams', 'insight', 'people'] as const;
type Group = (typeof GROUPS)[number];

/** The sections that a member's roles open. */
export function sectionsOf(session: StaffSession): (typeof SECTIONS)[number][] {
  return SECTIONS.filter((s) => s.needs.some((p) => session.permissions.includes(p)));
}

/** Where a member of staff begins: the first section their roles open. */
export function firstSection(session: StaffSession): (typeof SECTIONS)[number]['to'] | undefined {
  return sectionsOf(session)[0]?.to;
}
