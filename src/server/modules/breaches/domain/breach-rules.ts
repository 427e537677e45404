import { BREACH_ARTICLES, DISPOSITIONS, type BreachArticle, type Disposition } from '#contracts/breach-articles.ts';
import type { BreachAct, BreachState } from '#contracts/breaches.ts';
import { beijingTime, type Day, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { nextBreachState, type By } from './breach-transitions.ts';

/** What the rules ask of a case. */
export type BreachFacts = {
  state: BreachState; version: number; evidence: number; notices: number; statementUntil: Instant | null; statements: number;
  noticedDisposition: Disposition | null; proposedById: string | null; article: BreachArticle;
};

type Doing = { act: BreachAct; by: By; byId: string; version: number; now: Instant };

/** Every reason why this act cannot be done now by this person, whatever is typed beside it: state, version, time of the defence, the second person. */
export function refusalsToAct(c: BreachFacts, d: Doing): Refusal[] {
  if (nextBreachState(c.state, d.act, d.by) === undefined) return [refuse('breach.wrong_state')];
  if (c.version !== d.version) return [refuse('breach.changed_meanwhile')];
  const until = c.statementUntil;
  switch (d.act) {
    case 'notify': return c.evidence === 0 ? [refuse('breach.evidence_needed')] : [];
    case 'propose': return c.state === 'hearing' && until !== null && d.now < until ? [refuse('breach.statement_runs', { params: { at: beijingTime(until) } })] : [];
    case 'state':
    case 'waive': return d.by === 'candidate' && until !== null && d.now >= until ? [refuse('breach.statement_over', { params: { at: beijingTime(until) } })] : [];
    case 'return':
    case 'approve': return c.proposedById === d.byId ? [refuse('breach.same_person')] : [];
    case 'withdraw': return c.notices > 0 ? [refuse('breach.told_already')] : [];
    default: return [];
  }
}

type Stated = { article: BreachArticle; item: number; subjects: readonly string[]; occurredOn: Day };

/** Every reason why facts cannot be taken so: an item the article has not, subjects missing or not applied for, a day to come. `known`: the subjects of the application, where there is one. */
export function refusalsToFacts(f: Stated, known: readonly string[] | undefined, today: Day): Refusal[] {
  const no: Refusal[] = [];
  const article = BREACH_ARTICLES[f.article];
  if (f.item > article.items.length) no.push(refuse('breach.item_unknown', { path: 'item' }));
  if (known && article.subjects && f.subjects.length === 0) no.push(refuse('breach.subjects_needed', { path: 'subjects' }));
  if (f.subjects.some((s) => !known?.includes(s))) no.push(refuse('breach.subject_unknown', { path: 'subjects' }));
  if (f.occurredOn > today) no.push(refuse('breach.day_in_future', { path: 'occurredOn' }));
  return no;
}

/** What may be decided under an article. */
export const mayFollow = (article: BreachArticle, disposition: Disposition): boolean => BREACH_ARTICLES[article].dispositions.includes(disposition);

/** Every reason why a disposition cannot be told to the person (拟作出的处理). */
export function refusalsToNotice(article: BreachArticle, disposition: Disposition): Refusal[] {
  return mayFollow(article, disposition) ? [] : [refuse('breach.disposition_not_of_article', { path: 'disposition' })];
}

type Proposal = { disposition: Disposition; answer: string };

/** Every reason why a decision cannot be proposed so: not of the article, heavier than what the person was told (不得因申辩加重), a defence without an answer. */
export function refusalsToProposal(c: BreachFacts, p: Proposal): Refusal[] {
  const no = refusalsToNotice(c.article, p.disposition);
  if (c.noticedDisposition !== null && DISPOSITIONS[p.disposition].rank > DISPOSITIONS[c.noticedDisposition].rank) no.push(refuse('breach.disposition_heavier', { path: 'disposition' }));
  if (c.statements > 0 && p.answer.trim().length < 10) no.push(refuse('breach.answer_needed', { path: 'answer' }));
  return no;
}

/** Every reason why a day of sending or arrival cannot be right: in the future, or before the letter was made. */
export function refusalsToDay(on: Day, madeOn: Day, today: Day): Refusal[] {
  if (on > today) return [refuse('breach.day_in_future', { path: 'on' })];
  return on < madeOn ? [refuse('breach.day_before_letter', { path: 'on' })] : [];
}
