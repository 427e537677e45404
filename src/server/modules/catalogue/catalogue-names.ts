import type { Lang } from '#contracts/refusals.ts';
import { PrefectureCode, ProvinceCode } from '#contracts/regions.ts';
import { sittingText } from '#contracts/sitting-name.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { levelsIn, specialtiesOf, subjectsOf } from './domain/exam-of-year.ts';
import { findReviewPoint, findSitting, getExam } from './exams.ts';
import { findPrefecture, findProvince } from './regions.ts';

/** What an application is for, in words; a code that no longer says anything stands for itself. */
export type ChoiceNames = { exam: string; level: string; specialty: string; subjects: ReadonlyMap<string, string> };

/** Names of the catalogue for the rows of a list, each looked up once however many rows say it. */
export function catalogueNames(tx: Tx, lang: Lang) {
  return {
    choice: remembered(async (sittingId: string, level: string, specialty: string): Promise<ChoiceNames> => {
      const sitting = await findSitting(tx, sittingId);
      if (!sitting) return { exam: sittingId, level, specialty, subjects: new Map() };
      const { year, examCode } = sitting;
      const exam = await getExam(tx, examCode);
      return {
        exam: sittingText({ year }, exam.name, lang), level: levelsIn(exam, year).find((l) => l.code === level)?.name[lang] ?? '', specialty: specialtiesOf(exam, level, year).find((s) => s.code === specialty)?.name[lang] ?? '',
        subjects: new Map(subjectsOf(exam, level, specialty, year).map((s) => [s.code, s.name[lang]])),
      };
    }),
    sitting: remembered(async (id: string) => {
      const sitting = await findSitting(tx, id);
      return sitting ? sittingText(sitting, (await getExam(tx, sitting.examCode)).name, lang) : id;
    }),
    province: remembered(async (code: string) => (code === '' ? '' : ((await findProvince(tx, ProvinceCode.parse(code)))?.name[lang] ?? code))),
    prefecture: remembered(async (code: string) => (code === '' ? '' : ((await findPrefecture(tx, PrefectureCode.parse(code)))?.name[lang] ?? code))),
    point: remembered(async (id: string) => (await findReviewPoint(tx, id))?.name[lang] ?? id),
  };
}

type Code = string | null | undefined;

/** Asks once for each set of codes; a code that is not there is the empty one. */
function remembered<V>(find: (a: string, b: string, c: string) => Promise<V>): (a: Code, b?: Code, c?: Code) => Promise<V> {
  const kept = new Map<string, Promise<V>>();
  return (a, b, c) => {
    const key = [a, b, c].map((code) => code ?? '').join('\n');
    const found = kept.get(key) ?? find(a ?? '', b ?? '', c ?? '');
    kept.set(key, found);
    return found;
  };
}
