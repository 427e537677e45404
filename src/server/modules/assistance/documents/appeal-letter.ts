import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Pdf } from '#server/platform/pdf/pdf.ts';

const Text = z.string().trim().min(1);

/** All that the outcome letter of an appeal (复核结果通知书) prints. */
export const AppealLetterDocument = z.strictObject({
  letterNumber: Text, name: Text, documentNumber: Text, examName: Text, applicationNumber: Text, filedAt: Text, decidedAt: Text,
  contested: Text, claim: Text, outcome: Text, reason: Text, next: Text, agency: Text, phone: Text, printedAt: Text, verificationCode: Text,
});
export type AppealLetterDocument = z.infer<typeof AppealLetterDocument>;

/** The name under which the kit registers the template. */
const APPEAL_LETTER_TEMPLATE = 'appeal-letter';

/** 复核结果通知书 as PDF. */
export function renderAppealLetter(pdf: Pdf, document: AppealLetterDocument, issuedAt: Instant): Promise<Buffer> {
  return pdf.render(APPEAL_LETTER_TEMPLATE, { data: document, issuedAt });
}
