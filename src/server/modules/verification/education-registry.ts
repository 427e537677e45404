import type { YearMonth } from '#contracts/dates.ts';
import type { AskOutcome } from './domain/asking.ts';

/** Does this person hold this education certificate, with these particulars (学历)? */
export type EducationQuestion = {
  requestId: string;
  name: string;
  documentType: string;
  documentNumber: string;
  certificateNumber: string;
  institution: string;
  graduatedIn: YearMonth;
  major: string;
  educationLevel: string;
};

/** The registry of education certificates (学信网); never throws for an outage. */
export type EducationRegistry = { ask(question: EducationQuestion): Promise<AskOutcome>; askMany?(questions: readonly EducationQuestion[]): Promise<AskOutcome[]> };
