import { inTransaction, type Db } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { loadExams } from './commands/load-exams.ts';
import { loadMajors } from './commands/load-majors.ts';
import { loadRegions } from './commands/load-regions.ts';
import { readExamSeeds } from './exam-seeds.ts';
import { readMajorSeeds, readRegionSeeds } from './reference-seeds.ts';

/** Brings regions, tables of majors, exams and sittings from seeds/reference into the database at the start of the program; safe to repeat, also by several at once. */
export async function loadReferenceData({ db, kit }: { db: Db; kit: { clock: Pick<Kit['clock'], 'now'>; settings: Pick<Kit['settings'], 'mode'> } }): Promise<void> {
  const folder = projectPath('seeds/reference');
  const exams = await readExamSeeds(folder);
  await inTransaction(db, async (tx) => {
    await loadRegions(tx, readRegionSeeds(folder), kit.clock.now());
    await loadMajors(tx, readMajorSeeds(folder), kit.clock.now());
    await loadExams(tx, exams, kit.clock.now(), { trialSittings: kit.settings.mode !== 'production' });
  });
}
