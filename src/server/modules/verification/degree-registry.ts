import type { YearMonth } from '#contracts/dates.ts';
import type { AskOutcome } from './domain/asking.ts';

/** Does this person hold this degree, with these particulars (学位)? */
export type DegreeQuestion = {
  requestId: string;
  name: string;
  documentType: string;
  documentNumber: string;
  certificateNumber: string;
  institution: string;
  awardedIn: YearMonth;
  major: string;
  degreeLevel: string;
};

/** The registry of degrees (学位网); never throws for an outage. */
export type DegreeRegistry = { ask(question: DegreeQuestion): Promise<AskOutcome>; askMany?(questions: readonly DegreeQuestion[]): Promise<AskOutcome[]> };
