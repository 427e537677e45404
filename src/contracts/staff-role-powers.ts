import type { Permission, StaffRole } from './staff.ts';

/** What each role (角色) allows. */
export const PERMISSIONS_OF: Record<StaffRole, readonly Permission[]> = {
  national_admin: [
    'suspension.see', 'suspension.propose', 'suspension.approve', 'certificate.see', 'ticket.see', 'review.see', 'review.manage', 'photo.decide', 'verification.decide', 'person.unmask', 'integrity.see', 'payment.see', 'reconciliation.see', 'reconciliation.handle', 'reconciliation.approve', 'appeal.decide', 'exam.edit', 'window.edit', 'rule.edit', 'rule.approve', 'place.edit',
    'content.edit', 'message.edit', 'message.see', 'report.see', 'report.export', 'seat.see', 'score.see', 'score.approve', 'score.hold', 'completion.see', 'publicity.approve', 'objection.decide', 'partner.see', 'retention.see', 'retention.act', 'operations.see',
  ],
  national_exam_manager: ['suspension.see', 'suspension.propose', 'suspension.approve', 'completion.see', 'publicity.arrange', 'objection.handle', 'certificate.see', 'score.see', 'score.import', 'score.approve', 'score.hold', 'score.recheck', 'ticket.see', 'review.see', 'seat.see', 'exam.edit', 'window.edit', 'rule.edit', 'report.see', 'report.export', 'operations.see'],
  provincial_admin: [
    'suspension.see', 'suspension.propose', 'suspension.approve', 'certificate.see', 'certificate.approve', 'ticket.see', 'ticket.approve', 'review.see', 'review.decide', 'review.manage', 'photo.decide', 'person.unmask', 'candidate.assist_approve', 'application.unlock', 'appeal.decide', 'payment.see', 'cash.confirm', 'reconciliation.see', 'reconciliation.approve',
    'window.edit', 'place.edit', 'content.edit', 'message.edit', 'message.see', 'report.see', 'report.export', 'staff.see', 'staff.manage', 'staff.see_as', 'power.see', 'partner.see', 'partner.manage', 'room.edit', 'seat.see', 'seat.freeze', 'score.see', 'score.hold', 'completion.see', 'publicity.approve', 'objection.decide', 'operations.see',
  ],
  provincial_exam_officer: ['suspension.see', 'suspension.propose', 'suspension.approve', 'completion.see', 'publicity.arrange', 'objection.handle', 'certificate.see', 'certificate.issue', 'certificate.approve', 'score.see', 'score.hold', 'score.recheck', 'exam_day.edit', 'ticket.see', 'ticket.arrange', 'ticket.approve', 'room.edit', 'seat.see', 'seat.arrange', 'seat.freeze', 'review.see', 'review.manage', 'photo.decide', 'person.unmask', 'candidate.assist', 'application.unlock', 'payment.see', 'window.edit', 'content.edit', 'report.see', 'report.export', 'message.see'],
  city_officer: ['suspension.see', 'completion.see', 'certificate.see', 'ticket.see', 'room.edit', 'seat.see', 'review.see', 'review.manage', 'place.edit', 'report.see', 'report.export'],
  reviewer: ['review.see', 'review.decide', 'person.unmask'],
  second_reviewer: ['review.see', 'review.second', 'person.unmask'],
  cashier: ['suspension.see', 'payment.see', 'payment.register', 'cash.confirm', 'reconciliation.see', 'reconciliation.handle', 'report.see', 'report.export'],
  integrity_officer: ['review.see', 'person.unmask', 'integrity.see', 'integrity.handle', 'integrity.decide', 'integrity.publish'],
  industry_authority: ['review.see', 'sample.check', 'completion.see', 'publicity.arrange', 'objection.handle', 'report.see'],
  consultant: ['candidate.assist', 'message.see'],
  system_admin: ['staff.see', 'staff.manage', 'power.see', 'partner.see', 'partner.manage', 'operations.see', 'operations.act'],
  security_admin: ['staff.see', 'staff.empower', 'staff.see_as', 'power.see', 'partner.see', 'partner.approve', 'quarantine.see', 'quarantine.act', 'retention.see', 'retention.act'],
  auditor: ['audit.read', 'power.see', 'retention.see'],
};
