import { z } from 'zod';
import { Day } from '#contracts/dates.ts';
import { SampleId } from '#contracts/samples.ts';
import { Jurisdiction } from '#contracts/staff.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { findApplication, gatherOffer } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { digestOfFrame, drawSample } from './draw.ts';
import { callNext, endDraw, findSample, insertDrawn, pageOfComplete, pageOfDecided, type FrameRow, type Sample } from './samples.store.ts';

/** The context the seed is sealed under until the draw reveals it. */
export const SEED = 'review_sample.seed';

const PAGE = 5_000;
const CALLS = 200;

/** Draws an announced sample: reads what can be drawn page by page, draws by the seed, reveals it. */
export const draw = declareJob({ name: 'review.draw-sample', payload: z.object({ sampleId: SampleId }), attempts: 5 });

export const onDraw = handleJob(draw, {
  work: async ({ tx, kit, now }, { sampleId }) => {
    const sample = await findSample(tx, sampleId);
    if (sample?.state !== 'drawing') return;
    const seed = kit.crypto.open(SEED, sample.seedSealed);
    const frame = await readFrame(tx, sample);
    await insertDrawn(tx, sampleId, drawSample(seed, sample.ratePercent, frame));
    await endDraw(tx, sampleId, { frameCount: frame.length, frameDigest: digestOfFrame(frame), seed, at: now });
  },
});

async function readFrame(tx: Tx, sample: Sample): Promise<FrameRow[]> {
  const frame: FrameRow[] = [];
  const page = sample.kind === 'post_exam' ? pageOfComplete : pageOfDecided;
  for (let after = ''; ;) {
    const rows = await page(tx, sample, after, PAGE);
    frame.push(...rows);
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return frame;
    after = last.number;
  }
}

/** Calls a sample for its papers (考后核查通知), some hundred messages a job. */
export const call = declareJob({ name: 'review.call-sample', payload: z.object({ sampleId: SampleId, dueOn: Day, within: Jurisdiction }), attempts: 5 });

export const onCall = handleJob(call, {
  work: async ({ tx, kit, now }, { sampleId, dueOn, within }) => {
    const called = await callNext(tx, within, sampleId, CALLS);
    for (const of of called) {
      const app = await findApplication(tx, kit.crypto, of.accountId, of.id);
      if (!app) continue;
      const { exam } = await gatherOffer(tx, app);
      await tellAccount({ tx, kit, now, province: app.province }, of.accountId, 'sample_called', (lang) => ({ exam: exam.name[lang], until: dueOn }));
    }
    if (called.length === CALLS) await enqueue(tx, call, { sampleId, dueOn, within }, { now });
  },
});
