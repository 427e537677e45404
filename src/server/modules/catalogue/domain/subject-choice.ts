import type { Level, ProvinceConfig, Subject } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** A subject passed before that still counts for this level and specialty; which do is the candidate file's rule (R-1.2-05). */
export type CarriedSubject = { year: number; subjectCode: string };

/** One subject as the form offers it: must be sat, may be sat, or passed and still counting (with the year of the pass). */
export type SubjectOffer = { subject: Subject; state: 'required' | 'open' | 'passed'; passedIn: number | null; selectable: boolean };

export type ChoiceFacts = {
  level: Pick<Level, 'subjectChoice'>;
  subjects: Subject[];
  carried: readonly CarriedSubject[];
  config: Pick<ProvinceConfig, 'retakePassedSubjects'>;
};

/** The subjects of a level and specialty, each with whether it can or must be chosen (R-2.2.3-04): one-year levels are sat whole; passed subjects that still count are not sat again unless the province allows it. */
export function offerSubjects(facts: ChoiceFacts): SubjectOffer[] {
  return facts.subjects.map((subject) => {
    const passedIn = facts.carried.find((p) => p.subjectCode === subject.code)?.year;
    if (passedIn !== undefined) return { subject, state: 'passed', passedIn, selectable: facts.config.retakePassedSubjects };
    if (facts.level.subjectChoice === 'fixed') return { subject, state: 'required', passedIn: null, selectable: false };
    return { subject, state: 'open', passedIn: null, selectable: true };
  });
}

/** Everything wrong with a choice of subjects; empty means it may be saved. */
export function refusalsToChoose(offers: SubjectOffer[], chosen: string[], path = 'subjectCodes'): Refusal[] {
  if (offers.length > 0 && offers.every((o) => o.state === 'passed' && !o.selectable)) return [refuse('catalogue.everything_passed', { path })];
  const no: Refusal[] = [];
  if (chosen.length === 0) no.push(refuse('catalogue.no_subject_chosen', { path }));
  for (const code of new Set(chosen)) {
    const offer = offers.find((o) => o.subject.code === code);
    if (offer === undefined) no.push(refuse('catalogue.subject_not_offered', { path, params: { subject: code } }));
    else if (offer.state === 'passed' && !offer.selectable) {
      no.push(refuse('catalogue.subject_already_passed', { path, params: { subject: offer.subject.name.zh, year: offer.passedIn ?? 0 } }));
    }
  }
  for (const offer of offers) {
    if (offer.state === 'required' && chosen.length > 0 && !chosen.includes(offer.subject.code)) {
      no.push(refuse('catalogue.all_subjects_required', { path, params: { subject: offer.subject.name.zh } }));
    }
  }
  return no;
}
