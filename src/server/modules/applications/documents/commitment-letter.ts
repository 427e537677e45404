import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Pdf } from '#server/platform/pdf/pdf.ts';
import { projectPath } from '#server/platform/project-path.ts';

const Text = z.string().trim().min(1);

/** All that the commitment letter (承诺书) prints: the text exactly as it was shown and signed, and the data of the signature. */
export const CommitmentLetterDocument = z.strictObject({
  title: Text,
  version: Text,
  examName: Text,
  examYear: z.int(),
  applicationNumber: Text,
  sections: z.array(z.strictObject({ heading: Text.nullable(), paragraphs: z.array(Text).min(1) })).min(1),
  signer: z.strictObject({ name: Text, documentType: Text, documentNumber: Text, accountName: Text }),
  signedAt: Text,
  /** SHA-256 over the signed text and the signature data. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** The platform's signature over the digest, base64. */
  seal: Text.nullable(),
  withdrawnAt: Text.nullable(),
  printedAt: Text,
  verificationCode: Text,
});
export type CommitmentLetterDocument = z.infer<typeof CommitmentLetterDocument>;

/** The name under which app.ts registers the template. */
export const COMMITMENT_LETTER_TEMPLATE = 'commitment-letter';

/** Where the template stands. */
export const commitmentLetterTemplatePath = () => projectPath('src/server/modules/applications/documents/commitment-letter.typ');

/** The signed commitment letter (承诺书) as PDF. */
export function renderCommitmentLetter(pdf: Pdf, document: CommitmentLetterDocument, issuedAt: Instant): Promise<Buffer> {
  return pdf.render(COMMITMENT_LETTER_TEMPLATE, { data: document, issuedAt });
}
