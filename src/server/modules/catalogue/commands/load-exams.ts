import { ProvinceConfig, Sitting } from '#contracts/catalogue.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

import { workOutSitting, type PlannedSitting } from '../domain/sitting-plan.ts';
import type { ExamSeeds } from '../exam-seeds.ts';
import { replaceFees, writeExams, writeReviewPoints } from '../exams.store.ts';
import { digestOf } from '#server/platform/reference/reference-cache.ts';
import { claimEdition } from '#server/platform/reference/reference-edition.store.ts';
import { listProvinces } from '../regions.ts';
import { fixLoadDay, listEditedSittings, writeProvinceConfigs, writeSittings } from '../sittings.store.ts';

/** Where the sittings that count from the day of loading are kept; production leaves them out, there the authorities publish dates. */
const FROM_LOAD_DAY = 'from-load-day';

/** Brings exams, fees, review points and sittings of the data files into the tables, but for what a person changed since; repeating it, or running it in several processes at once, changes nothing. Regions come first. True when it wrote. */
export async function loadExams(tx: Tx, seeds: ExamSeeds, now: Instant, options: { trialSittings: boolean }): Promise<boolean> {
  const { exams, fees, reviewPoints } = seeds;
  const newExams = await claimEdition(tx, 'exams', digestOf({ exams, fees, reviewPoints }), now);
  if (newExams) {
    await writeExams(tx, exams);
    await replaceFees(tx, fees);
    await writeReviewPoints(tx, reviewPoints);
  }
  const planned = await planSittings(tx, seeds, now, options.trialSittings);
  const newSittings = await claimEdition(tx, 'sittings', digestOf(planned), now);
  if (newSittings) {
    const edited = await listEditedSittings(tx);
    const untouched = planned.filter((p) => !edited.has(p.sitting.id));
    await writeSittings(tx, untouched.map((p) => Sitting.parse(p.sitting)), new Date(now));
    await writeProvinceConfigs(tx, untouched.flatMap((p) => p.configs.map((c) => ProvinceConfig.parse(c))));
  }
  return newExams || newSittings;
}

/** Dated files win over the plan that counts from the day of loading, when both have the same sitting. */
async function planSittings(tx: Tx, seeds: ExamSeeds, now: Instant, trialSittings: boolean): Promise<PlannedSitting[]> {
  const loadDay = await fixLoadDay(tx, beijingDay(now));
  const phones = new Map((await listProvinces(tx)).map((p) => [String(p.code), p.phones[0] ?? '']));
  const work = (file: (name: string) => boolean) => seeds.plans.filter((p) => file(p.file)).flatMap((p) => p.plans.map((plan) => workOutSitting(plan, seeds.practices, phones, loadDay)));
  const dated = work((name) => name !== FROM_LOAD_DAY);
  const taken = new Set(dated.map((p) => p.sitting.id));
  const trial = trialSittings ? work((name) => name === FROM_LOAD_DAY).filter((p) => !taken.has(p.sitting.id)) : [];
  return [...dated, ...trial];
}
