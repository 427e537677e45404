import type { Sitting } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { openFiles, upsertResults, type ManyResults } from '#server/modules/candidate-files/index.ts';
import { passMarksOf } from '#server/modules/pass-lines/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { listPapers, type Scored } from '../cards/cards.store.ts';
import { identified } from '../cards/identify.ts';
import { outcomeOf, passTenthsOf } from '../domain/marks.ts';

/**
 * Writes what came of each subject into the people's files (成绩归档, T28): passed at the pass line, failed, absent, in breach or void. Who is held back
 * is left alone. Repeating it writes nothing; after a re-check it writes what changed. Answers how many outcomes were written.
 */
export async function archiveResults(tx: Tx, kit: Kit, sitting: Sitting, people: readonly Scored[], now: Instant): Promise<number> {
  const open = people.filter((p) => !p.held);
  if (open.length === 0) return 0;
  const papers = new Map((await listPapers(tx, sitting.id)).map((p) => [`${p.levelCode} ${p.specialtyCode} ${p.code}`, p]));
  const lines = await passMarksOf(tx, sitting.id);
  const known = await identified(tx, kit, sitting.examCode, open);
  await openFiles(tx, sitting.examCode, sitting.year, known.map(({ p, key }) => ({ ...key, province: p.province })), now);
  const results = known.flatMap(({ p, key }) => Object.entries(p.marks).flatMap(([subjectCode, mark]): ManyResults[] => {
    const paper = papers.get(`${p.levelCode} ${p.specialtyCode} ${subjectCode}`);
    return paper === undefined ? [] : [{ ...key, year: sitting.year, levelCode: p.levelCode, specialtyCode: p.specialtyCode, subjectCode, outcome: outcomeOf(mark, passTenthsOf(lines, paper, p.province)) }];
  }));
  return results.length === 0 ? 0 : upsertResults(tx, sitting.examCode, results, new Date(now));
}
