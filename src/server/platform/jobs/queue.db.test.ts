import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { declareJob, handleJob } from './job.ts';
import { freshDatabase } from '#server/testing/database.ts';
import { enqueue, migrateJobs } from './queue.ts';

const greet = declareJob({ name: 'probe.greet', payload: z.object({ left: z.number() }), attempts: 2, retryDelaySeconds: 1 });
const rest = declareJob({ name: 'probe.rest', payload: z.object({}), attempts: 1 });

let t: TestApp;
let done: number[] = [];
let failOnce = true;
beforeAll(async () => {
  const handlers = [
    handleJob(rest, { work: () => Promise.resolve() }),
    handleJob(greet, {
      work: async ({ tx }, { left }) => {
        if (left === 0 && failOnce) {
          failOnce = false;
          throw new Error('刘畅 is not there yet');
        }
        done.push(left);
        if (left > 1) await enqueue(tx, greet, { left: left - 1 });
      },
    }),
  ];
  t = await testApp({ withReferenceData: false, modules: () => [{ name: 'probe', jobs: [greet, rest], handlers }] });
  await t.app.queue.start();
});
afterAll(() => t.stop());

/** Less than a kind takes to look for itself: in this time only the common question wakes it. */
const SOON = { timeout: 45_000, interval: 50 };

test('a job is done within a moment of its commit, and so are the parts it orders one after the other', async () => {
  done = [];
  const began = performance.now();
  await t.inTx((tx) => enqueue(tx, greet, { left: 40 }));
  await vi.waitFor(() => { expect(done).toHaveLength(40); }, SOON);
  expect(done.at(-1)).toBe(1);
  expect(performance.now() - began).toBeLessThan(8_000);
});

test('more jobs than one batch are done without a pause for each batch', async () => {
  done = [];
  await t.inTx(async (tx) => { for (let i = 0; i < 90; i++) await enqueue(tx, greet, { left: 1 }); });
  await vi.waitFor(() => { expect(done).toHaveLength(90); }, SOON);
});

test('what failed is tried again when its pause is over', async () => {
  done = [];
  await t.inTx((tx) => enqueue(tx, greet, { left: 0 }));
  await vi.waitFor(() => { expect(done).toEqual([0]); }, SOON);
});

test('processes that start at once prepare the queue one after the other, and none is refused', async () => {
  const { logins, drop } = await freshDatabase();
  try {
    expect(await Promise.allSettled(Array.from({ length: 8 }, () => migrateJobs(logins.owner)))).toEqual(Array.from({ length: 8 }, () => ({ status: 'fulfilled', value: undefined })));
  } finally {
    await drop();
  }
});
