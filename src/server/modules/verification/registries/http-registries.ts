import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { BatchAnswer, CheckAnswer, type CheckedSubject, type RegistryVerdict } from '#contracts/registry-gateway.ts';
import type { Outside } from '#server/platform/outside/outside.ts';
import { openLine, type Gateway, type Line, type NoLineAnswer } from '#server/platform/registry-line/signed-line.ts';
import type { DegreeRegistry } from '../degree-registry.ts';
import type { AskOutcome } from '../domain/asking.ts';
import type { EducationRegistry } from '../education-registry.ts';
import type { IdentityRegistry } from '../identity-registry.ts';
import type { TitleRegistry } from '../title-registry.ts';

/** The registries as the program asks them; no title registry where none is connected: titles then rest on paper. */
export type Registries = { identity: IdentityRegistry; education: EducationRegistry; degree: DegreeRegistry; title?: TitleRegistry | undefined };

export type HttpRegistriesOptions = {
  identity: Gateway;
  /** Serves education and degrees. */
  education: Gateway;
  /** Serves titles; absent: the gateway of education does. */
  title?: Gateway | undefined;
  /** How long one call may take before it counts as no answer. */
  timeoutMs: number;
  /** The real time, for the signature; not the platform's possibly moved clock. */
  now: () => number;
  outside?: Outside;
};

type Question = { requestId: string };

/** The registries over the signed line of 核验接口 v1, one question or many at a time; an outage is an outcome, never an error. */
export function httpRegistries(options: HttpRegistriesOptions): Registries & { title: TitleRegistry; close(): Promise<void> } {
  const { timeoutMs, now, outside } = options;
  const open = (gateway: Gateway) => openLine({ gateway, timeoutMs, now, ...(outside && { outside }) });
  const [identity, education, title] = [open(options.identity), open(options.education), open(options.title ?? options.education)];
  const asker = (line: Line, subject: CheckedSubject) => ({
    ask: (question: Question) => ask(line, subject, question),
    askMany: (questions: readonly Question[]) => askMany(line, subject, questions),
  });
  return {
    identity: asker(identity, 'identity'), education: asker(education, 'education'), degree: asker(education, 'degree'), title: asker(title, 'title'),
    close: async () => { await Promise.all([identity.close(), education.close(), title.close()]); },
  };
}

async function ask(line: Line, subject: CheckedSubject, { requestId, ...question }: Question): Promise<AskOutcome> {
  const said = await line.send({ method: 'POST', path: `${subject}/checks`, requestId, body: question, answer: CheckAnswer });
  if (said.kind === 'no_answer') return silent(said);
  return said.answer.subject === subject ? outcomeOf(said.answer) : { kind: 'no_answer', why: 'other_request' };
}

/** Many questions in one request; the answers come in any order, and one that is missing or comes twice is no answer. */
async function askMany(line: Line, subject: CheckedSubject, questions: readonly Question[]): Promise<AskOutcome[]> {
  const body = { questions: questions.map(({ requestId, ...question }) => ({ id: requestId, question })) };
  const said = await line.send({ method: 'POST', path: `${subject}/batches`, requestId: randomUUID(), body, answer: BatchAnswer });
  if (said.kind === 'no_answer') return questions.map(() => silent(said));
  if (said.answer.subject !== subject) return questions.map(() => ({ kind: 'no_answer', why: 'other_request' }));
  const answers = new Map<string, z.infer<typeof BatchAnswer>['answers'][number] | 'twice'>();
  for (const one of said.answer.answers) answers.set(one.id, answers.has(one.id) ? 'twice' : one);
  return questions.map(({ requestId }): AskOutcome => {
    const one = answers.get(requestId);
    if (one === undefined || one === 'twice') return { kind: 'no_answer', why: 'garbled' };
    if ('answer' in one) return outcomeOf(one.answer);
    return { kind: 'no_answer', why: one.error.code === 'unavailable' ? 'busy' : one.error.code === 'rate_limited' ? 'limited' : 'refused_us' };
  });
}

const silent = ({ why, pauseMs }: NoLineAnswer): AskOutcome => ({ kind: 'no_answer', why, ...(pauseMs !== undefined && { pauseMs }) });

/** An answer whose verdict, reason and own comparison disagree is worth nothing, whichever way it leans. */
function outcomeOf({ verdict, reason, matches, reference }: z.infer<typeof RegistryVerdict>): AskOutcome {
  const allMatch = Object.values(matches).every(Boolean);
  if (verdict === 'passed') {
    return reason === null && allMatch ? { kind: 'answered', verdict, reason: null, reference } : { kind: 'contradictory', reference };
  }
  return reason === null ? { kind: 'contradictory', reference } : { kind: 'answered', verdict, reason, reference };
}
