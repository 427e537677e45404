import { afterAll, expect, test } from 'vitest';
import { judgeChecks, judgeLive } from '../../../../../bench/photo-set/judge.ts';
import { LABELS, makeSet } from '../../../../../bench/photo-set/make-set.ts';
import { createFaceFinder } from './face-finder.ts';
import { preparePhoto, stopPhotoProcessing } from './photo-processing.ts';

/** Part of the labelled set (docs/photo-coach.md): every label, before the camera and after the server's cut. The whole set is bench/photo-coach.ts. */

// waits for the model however busy the machine: a late answer is no answer of the rules
const finder = createFaceFinder(undefined, { answerMs: 120_000, idleMs: 60_000, picturesPerWorker: 500, restMs: 1 });

afterAll(async () => {
  await finder.stop();
  await stopPhotoProcessing();
});

test('two portraits of each label are told right by the live guide and by the server', async () => {
  const wrong: string[] = [];
  const seen = new Map<string, number>();
  for await (const { name, label, jpeg } of makeSet({ every: 13 })) {
    seen.set(label, (seen.get(label) ?? 0) + 1);
    const live = await judgeLive(jpeg, finder, label);
    const done = await preparePhoto(jpeg, undefined, finder);
    const server = judgeChecks(done.ok ? done.value.checks : [], label);
    if (!live.right) wrong.push(`${name}: the guide says ${live.said}`);
    if (!server.right) wrong.push(`${name}: the server says ${server.said}`);
  }
  expect(wrong).toEqual([]);
  expect([...seen.keys()]).toEqual([...LABELS]);
  expect(Math.min(...seen.values())).toBeGreaterThanOrEqual(2);
}, 240_000);
