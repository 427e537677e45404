import { z } from 'zod';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { noteWaiting } from '../people/demo-people.store.ts';
import { registerSample } from '../people/load-people.jobs.ts';
import { actsOf } from './act.ts';
import { CAST } from './cast.ts';
import { certificates, publicLists } from './lists-and-certificates.ts';
import { Ids, tell } from './scene.ts';
import { examAndScores, seatsAndTickets } from './seats-and-scores.ts';

const CHAPTERS = [...seatsAndTickets, ...examAndScores, ...publicLists, ...certificates];

/** The next chapter of the sitting that is over; asked again until what the one before began is done. */
export const loadLastSitting = declareJob({ name: 'demo.load-last-sitting', attempts: 3, payload: z.object({ chapter: z.int(), asked: z.int().default(0), ids: Ids }) });

const ASKED_MOST = 900;
const AGAIN_IN = 1_500;

/** Brings the sitting on, a chapter a transaction, by the addresses the people of it would have used. */
export function onLoadLastSitting(endpoints: () => readonly AnyEndpoint[]) {
  return handleJob(loadLastSitting, {
    work: async ({ tx, kit, now }, { chapter, asked, ids }) => {
      const told = await tell({ tx, kit, acts: actsOf(endpoints()) }, now, ids);
      const left = told ? await CHAPTERS[chapter]?.(told) : 'later';
      if (left === 'later') return void (asked < ASKED_MOST && (await enqueue(tx, loadLastSitting, { chapter, asked: asked + 1, ids }, { now, runAt: now + AGAIN_IN })));
      if (chapter + 1 < CHAPTERS.length) await enqueue(tx, loadLastSitting, { chapter: chapter + 1, asked: 0, ids: { ...ids, ...left } }, { now, runAt: now + AGAIN_IN });
    },
  });
}

/** 带入上次考试: sends for the people of a sitting that is over, with seats, scores, public lists and certificates; repeating it changes nothing. */
export const sendForLastSitting = defineEndpoint({
  method: 'POST', path: '/api/demo/last-sitting', summary: '带入一次已结束的考试', access: 'public', audit: 'demo.send_for_last_sitting', limit: 'write', idempotent: false,
  query: z.object({ back: z.string().max(1_000).optional() }), body: z.object({}), output: z.object({ fresh: z.int() }),
  handle: async ({ tx, now, note }) => {
    const fresh = await noteWaiting(tx, CAST.map((p) => p.key), now);
    for (const key of fresh) await enqueue(tx, registerSample, { key });
    if (fresh.length > 0) await enqueue(tx, loadLastSitting, { chapter: 0, asked: 0, ids: {} }, { now, runAt: now + AGAIN_IN });
    note({ subject: 'demo_last_sitting', after: { people: fresh.length } });
    return ok({ fresh: fresh.length });
  },
});
