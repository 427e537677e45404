import { z } from 'zod';

import { EditedWindows } from '#contracts/sittings.ts';
import { declareJob, handleJob, type AnyJobHandler, type JobCtx } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';

import { ReviewPointId } from '#contracts/catalogue.ts';
import { findReviewPoint } from '../../exams.ts';
import type { CandidatesPort } from '../candidates-port.ts';
import { lockPoint } from '../places/places.store.ts';
import { countWork, listWork, lockWork, type Work } from './work.store.ts';

/** Carries on with long work: one batch a job, the next in the transaction that ends this one. */
export const carryOn = declareJob({ name: 'catalogue.carry-on', payload: z.object({ workId: z.uuid(), /** Where the batch before this one ended. */ after: z.string().optional() }), attempts: 10 });

/** What a re-timing must know (重新计算失效时间). */
export const RetimeOrder = z.object({ sittingId: z.string(), windows: EditedWindows, tell: z.boolean(), lookAgain: z.boolean() });
/** What a hand-over must know (移交). */
export const HandOverOrder = z.object({ from: ReviewPointId, to: ReviewPointId });

/** What telling of a changed review point must know; a later change of the same point tells the rest. */
export const TellOrder = z.object({ point: ReviewPointId, version: z.number().int() });

const BATCH = 200;
/** Every process has read the new windows by then; whoever wrote by the old ones in between is set right by a second look. */
const LOOK_AGAIN_MS = 10_000;

/** The handler of the module's long work, done through what module applications offers. */
export function workHandlers(candidates: CandidatesPort): AnyJobHandler[] {
  return [handleJob(carryOn, {
    work: async (ctx, { workId, after }) => {
      const work = await lockWork(ctx.tx, workId);
      if (!work) return;
      if (work.kind === 'retime') await retime(ctx, work, candidates);
      else if (work.kind === 'hand_over') await handOver(ctx, work, candidates);
      else await tellChanged(ctx, work, after, candidates);
    },
  })];
}

async function retime({ tx, now }: JobCtx, work: Work, candidates: CandidatesPort): Promise<void> {
  const order = RetimeOrder.parse(work.order);
  const done = await candidates.retimeSome(tx, { sittingId: order.sittingId, province: work.province }, order.windows, BATCH, order.tell ? { now } : null);
  const left = done === BATCH;
  const again = !left && order.lookAgain && now < work.startedAt + LOOK_AGAIN_MS;
  await countWork(tx, work.id, done, left || again ? null : now);
  if (left || again) await enqueue(tx, carryOn, { workId: work.id }, again ? { runAt: work.startedAt + LOOK_AGAIN_MS, now } : {});
}

async function handOver({ tx, now }: JobCtx, work: Work, candidates: CandidatesPort): Promise<void> {
  const order = HandOverOrder.parse(work.order);
  const [from, to] = [await findReviewPoint(tx, order.from), await findReviewPoint(tx, order.to)];
  if (!from || !to) throw new Error(`hand-over ${work.id} names a review point that does not exist`);
  const done = await candidates.handOverSome(tx, from, to, BATCH, { staffId: work.startedById, now });
  const left = done === BATCH;
  await countWork(tx, work.id, done, left ? null : now);
  if (left) await enqueue(tx, carryOn, { workId: work.id });
}

async function tellChanged({ tx, now }: JobCtx, work: Work, after: string | undefined, candidates: CandidatesPort): Promise<void> {
  const order = TellOrder.parse(work.order);
  const row = await lockPoint(tx, order.point);
  if (!row) throw new Error(`work ${work.id} names a review point that does not exist`);
  const [newest] = await listWork(tx, 'tell_changed', [order.point]);
  // what a later change tells is newer; nobody hears of the older one after it
  if (newest && newest.id !== work.id) return countWork(tx, work.id, 0, now);
  const { told, last } = await candidates.tellSome(tx, row.point, after, BATCH, now);
  const left = last !== undefined && told === BATCH;
  await countWork(tx, work.id, told, left ? null : now);
  if (left) await enqueue(tx, carryOn, { workId: work.id, after: last });
}
