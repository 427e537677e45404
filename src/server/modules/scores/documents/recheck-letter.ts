import { z } from 'zod';
import { beijingDay, beijingTime, type Instant } from '#contracts/dates.ts';
import { issueCode } from '#server/modules/signed-codes/index.ts';
import type { Kit } from '#server/platform/kit.ts';
import { qrImage } from '#server/platform/pdf/qr-image.ts';

/** The name under which the kit registers the template. */
const TEMPLATE = 'recheck-letter';

const Text = z.string().trim().min(1);

/** All that the outcome letter of a re-check (成绩复查结果通知书) prints; the document number is masked. */
export const RecheckLetter = z.strictObject({
  letterNumber: Text, name: Text, documentNumber: Text, ticketNumber: Text, examName: Text, subject: Text, askedAt: Text, statement: Text, was: Text, is: Text, outcome: Text, findings: Text, next: Text, agency: Text, phone: z.string(),
});
export type RecheckLetter = z.infer<typeof RecheckLetter>;

/** 成绩复查结果通知书 as PDF, with the signed code that tells its outcome to whoever checks the paper (ADR 0022). */
export async function renderRecheckLetter(kit: Pick<Kit, 'pdf' | 'signatures' | 'settings'>, letter: RecheckLetter, answeredAt: Instant, printedAt: Instant): Promise<Buffer> {
  const code = issueCode(kit, {
    kind: 'recheck', number: letter.letterNumber, version: 1, title: letter.examName, holder: letter.name, document: letter.documentNumber, issuedOn: beijingDay(answeredAt),
    remark: `${letter.subject}：${letter.outcome}，${letter.is}`,
  });
  return kit.pdf.render(TEMPLATE, { data: { ...letter, answeredOn: beijingDay(answeredAt), printedAt: beijingTime(printedAt) }, files: { 'qr.png': qrImage(code, 'L') }, issuedAt: answeredAt });
}
