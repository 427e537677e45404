import type { VerificationSubject } from '#contracts/verification.ts';
import type { HolderFacts } from '#server/modules/accounts/index.ts';
import { idOfWords } from '#server/platform/ids.ts';
import type { DegreeQuestion } from './degree-registry.ts';
import type { AskOutcome } from './domain/asking.ts';
import type { EducationQuestion } from './education-registry.ts';
import type { IdentityQuestion } from './identity-registry.ts';
import type { Registries } from './registries/http-registries.ts';
import type { TitleQuestion } from './title-registry.ts';
import type { StatedTitle } from './titles.store.ts';

/** A question as one of the registries takes it. */
export type Question =
  | { kind: 'identity'; asked: IdentityQuestion }
  | { kind: 'education'; asked: EducationQuestion }
  | { kind: 'degree'; asked: DegreeQuestion }
  | { kind: 'title'; asked: TitleQuestion };

/** The question about one subject; undefined when the account no longer has the row. The id is made of what it is asked for, so that a repeated call is one question to the registry. */
export function questionAbout(account: HolderFacts, subject: VerificationSubject, titles: readonly StatedTitle[], occasion: string): Question | undefined {
  const holder = { name: account.name, documentType: account.documentType, documentNumber: account.documentNumber };
  const requestId = idOfWords([account.id, subject.kind, subject.rowId, occasion, ...Object.values(holder)]);
  switch (subject.kind) {
    case 'identity':
      return { kind: 'identity', asked: { requestId, ...holder } };
    case 'education': {
      const row = account.educations.find(({ id }) => id === subject.rowId);
      if (!row) return undefined;
      const { certificateNumber, institution, graduatedIn, major, level } = row;
      return { kind: 'education', asked: { requestId, ...holder, certificateNumber, institution, graduatedIn, major, educationLevel: level } };
    }
    case 'degree': {
      const row = account.degrees.find(({ id }) => id === subject.rowId);
      if (!row) return undefined;
      const { certificateNumber, institution, awardedIn, major, level } = row;
      return { kind: 'degree', asked: { requestId, ...holder, certificateNumber, institution, awardedIn, major, degreeLevel: level } };
    }
    case 'title': {
      const title = titles.find(({ rowId }) => rowId === subject.rowId);
      if (!title) return undefined;
      return { kind: 'title', asked: { requestId, ...holder, title: title.name, level: title.level, obtainedOn: title.obtainedOn, ...(title.number !== null && { certificateNumber: title.number }) } };
    }
  }
}

/** Puts one question to its registry; a registry that is not connected leaves it to people. */
export async function askARegistry(registries: Registries, question: Question): Promise<AskOutcome> {
  switch (question.kind) {
    case 'identity': return registries.identity.ask(question.asked);
    case 'education': return registries.education.ask(question.asked);
    case 'degree': return registries.degree.ask(question.asked);
    case 'title': return registries.title ? registries.title.ask(question.asked) : NOT_CONNECTED;
  }
}

/** Puts many questions of one kind to their registry, in one request where it takes batches; the outcomes stand in the order of the questions. */
export async function askTogether(registries: Registries, kind: Question['kind'], questions: readonly Question[]): Promise<AskOutcome[]> {
  switch (kind) {
    case 'identity': return together(registries.identity, questions.flatMap((q) => (q.kind === kind ? [q.asked] : [])));
    case 'education': return together(registries.education, questions.flatMap((q) => (q.kind === kind ? [q.asked] : [])));
    case 'degree': return together(registries.degree, questions.flatMap((q) => (q.kind === kind ? [q.asked] : [])));
    case 'title': return registries.title ? together(registries.title, questions.flatMap((q) => (q.kind === kind ? [q.asked] : []))) : questions.map(() => NOT_CONNECTED);
  }
}

const NOT_CONNECTED: AskOutcome = { kind: 'answered', verdict: 'needs_manual', reason: 'registry_unreachable', reference: '-' };

type Desk<Q> = { ask(question: Q): Promise<AskOutcome>; askMany?(questions: readonly Q[]): Promise<AskOutcome[]> };

async function together<Q>(desk: Desk<Q>, questions: readonly Q[]): Promise<AskOutcome[]> {
  if (questions.length === 0) return [];
  return desk.askMany && questions.length > 1 ? desk.askMany(questions) : Promise.all(questions.map((question) => desk.ask(question)));
}
