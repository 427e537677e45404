import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Pdf } from '#server/platform/pdf/pdf.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { qrImage } from '#server/platform/pdf/qr-image.ts';

const Text = z.string().trim().min(1);
const OptionalText = Text.nullable();

/** One education (学历) or degree (学位) row used for this application, as verified. */
const QualificationLine = z.strictObject({
  level: Text,
  institution: Text,
  major: Text,
  graduatedOn: Text,
  studyMode: OptionalText,
  certificateNumber: OptionalText,
  verification: Text,
});

/** The commitment as it stands on the form: signed electronically, or why there is none. */
const CommitmentPart = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed'), statement: z.array(Text).min(1), signedBy: Text, signedAt: Text, version: Text, digest: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.strictObject({ kind: z.literal('none'), reason: Text }),
]);

/**
 * All that the application form (报名表, domain 6.2) prints, in words: it is drawn from the frozen snapshot of the confirmation, so
 * a later change of a table can never rewrite a form.
 */
export const ApplicationFormDocument = z.strictObject({
  examYear: z.int(),
  examName: Text,
  applicationNumber: Text,
  verificationCode: Text,
  confirmedAt: Text,
  printedAt: Text,
  applicant: z.strictObject({
    name: Text,
    sex: Text,
    bornOn: Text,
    documentType: Text,
    documentNumber: Text,
    phone: Text,
    mail: OptionalText,
    address: OptionalText,
    postcode: OptionalText,
    employer: OptionalText,
    employerKind: OptionalText,
    /** 档案号, or 您是新考生, 无档案号! (R-2.2.4-06). */
    fileNumber: Text,
  }),
  choice: z.strictObject({
    province: Text,
    prefecture: Text,
    level: Text,
    specialty: Text,
    subjects: z.array(z.strictObject({ code: Text, name: Text })).min(1),
  }),
  educations: z.array(QualificationLine).min(1),
  degrees: z.array(QualificationLine),
  totalYears: z.int().nonnegative(),
  yearsInProfession: z.int().nonnegative(),
  titles: z.array(z.strictObject({ name: Text, level: Text, obtainedOn: Text, number: OptionalText })),
  workHistory: z.array(z.strictObject({ from: Text, to: OptionalText, employer: Text, duty: Text })),
  /** Basis of an exemption (免试) or additional specialty (增报专业). */
  exemption: OptionalText,
  /** The candidate went on although the major was not on the list (R-2.2.4-09). */
  majorMismatchAcknowledged: z.boolean(),
  review: z.strictObject({
    route: z.enum(['automatic', 'online', 'on_site']),
    routeText: Text,
    pointName: Text,
    address: Text,
    phone: Text,
    hours: Text,
  }),
  commitment: CommitmentPart,
  /** The province asks for the employer's opinion and seal (单位盖章). */
  employerSeal: z.boolean(),
});
export type ApplicationFormDocument = z.infer<typeof ApplicationFormDocument>;

/** The name under which app.ts registers the template. */
export const APPLICATION_FORM_TEMPLATE = 'application-form';

/** Where the template stands. */
export const applicationFormTemplatePath = () => projectPath('src/server/modules/applications/documents/application-form.typ');

/** The application form (报名表) as PDF: photo (JPEG, 295 × 413) and QR code of the application number included. */
export async function renderApplicationForm(pdf: Pdf, document: ApplicationFormDocument, photo: Uint8Array, issuedAt: Instant): Promise<Buffer> {
  return pdf.render(APPLICATION_FORM_TEMPLATE, { data: document, files: { 'photo.jpg': photo, 'qr.png': qrImage(document.applicationNumber, 'M') }, issuedAt });
}
