import type { Exam } from '#contracts/catalogue.ts';
import type { Words } from '#contracts/words.ts';
import { levelsIn, specialtiesOf, subjectsOf } from '#server/modules/catalogue/index.ts';

/** What levels, specialties and subjects of a sitting are called. */
export function paperNames(exam: Exam, year: number) {
  const code = (text: string): Words => ({ zh: text, en: text });
  const level = (levelCode: string): Words => levelsIn(exam, year).find((l) => l.code === levelCode)?.name ?? code(levelCode);
  const specialty = (levelCode: string, specialtyCode: string): Words => specialtiesOf(exam, levelCode, year).find((s) => s.code === specialtyCode)?.name ?? code(specialtyCode);
  const subject = (levelCode: string, specialtyCode: string, subjectCode: string): Words => subjectsOf(exam, levelCode, specialtyCode, year).find((s) => s.code === subjectCode)?.name ?? code(subjectCode);
  const paper = (levelCode: string, specialtyCode: string, subjectCodes: readonly string[]): Words => {
    const parts = [level(levelCode), specialty(levelCode, specialtyCode), ...subjectCodes.map((s) => subject(levelCode, specialtyCode, s))];
    return { zh: parts.map((p) => p.zh).join(' · '), en: parts.map((p) => p.en).join(' · ') };
  };
  return { level, specialty, subject, paper };
}
