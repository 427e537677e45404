import type { ReviewCase } from '#contracts/review.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Application, ConfirmedContent } from '#server/modules/applications/index.ts';
import type { AccountFacts } from '#server/modules/accounts/index.ts';
import { fileKey, findCandidateFile, standingIn } from '#server/modules/candidate-files/index.ts';
import { findProvinceConfig, getExam, levelsIn, subjectsOf } from '#server/modules/catalogue/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { words } from '../words.ts';

/** What the library (网报档案库) holds on this person for the exam, and which passes count towards this application (R-1.2-04, -05). */
export async function readArchive({ tx, kit }: { tx: Tx; kit: Kit }, app: Application, confirmed: ConfirmedContent, account: AccountFacts, lang: Lang): Promise<ReviewCase['archive']> {
  const exam = await getExam(tx, app.examCode);
  const file = await findCandidateFile(tx, fileKey(kit.crypto, account, exam.code));
  if (!file) return null;
  const level = levelsIn(exam, app.examYear).find((l) => l.code === confirmed.level.code);
  const config = app.province === null ? undefined : await findProvinceConfig(tx, app.sittingId, app.province);
  const subjects = subjectsOf(exam, confirmed.level.code, confirmed.specialty.code, app.examYear);
  const { carried, prolongedBy } = standingIn(file, { year: app.examYear, cycleYears: level?.cycleYears ?? 1, cancelledYears: config?.cancelledYears ?? [] }, {
    levelCode: confirmed.level.code, specialtyCode: confirmed.specialty.code, specialtySubjects: exam.subjects.filter((s) => s.specialties !== null).map((s) => s.code),
  });
  const counts = new Set(carried.map((c) => `${String(c.year)} ${c.subjectCode}`));
  return {
    fileNumber: file.fileNumber, firstYear: file.firstYear, cancelled: prolongedBy,
    results: file.results.map((r) => ({
      year: r.year, subject: subjects.find((s) => s.code === r.subjectCode && r.levelCode === confirmed.level.code)?.name[lang] ?? `${r.levelCode}-${r.subjectCode}`,
      outcomeText: words[lang].outcomes[r.outcome], carried: counts.has(`${String(r.year)} ${r.subjectCode}`),
    })),
  };
}
