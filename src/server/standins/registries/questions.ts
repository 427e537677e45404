import { z } from 'zod';

const YearMonth = z.string().regex(/^\d{6}$/);
const Text = z.string().min(1).max(200);

/** Is this the name of the holder of this document? */
export const IdentityQuestion = z.strictObject({ name: Text, documentType: Text, documentNumber: Text });
export type IdentityQuestion = z.infer<typeof IdentityQuestion>;

const Holder = { name: Text, documentType: Text, documentNumber: Text };

/** Does this person hold this education certificate, with these particulars? */
export const EducationQuestion = z.strictObject({
  ...Holder, certificateNumber: Text, institution: Text, graduatedIn: YearMonth, major: Text, educationLevel: Text,
});
export type EducationQuestion = z.infer<typeof EducationQuestion>;

/** Does this person hold this degree, with these particulars? */
export const DegreeQuestion = z.strictObject({
  ...Holder, certificateNumber: Text, institution: Text, awardedIn: YearMonth, major: Text, degreeLevel: Text,
});
export type DegreeQuestion = z.infer<typeof DegreeQuestion>;

/** What a registry finds; `matches` is its comparison field by field. */
export type Finding = {
  verdict: 'passed' | 'failed' | 'needs_manual';
  reason: string | null;
  matches: Record<string, boolean>;
};
