import type { Day } from '#contracts/dates.ts';
import type { TitleLevel } from '#contracts/eligibility.ts';
import type { AskOutcome } from './domain/asking.ts';

/** Does this person hold this professional title, with these particulars (职称)? */
export type TitleQuestion = {
  requestId: string;
  name: string;
  documentType: string;
  documentNumber: string;
  title: string;
  level: TitleLevel;
  obtainedOn: Day;
  certificateNumber?: string | undefined;
};

/** The registry of professional titles (职称评审信息); never throws for an outage. */
export type TitleRegistry = { ask(question: TitleQuestion): Promise<AskOutcome>; askMany?(questions: readonly TitleQuestion[]): Promise<AskOutcome[]> };
