import type { CandidateFile, FileStanding } from '#contracts/candidate-files.ts';
import type { Level } from '#contracts/catalogue.ts';
import { standingIn } from '#server/modules/candidate-files/index.ts';
import type { Offer } from './gather-facts.ts';

/** How the candidate stands with this file when choosing this level and specialty (R-1.2-05): papers each specialty has of its own count only there. */
export function fileStanding(file: CandidateFile | undefined, { exam, sitting, config }: Offer, level: Pick<Level, 'code' | 'cycleYears'>, specialtyCode: string): FileStanding {
  const specialtySubjects = exam.subjects.filter((s) => s.levels.includes(level.code) && (s.bySpecialty || s.specialties !== null)).map((s) => s.code);
  return standingIn(file, { year: sitting.year, cycleYears: level.cycleYears, cancelledYears: config?.cancelledYears ?? [] }, { levelCode: level.code, specialtyCode, specialtySubjects });
}
