import type { Exam, Sitting, Subject } from '#contracts/catalogue.ts';
import { levelsIn, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Words } from '#contracts/words.ts';

/** One paper of a sitting: of one specialty, or (null) of every specialty of its level. */
export type SittingSubject = { level: string; levelName: Words; specialty: string | null; specialtyName: Words | null; subject: string; name: Words; fullMark: number; passMark: number };

/** Every paper of a sitting in the order of levels, subjects and specialties; one shared by all specialties stands there once. */
export function sittingSubjects(exam: Exam, sitting: Pick<Sitting, 'levels' | 'year'>): SittingSubject[] {
  return levelsIn(exam, sitting.year).filter((l) => sitting.levels.includes(l.code)).flatMap((level) => {
    const bySpecialty = specialtiesOf(exam, level.code, sitting.year).map((specialty) => ({ specialty, subjects: subjectsOf(exam, level.code, specialty.code, sitting.year) }));
    const codes = [...new Set(bySpecialty.flatMap((s) => s.subjects.map((one) => one.code)))].toSorted();
    return codes.flatMap((code) => {
      const papers = bySpecialty.flatMap(({ specialty, subjects }) => subjects.filter((s) => s.code === code).map((subject) => ({ specialty, subject })));
      const [first] = papers;
      if (first === undefined) return [];
      const shared = papers.length === bySpecialty.length && papers.every((p) => !p.subject.bySpecialty && sameMarks(p.subject, first.subject));
      return (shared ? [{ specialty: undefined, subject: first.subject }] : papers).map(({ specialty, subject }) => ({
        level: level.code, levelName: level.name, specialty: specialty?.code ?? null, specialtyName: specialty?.name ?? null, subject: subject.code, name: subject.name, fullMark: subject.fullMark, passMark: subject.passMark,
      }));
    });
  });
}

const sameMarks = (a: Subject, b: Subject) => a.fullMark === b.fullMark && a.passMark === b.passMark && a.name.zh === b.name.zh;
