import { SittingId } from '#contracts/catalogue.ts';
import { COMPLETION_REASON_WORDS, type CompletionExplained } from '#contracts/completions.ts';
import type { Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { getExam, subjectsOf, catalogueNames } from '#server/modules/catalogue/index.ts';
import { listScored, marksOf } from '#server/modules/scores/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { gatherFacts, type Assessed } from '../assess/gather-facts.ts';
import { explainCompletion } from '../domain/explain.ts';
import { isShown } from '../domain/publicity-acts.ts';
import { findAnyPublicity } from '../publicity/publicities.store.ts';
import { ON_A_LIST, subjectWords, summaryWords } from './explain-words.ts';
import { findByApplication, type KeptPerson } from './people.store.ts';

export type Explaining = { tx: Tx; kit: Kit; now: Instant; lang: Lang };

/** Completion of one ticket holder as it is at this moment, in words; the same for officers and for the person. Undefined for a number nobody has. */
export async function explainPerson({ tx, kit, now, lang }: Explaining, sitting: Sitting, number: string): Promise<{ explained: CompletionExplained; assessed: Assessed; kept: KeptPerson | undefined } | undefined> {
  const [assessed] = await gatherFacts(tx, kit, sitting, await listScored(tx, sitting.id, { numbers: [number] }));
  if (!assessed) return undefined;
  const { facts, person } = assessed;
  const explanation = explainCompletion(facts);
  const exam = await getExam(tx, sitting.examCode);
  const marks = new Map((await marksOf(tx, sitting.id, number)).map((m) => [m.subjectCode, m]));
  const names = new Map(subjectsOf(exam, person.levelCode, person.specialtyCode, sitting.year).map((s) => [s.code, s.name]));
  const choice = await catalogueNames(tx, lang).choice(sitting.id, person.levelCode, person.specialtyCode);
  const kept = await findByApplication(tx, person.accountId, person.applicationId);
  const listId = kept && ON_A_LIST.includes(kept.state) ? kept.publicityId : null;
  const list = listId === null ? undefined : await findAnyPublicity(tx, listId);
  const explained: CompletionExplained = {
    sitting: SittingId.parse(sitting.id), exam: choice.exam, year: sitting.year, name: assessed.name, level: choice.level, specialty: choice.specialty, ticketNumber: number, cycleYears: facts.cycleYears, cancelledYears: [...facts.cancelledYears],
    complete: explanation.complete, summary: summaryWords(explanation, facts, lang),
    subjects: explanation.subjects.map((s) => { const mark = marks.get(s.code); return { code: s.code, name: names.get(s.code) ?? { zh: s.code, en: s.code }, counts: s.standing === 'counts', why: subjectWords(s, lang), mark: mark?.text?.[lang] ?? null, passMark: mark?.passMark ?? null, fullMark: mark?.fullMark ?? null }; }),
    state: kept?.state ?? null, reasons: (kept?.reasons ?? []).map((r) => COMPLETION_REASON_WORDS[r][lang]), clearedAt: kept?.state === 'cleared' ? kept.clearedAt : null,
    shown: list && list.startsAt !== null && list.endsAt !== null && (isShown(list, now) || (list.state === 'approved' && now < list.startsAt)) ? { id: list.id, startsAt: list.startsAt, endsAt: list.endsAt } : null,
  };
  return { explained, assessed, kept };
}
