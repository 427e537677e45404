import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { expect, test, vi } from 'vitest';
import { createFaceFinder } from './face-finder.ts';

const face = { forehead: [0.5, 0.2], chin: [0.5, 0.6], rightEye: [0.4, 0.35], leftEye: [0.6, 0.35], yaw: 0 };
const picture = { data: new Uint8Array(3), width: 1, height: 1 };

/** Workers that answer as told, counted. */
function workers(answer: (worker: EventEmitter, id: number) => void) {
  const started: EventEmitter[] = [];
  const ended: EventEmitter[] = [];
  const start = () => {
    const worker = Object.assign(new EventEmitter(), {
      unref: () => undefined,
      postMessage: ({ id }: { id: number }) => { answer(worker, id); },
      terminate: () => { ended.push(worker); return Promise.resolve(0); },
    });
    started.push(worker);
    return worker as unknown as Worker;
  };
  return { start, started, ended };
}

const limits = { answerMs: 50, idleMs: 50, picturesPerWorker: 3, restMs: 1_000 };

test('one worker answers several pictures at once, each its own', async () => {
  const { start, started } = workers((worker, id) => queueMicrotask(() => worker.emit('message', { id, faces: id % 2 ? [face] : [] })));
  const finder = createFaceFinder(start, { ...limits, picturesPerWorker: 100 });
  const found = await Promise.all([finder.find(picture), finder.find(picture), finder.find(picture)]);
  expect(found.map((faces) => faces?.length)).toEqual([1, 0, 1]);
  expect(started).toHaveLength(1);
  await finder.stop();
});

test('a worker is replaced after its number of pictures', async () => {
  const { start, started, ended } = workers((worker, id) => queueMicrotask(() => worker.emit('message', { id, faces: [] })));
  const finder = createFaceFinder(start, limits);
  for (let i = 0; i < 7; i += 1) await finder.find(picture);
  expect([started.length, ended.length]).toEqual([3, 2]);
  await finder.stop();
});

test('a late answer is “not measured”, ends the worker, and the finder rests instead of making every upload wait', async () => {
  vi.useFakeTimers();
  try {
    const { start, started, ended } = workers(() => undefined);
    const finder = createFaceFinder(start, limits);
    const late = finder.find(picture);
    await vi.advanceTimersByTimeAsync(51);
    expect(await late).toBeUndefined();
    expect(ended).toHaveLength(1);
    expect(await finder.find(picture)).toBeUndefined();
    expect(started).toHaveLength(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a model that cannot load, and a worker that dies, are “not measured”', async () => {
  const failing = workers((worker, id) => queueMicrotask(() => worker.emit('message', { id, failed: 'no wasm' })));
  expect(await createFaceFinder(failing.start, limits).find(picture)).toBeUndefined();
  const dying = workers((worker) => queueMicrotask(() => worker.emit('error', new Error('out of memory'))));
  expect(await createFaceFinder(dying.start, limits).find(picture)).toBeUndefined();
});
