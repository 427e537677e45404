import type { Exam, ProvinceConfig, Sitting, TimetableRow } from '#contracts/catalogue.ts';
import type { Words } from '#contracts/words.ts';
import { holdsIn } from '#contracts/year-span.ts';
import { sittingName as nameOfSitting } from '#contracts/sitting-name.ts';
import { findProvince, findProvinceConfig, findSitting, getExam, levelsIn, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A sitting in one province as tickets need it. */
export type SittingTerms = { sitting: Sitting; exam: Exam; config: ProvinceConfig; province: Words };

/** What the catalogue says of a sitting in a province; undefined where the province does not hold it. */
export async function findTerms(tx: Tx, sittingId: string, provinceCode: string): Promise<SittingTerms | undefined> {
  const sitting = await findSitting(tx, sittingId);
  const config = await findProvinceConfig(tx, sittingId, provinceCode);
  const province = config && (await findProvince(tx, config.province));
  return sitting && config && province && { sitting, exam: await getExam(tx, sitting.examCode), config, province: province.name };
}

/** How a sitting is called: 2027年度一级建造师. */
export function sittingName({ sitting, exam }: Pick<SittingTerms, 'sitting' | 'exam'>): Words {
  return nameOfSitting(sitting, exam.name);
}

type Choice = { level: string; specialty: string; subjects: readonly string[] };
export type PaperTime = { code: string; subject: string; halfDay: number; day: string; from: string; to: string };

/** The papers of one choice in the order they are sat (时间表); undefined when one of them has no time. Where an exam is held in batches, `seatedOn` says on which half-days this one sits. */
export function papersOf({ sitting, exam }: SittingTerms, choice: Choice, seatedOn: readonly number[] = []): PaperTime[] | undefined {
  const chosen = subjectsOf(exam, choice.level, choice.specialty, sitting.year).filter((s) => choice.subjects.includes(s.code));
  const papers = chosen.map((s): PaperTime | undefined => {
    const time = exam.timetable.find((t) => holdsIn(t, sitting.year) && t.level === choice.level && t.subject === s.code && (t.specialties === null || t.specialties.includes(choice.specialty)) && (t.batch === undefined || seatedOn.includes(halfDayOf(t))));
    const day = time && sitting.examOn[time.day - 1];
    return time && day ? { code: s.code, subject: s.name.zh, halfDay: halfDayOf(time), day, from: time.startsAt, to: later(time.startsAt, s.minutes) } : undefined;
  });
  return papers.length === choice.subjects.length && papers.every((p) => p !== undefined) ? papers.toSorted((a, b) => `${a.day}${a.from}`.localeCompare(`${b.day}${b.from}`)) : undefined;
}

/** What one choice sits on one half-day, the papers of a batch that follow one another in the order of their times. */
export function papersOn(terms: SittingTerms, choice: Choice, halfDay: number): PaperTime[] {
  const then = { ...terms, exam: { ...terms.exam, timetable: terms.exam.timetable.filter((t) => halfDayOf(t) === halfDay) } };
  return choice.subjects.flatMap((code) => papersOf(then, { ...choice, subjects: [code] }, [halfDay]) ?? []).toSorted((a, b) => a.from.localeCompare(b.from));
}

/** Level and specialty of a choice as a ticket prints them. */
export function choiceText({ sitting, exam }: SittingTerms, choice: { level: string; specialty: string }): { level: string; specialty: string } {
  return {
    level: levelsIn(exam, sitting.year).find((l) => l.code === choice.level)?.name.zh ?? choice.level,
    specialty: specialtiesOf(exam, choice.level, sitting.year).find((s) => s.code === choice.specialty)?.name.zh ?? choice.specialty,
  };
}

const halfDayOf = (t: Pick<TimetableRow, 'day' | 'half'>): number => (t.day - 1) * 2 + (t.half === 'morning' ? 1 : 2);

function later(time: string, minutes: number): string {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  const end = hours * 60 + rest + minutes;
  return `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`;
}
