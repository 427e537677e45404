import { carriedSubjects, findCancelledYears, findResultsSince, keyText } from '#server/modules/candidate-files/index.ts';
import { findStandings } from '#server/modules/applications/index.ts';
import { findBreachEffects, type BreachEffect } from '#server/modules/breaches/index.ts';
import { findProvinceConfig, getExam, levelsIn, subjectsOf } from '#server/modules/catalogue/index.ts';
import { findCheckResults, listCheckedProvinces } from '#server/modules/review/index.ts';
import { identified, type Scored } from '#server/modules/scores/index.ts';
import type { Exam, Sitting } from '#contracts/catalogue.ts';
import type { SubjectResult } from '#contracts/candidate-files.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { CompletionFacts } from '../domain/explain.ts';
import type { CheckFacts } from '../domain/verdict.ts';

/** The longest a cycle reaches back, cancelled years among it, and some years more so that lapsed passes can be named. */
const YEARS_BACK = 14;

export type Assessed = {
  person: Scored; prefecture: string; name: string; maskedDocument: string; facts: CompletionFacts;
  /** What the check looks at, but for the completion's own part: officers' own check and objections. */
  check: Omit<CheckFacts, 'own' | 'objection'>;
};

/** Everything the rules look at for these people of a sitting's roll, in a handful of statements; who has no application there, or is gone from the accounts, is left out. */
export async function gatherFacts(tx: Tx, kit: Kit, sitting: Sitting, people: readonly Scored[]): Promise<Assessed[]> {
  const exam = await getExam(tx, sitting.examCode);
  const accountIds = people.map((p) => p.accountId);
  const known = await identified(tx, kit, exam.code, people);
  const results = await findResultsSince(tx, exam.code, known.map((k) => k.key), sitting.year - YEARS_BACK);
  const suspended = await findCancelledYears(tx, exam.code, known.map((k) => k.key));
  const standings = await findStandings(tx, people);
  const checks = await findCheckResults(tx, sitting.id, accountIds);
  const drawn = await listCheckedProvinces(tx, sitting.id);
  const effects = await findBreachEffects(tx, exam.code, accountIds);
  const effectsOf = effects.length === 0 ? () => [] : (accountId: string) => effects.filter((e) => e.accountId === accountId);
  const places = new Map<string, { cancelledYears: readonly number[]; sampled: boolean }>();
  for (const province of new Set(people.map((p) => p.province))) {
    const config = await findProvinceConfig(tx, sitting.id, province);
    places.set(province, { cancelledYears: config?.cancelledYears ?? [], sampled: (config?.sampleRatePercent ?? 0) > 0 });
  }
  const demandedOf = remembering((level, specialty) => subjectsOf(exam, level, specialty, sitting.year).map(({ code, bySpecialty }) => ({ code, bySpecialty })));
  return known.flatMap(({ p, account, key }): Assessed[] => {
    const standing = standings.get(p.applicationId);
    if (!standing) return [];
    const { ended, review } = standing.dimensions;
    const own = effectsOf(p.accountId);
    const place = places.get(p.province);
    const facts = factsOf(exam, sitting, p, { demanded: demandedOf(p.levelCode, p.specialtyCode), cancelledYears: [...new Set([...(place?.cancelledYears ?? []), ...(suspended.get(keyText(key)) ?? [])])], results: notStruck(results.get(keyText(key)) ?? [], own) });
    return [{
      person: p, prefecture: standing.prefecture, name: account.name, maskedDocument: account.maskedDocumentNumber, facts,
      check: {
        ended: ended !== null, scoreHeld: p.held, review: review === 'automatic' || review === 'post_exam' ? review : 'approved', samples: checks.get(p.applicationId) ?? [],
        sampleDue: place?.sampled === true && !drawn.some((province) => province === null || province === p.province),
        breach: own.some((b) => b.effect === 'void' && b.subjects === null && b.sittingId === sitting.id) ? 'void' : own.some((b) => b.effect === 'open') ? 'open' : 'none',
      },
    }];
  });
}

/** The facts of one person about one level and specialty; the passes that count are the archive's, this year's among them (candidate-files). */
function factsOf(exam: Exam, sitting: Sitting, p: Scored, f: Pick<CompletionFacts, 'demanded' | 'cancelledYears'> & { results: readonly SubjectResult[] }): CompletionFacts {
  const cycleYears = levelsIn(exam, sitting.year).find((l) => l.code === p.levelCode)?.cycleYears ?? 1;
  const { levelCode, specialtyCode } = p;
  const specialtySubjects = f.demanded.filter((s) => s.bySpecialty).map((s) => s.code);
  // the window of somebody who applies next year with one year more is the cycle that ends this year
  const counting = carriedSubjects(f.results, { year: sitting.year + 1, cycleYears: cycleYears + 1, cancelledYears: f.cancelledYears }, { levelCode, specialtyCode, specialtySubjects });
  return { year: sitting.year, cycleYears, levelCode, specialtyCode, ...f, counting: counting.map((c) => ({ subjectCode: c.subjectCode, year: c.year })) };
}

/** The file without what a decision struck: subjects of a sitting, or all of it. */
function notStruck(results: readonly SubjectResult[], effects: readonly BreachEffect[]): SubjectResult[] {
  return results.map((r) => {
    const struck = r.outcome === 'passed' && effects.some((b) => b.effect === 'void' && Number(b.sittingId.slice(4, 8)) === r.year && (b.subjects === null || b.subjects.includes(r.subjectCode)));
    return struck ? { ...r, outcome: 'voided' as const } : r;
  });
}

function remembering<T>(ask: (level: string, specialty: string) => T): (level: string, specialty: string) => T {
  const kept = new Map<string, T>();
  return (level, specialty) => {
    const key = `${level} ${specialty}`;
    const found = kept.get(key) ?? ask(level, specialty);
    kept.set(key, found);
    return found;
  };
}
