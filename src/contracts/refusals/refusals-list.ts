import { COMPLETION_REFUSALS } from './completions.ts';
import { ACCOUNT_REFUSALS } from './accounts.ts';
import { ASSISTANCE_REFUSALS } from './assistance.ts';
import { BREACH_REFUSALS } from './breaches.ts';
import { CASH_DESK_REFUSALS } from './cash-desk.ts';
import { CATALOGUE_REFUSALS } from './catalogue.ts';
import { CERTIFICATE_REFUSALS } from './certificates.ts';
import { CONTENT_REFUSALS } from './content.ts';
import { DEMO_REFUSALS } from './demo.ts';
import { EXAM_DAY_REFUSALS } from './exam-day.ts';
import { EXAM_KIT_REFUSALS } from './exam-kits.ts';
import { FIELD_REFUSALS } from './fields.ts';
import { IDENTITY_REFUSALS } from './identity.ts';
import { DOCUMENT_REFUSALS } from './documents.ts';
import { RULE_REFUSALS } from './rules.ts';
import { SEATING_REFUSALS } from './seating.ts';
import { SHEET_REFUSALS } from './sheets.ts';
import { SITTING_REFUSALS } from './sittings.ts';
import { MESSAGE_REFUSALS } from './messages.ts';
import { MAJOR_REFUSALS } from './majors.ts';
import { FISCAL_REFUSALS } from './fiscal.ts';
import { MATERIAL_REFUSALS } from './materials.ts';
import { HINT_REFUSALS } from './hints.ts';
import { OPERATIONS_REFUSALS } from './operations.ts';
import { OVERSIGHT_REFUSALS } from './oversight.ts';
import { GOVERNMENT_REFUSALS } from './government.ts';
import { OWN_DATA_REFUSALS } from './own-data.ts';
import { PARTNER_REFUSALS } from './partners.ts';
import { PASS_LINE_REFUSALS } from './pass-lines.ts';
import { PAYMENT_REFUSALS } from './payments.ts';
import { SUSPENSION_REFUSALS } from './suspensions.ts';
import { PHOTO_REFUSALS } from './photos.ts';
import { QUARANTINE_REFUSALS } from './quarantine.ts';
import { RETENTION_REFUSALS } from './retention.ts';
import { RECONCILIATION_REFUSALS } from './reconciliation.ts';
import { RECHECK_REFUSALS } from './rechecks.ts';
import { REPORT_REFUSALS } from './reports.ts';
import { REQUEST_REFUSALS } from './requests.ts';
import { REVIEW_REFUSALS } from './review.ts';
import { SCORE_REFUSALS } from './scores.ts';
import { SSO_REFUSALS } from './sso.ts';
import { STAFF_REFUSALS } from './staff.ts';
import { TICKET_REFUSALS } from './tickets.ts';
import { REVERIFICATION_REFUSALS } from './reverification.ts';
import { VERIFICATION_REFUSALS } from './verification.ts';
import { APPLICATION_REFUSALS } from './applications.ts';
import type { RefusalWords } from './words.ts';

/** Every "no" the platform can say, with its HTTP status and the words people read; a module adds its own list here. */
export const REFUSALS = {
  ...ACCOUNT_REFUSALS,
  ...ASSISTANCE_REFUSALS,
  ...BREACH_REFUSALS,
  ...CASH_DESK_REFUSALS,
  ...CATALOGUE_REFUSALS,
  ...CERTIFICATE_REFUSALS,
  ...COMPLETION_REFUSALS,
  ...CONTENT_REFUSALS,
  ...DEMO_REFUSALS,
  ...EXAM_DAY_REFUSALS,
  ...EXAM_KIT_REFUSALS,
  ...FIELD_REFUSALS,
  ...FISCAL_REFUSALS,
  ...IDENTITY_REFUSALS,
  ...DOCUMENT_REFUSALS,
  ...MAJOR_REFUSALS,
  ...MATERIAL_REFUSALS,
  ...MESSAGE_REFUSALS,
  ...PASS_LINE_REFUSALS,
  ...GOVERNMENT_REFUSALS,
  ...OWN_DATA_REFUSALS,
  ...PARTNER_REFUSALS,
  ...PAYMENT_REFUSALS,
  ...SUSPENSION_REFUSALS,
  ...SEATING_REFUSALS,
  ...SHEET_REFUSALS,
  ...SITTING_REFUSALS,
  ...RECHECK_REFUSALS,
  ...RECONCILIATION_REFUSALS,
  ...REPORT_REFUSALS,
  ...REQUEST_REFUSALS,
  ...REVIEW_REFUSALS,
  ...RULE_REFUSALS,
  ...SCORE_REFUSALS,
  ...SSO_REFUSALS,
  ...STAFF_REFUSALS,
  ...TICKET_REFUSALS,
  ...VERIFICATION_REFUSALS,
  ...REVERIFICATION_REFUSALS,
  ...PHOTO_REFUSALS,
  ...APPLICATION_REFUSALS,
  ...HINT_REFUSALS,
  ...OPERATIONS_REFUSALS,
  ...QUARANTINE_REFUSALS,
  ...RETENTION_REFUSALS,
  ...OVERSIGHT_REFUSALS,
} as const satisfies Record<string, RefusalWords>;

export type RefusalCode = keyof typeof REFUSALS;
