import type { Sitting } from '#contracts/catalogue.ts';
import { beijingDay, beijingTime, type Instant } from '#contracts/dates.ts';
import type { PassLine } from '#contracts/pass-lines.ts';
import type { Lang } from '#contracts/refusals.ts';
import { findSitting, getExam, listExams, listProvinces, listSittings } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findInForce } from './pass-lines.store.ts';
import { sittingTitle } from './present-pass-lines.ts';
import { sittingSubjects, type SittingSubject } from './sitting-subjects.ts';

/** One sitting's pass lines as everybody reads them; `announced` is undefined while the ordinary 60 % is all there is to say. */
export type PublicLines = {
  title: string;
  announced: { at: string; basis: string } | undefined;
  lines: { key: string; level: string; specialty: string | null; subject: string; fullMark: number; mark: number; provinces: { names: string; mark: number }[] }[];
};

const isOver = ({ examOn }: Pick<Sitting, 'examOn'>, now: Instant) => (examOn.toSorted().at(-1) ?? '9999') < beijingDay(now);

/** The sittings that are over, the latest first. */
export async function listPublicSittings(tx: Tx, now: Instant, lang: Lang): Promise<{ id: string; title: string; examOn: string }[]> {
  const exams = new Map((await listExams(tx)).map((e) => [e.code, e]));
  return (await listSittings(tx)).filter((s) => isOver(s, now)).map((s) => ({ sitting: s, examOn: s.examOn.toSorted().at(-1) ?? '' })).toSorted((a, b) => b.examOn.localeCompare(a.examOn) || a.sitting.id.localeCompare(b.sitting.id))
    .flatMap(({ sitting, examOn }) => { const exam = exams.get(sitting.examCode); return exam ? [{ id: sitting.id, title: sittingTitle(exam, sitting, lang), examOn }] : []; });
}

/** The lines of one sitting that is over; undefined for any other. Nothing of a set is told before its moment. */
export async function findPublicLines(tx: Tx, id: string, now: Instant, lang: Lang): Promise<PublicLines | undefined> {
  const sitting = await findSitting(tx, id);
  if (sitting === undefined || !isOver(sitting, now)) return undefined;
  const exam = await getExam(tx, sitting.examCode);
  const set = await findInForce(tx, sitting.id);
  const told = set && set.text.announcesAt <= now ? set.text : undefined;
  const provinces = await listProvinces(tx);
  const namesOf = (codes: readonly string[]) => codes.map((code) => provinces.find((p) => p.code === code)?.name[lang] ?? code).join(lang === 'zh' ? '、' : ', ');
  return {
    title: sittingTitle(exam, sitting, lang),
    announced: told && { at: beijingTime(told.announcesAt), basis: told.basis },
    lines: sittingSubjects(exam, sitting).map((s) => {
      const own = (told?.lines ?? []).filter((l) => isOf(l, s));
      const everywhere = own.filter((l) => l.provinces === null).toSorted((a, b) => Number(b.specialty !== null) - Number(a.specialty !== null))[0];
      return {
        key: `${s.level}/${s.specialty ?? ''}/${s.subject}`, level: s.levelName[lang], specialty: s.specialtyName?.[lang] ?? null, subject: s.name[lang], fullMark: s.fullMark, mark: everywhere?.mark ?? s.passMark,
        provinces: own.flatMap((l) => (l.provinces === null ? [] : [{ names: namesOf(l.provinces), mark: l.mark }])),
      };
    }),
  };
}

const isOf = (line: PassLine, s: SittingSubject) => line.level === s.level && line.subject === s.subject && (line.specialty === null || line.specialty === s.specialty);
