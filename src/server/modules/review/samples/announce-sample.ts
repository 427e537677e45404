import { randomBytes } from 'node:crypto';
import type { AnnounceSample } from '#contracts/samples.ts';
import { SampleId } from '#contracts/samples.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import { findProvinceConfig, findSitting } from '#server/modules/catalogue/index.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Asking } from '../case/find-case.ts';
import { digestOfSeed } from './draw.ts';
import { draw, SEED } from './samples.jobs.ts';
import { beginDraw, findSample, insertSample, type Sample } from './samples.store.ts';

/** 公布抽样: fixes what is drawn from and how much, and commits to a seed by its digest before anybody can know whom it draws. */
export async function announceSample({ tx, kit, actor, now }: Asking, a: AnnounceSample): Promise<Result<{ id: SampleId; seedDigest: string }>> {
  const sitting = await findSitting(tx, a.sitting);
  if (!sitting) return refusedFor('field.not_a_choice', { path: 'sitting' });
  if (!covers(actor.jurisdiction, { province: a.province ?? null, exam: sitting.examCode })) return refusedFor('review.sample_elsewhere', { path: 'province' });
  const config = a.province === undefined ? undefined : await findProvinceConfig(tx, sitting.id, a.province);
  const no: Refusal[] = [];
  if (a.province !== undefined && !config) no.push(refuse('field.not_a_choice', { path: 'province' }));
  if (a.kind === 'post_exam' && config && a.ratePercent < config.sampleRatePercent) no.push(refuse('review.sample_rate', { path: 'ratePercent', params: { least: config.sampleRatePercent } }));
  if (no.length > 0) return refused(no);
  const seed = randomBytes(32).toString('hex');
  const id = SampleId.parse(newId());
  const seedDigest = digestOfSeed(seed);
  await insertSample(tx, { id, kind: a.kind, sittingId: sitting.id, examCode: sitting.examCode, province: a.province ?? null, ratePercent: a.ratePercent, seedSealed: kit.crypto.seal(SEED, seed), seedDigest }, { staffId: actor.staffId, at: now });
  return ok({ id, seedDigest });
}

/** 抽取: the draw begins once; the job does it and reveals the seed. */
export async function startDraw(asking: Asking, id: SampleId): Promise<Result<Sample>> {
  const { tx, actor, now } = asking;
  const sample = await findOwnSample(asking, id);
  if (!sample.ok) return sample;
  if (!(await beginDraw(tx, id, { staffId: actor.staffId }))) return refusedFor('review.sample_drawn');
  await enqueue(tx, draw, { sampleId: id }, { now });
  return sample;
}

/** A sample that concerns one's jurisdiction; another does not exist. Of one over every province, a province sees its own part. */
export async function findOwnSample({ tx, actor }: Pick<Asking, 'tx' | 'actor'>, id: SampleId): Promise<Result<Sample>> {
  const sample = await findSample(tx, id);
  const j = actor.jurisdiction;
  const mine = sample && (j.exams === undefined || j.exams.includes(sample.examCode)) && (sample.province === null || j.kind === 'nation' || covers({ ...j, exams: undefined }, { province: sample.province }) || partOf(j, sample.province));
  return mine ? ok(sample) : refusedFor('review.sample_not_found');
}

function partOf(j: Asking['actor']['jurisdiction'], province: string): boolean {
  return j.kind === 'prefecture' ? j.prefecture.startsWith(province) : j.kind === 'points' && j.points.some((p) => p.startsWith(province));
}
