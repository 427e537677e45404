import type { AmendBreach, BreachCaseId, OpenBreach } from '#contracts/breaches.ts';
import { beijingDay } from '#contracts/dates.ts';
import { refuse } from '#contracts/refusals.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { newId } from '#server/platform/ids.ts';
import type { BreachCase, Officer, Whose } from '../breach-case.ts';
import { insertBreach, moveBreach } from '../breaches.store.ts';
import { refusalsToFacts } from '../domain/breach-rules.ts';
import { examTextOf, findPerson, referenceOf, subjectsOf } from '../find-person.ts';
import { takeBreach } from '../take-breach.ts';

/** 立案: an officer opens a case about somebody, found exactly, with what happened, when and where, and the article. Nobody is told yet. */
export async function openBreach(by: Officer, asked: OpenBreach): Promise<Result<Whose>> {
  const { tx, kit, now, actor } = by;
  const person = await findPerson(by, asked.person);
  if (!person) return refusedFor('breach.nobody_found', { path: asked.person.by === 'number' ? 'person.number' : 'person.documentNumber' });
  const { of } = person;
  const no = refusalsToFacts(asked, of && subjectsOf(of).map((s) => s.code), beijingDay(now));
  if (!of && (asked.examText ?? '').length < 4) no.push(refuse('breach.exam_needed', { path: 'examText' }));
  if (no.length > 0) return refused(no);
  const id = newId<BreachCaseId>();
  const opened = await insertBreach(tx, kit.crypto, {
    accountId: person.account.id, id, reference: referenceOf(id, beijingDay(now)), applicationId: of?.app.id ?? null, number: of?.confirmed.number ?? null, sittingId: of?.app.sittingId ?? null, examCode: of?.app.examCode ?? null,
    province: person.province, prefecture: person.prefecture, article: asked.article, item: asked.item, subjects: asked.subjects,
    content: { facts: asked.facts, occurredOn: asked.occurredOn, place: asked.place, examText: of ? examTextOf(of) : (asked.examText ?? '') }, openedById: actor.staffId, openedAt: now,
  });
  return opened ? ok({ accountId: person.account.id, id }) : refusedFor('breach.open_already');
}

/** 更正事实、适用条款: before the person was told as often as needed; afterwards they are told anew and have their time again. */
export async function amendBreach(by: Officer, of: Whose, asked: AmendBreach): Promise<Result<BreachCase>> {
  const { tx, kit, now, actor } = by;
  const taken = await takeBreach(by, of, 'amend', asked.version);
  if (!taken.ok) return taken;
  const { found } = taken.value;
  const person = found.number === null ? undefined : await findPerson(by, { by: 'number', number: found.number });
  invariant(found.number === null || person?.of, 'the application of a case stays');
  const no = refusalsToFacts(asked, person?.of && subjectsOf(person.of).map((s) => s.code), beijingDay(now));
  if (no.length > 0) return refused(no);
  return ok(await moveBreach(tx, kit.crypto, found, {
    act: 'amend', to: 'opened', note: asked.reason,
    changes: { article: asked.article, item: asked.item, subjects: asked.subjects, content: { ...found.content, facts: asked.facts, occurredOn: asked.occurredOn, place: asked.place }, noticedDisposition: null, statementUntil: null },
  }, { kind: 'staff', id: actor.staffId }, now));
}
