import { z } from 'zod';

const YearMonth = z.string().regex(/^\d{6}$/);
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const Text = z.string().min(1).max(200);
const Holder = { name: Text, documentType: Text, documentNumber: Text };

/** Is this the name of the holder of this document? */
export const IdentityQuestion = z.strictObject(Holder);
export type IdentityQuestion = z.infer<typeof IdentityQuestion>;

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

/** Does this person hold this professional title, with these particulars? */
export const TitleQuestion = z.strictObject({ ...Holder, title: Text, level: Text, obtainedOn: Day, certificateNumber: Text.optional() });
export type TitleQuestion = z.infer<typeof TitleQuestion>;

/** A record reported to the credit desk, and its withdrawal. */
export const ReportedRecord = z.strictObject({
  sequence: z.int().min(1), ...Holder, kind: z.enum(['serious', 'especially_serious']), article: Text, decisionNumber: Text, decidedOn: Day, until: Day.nullable(), agency: Text,
});
export type ReportedRecord = z.infer<typeof ReportedRecord>;
export const WithdrawnRecord = z.strictObject({ sequence: z.int().min(1), reason: z.enum(['expired', 'corrected']), on: Day });

/** Many questions at once, each with its own id. */
export const Batch = z.strictObject({ questions: z.array(z.strictObject({ id: z.uuid(), question: z.unknown() })).min(1).max(100) });

/** What a registry finds; `matches` is its comparison field by field. */
export type Finding = {
  verdict: 'passed' | 'failed' | 'needs_manual';
  reason: string | null;
  matches: Record<string, boolean>;
};
