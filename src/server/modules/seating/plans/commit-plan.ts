import type { NewPlan, SeatPlanId } from '#contracts/seat-plans.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findProvinceConfig, findSitting, getExam } from '#server/modules/catalogue/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Seating } from '../asking.ts';
import { refusalsToNumber } from '../domain/fit-pattern.ts';
import { refusalsOfPattern } from '../domain/ticket-number.ts';
import { digestOfSeed, drawSeed } from '../seed/seeded-words.ts';
import { insertPlan, stepPlan } from './plans.store.ts';
import { seatsRepeat } from '../domain/half-days.ts';
import { firstDayAt, timesOf } from './sitting-times.ts';
import { mayArrangeIn } from './take-plan.ts';

/** 建立编排并承诺种子: the seed is drawn and sealed, its digest is published at once, before anybody knows who will be on the roster. */
export async function commitPlan({ tx, now, by, kit }: Seating & { kit: Kit }, { sittingId, province, policy, pattern }: NewPlan): Promise<Result<SeatPlanId>> {
  const sitting = await findSitting(tx, sittingId);
  if (!sitting || !mayArrangeIn(by, province, sitting.examCode)) return refusedFor('sitting.not_found', { path: 'sittingId' });
  if (!(await findProvinceConfig(tx, sittingId, province))) return refusedFor('seating.not_held_there', { path: 'province' });
  const no = [...refusalsOfPattern(pattern, seatsRepeat(timesOf(await getExam(tx, sitting.examCode), sitting), policy)), ...refusalsToNumber(pattern, [], { year: sitting.year, exam: sitting.examCode, province })];
  if (no.length > 0) return refused(no);
  if (now >= firstDayAt(sitting)) return refusedFor('seating.exam_begun');
  const id = newId<SeatPlanId>();
  const seed = drawSeed();
  const seedDigest = digestOfSeed(seed);
  const at = new Date(now);
  if (!(await insertPlan(tx, kit.crypto, { id, sittingId, examCode: sitting.examCode, examYear: sitting.year, province, policy, pattern, seed, seedDigest, at }))) return refusedFor('seating.plan_exists');
  await stepPlan(tx, { id, version: 0 }, {}, 'commit', { detail: seedDigest.toString('hex') }, by, at);
  return ok(id);
}
