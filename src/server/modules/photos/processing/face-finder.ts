import { Worker } from 'node:worker_threads';
import type { FoundFace } from '#contracts/photos/faces.ts';
import { workerFile } from './worker-file.ts';

/** An RGB picture, three bytes a pixel. */
export type Rgb = { data: Uint8Array; width: number; height: number };

/** Finds the faces of a picture, or says undefined: the model could not run, which is “not measured” and never a no. */
export type FaceFinder = { find(picture: Rgb): Promise<FoundFace[] | undefined>; stop(): Promise<void> };

type Answer = { id: number; faces?: FoundFace[]; failed?: string };
type Limits = { answerMs: number; idleMs: number; picturesPerWorker: number; restMs: number };

const LIMITS: Limits = { answerMs: 8_000, idleMs: 120_000, picturesPerWorker: 500, restMs: 60_000 };

/**
 * Keeps at most one worker: started by the first picture, ended when idle, replaced after a number of pictures (the wasm heap never shrinks)
 * and after a late answer. After a failure it rests a minute, so that a machine without the model does not pay for every upload.
 */
export function createFaceFinder(start: () => Worker = startWorker, limits: Limits = LIMITS): FaceFinder {
  let worker: Worker | undefined;
  let asked = 0;
  let restUntil = 0;
  let idle: NodeJS.Timeout | undefined;
  const waiting = new Map<number, (faces: FoundFace[] | undefined) => void>();

  function current(): Worker {
    if (worker && asked % limits.picturesPerWorker !== 0) return worker;
    if (worker && waiting.size === 0) end();
    if (worker) return worker;
    const fresh = start();
    fresh.unref();
    fresh.on('message', ({ id, faces }: Answer) => {
      if (!faces) restUntil = performance.now() + limits.restMs;
      waiting.get(id)?.(faces);
    });
    fresh.on('error', () => {
      restUntil = performance.now() + limits.restMs;
      if (worker === fresh) end();
    });
    worker = fresh;
    return fresh;
  }

  function end(): void {
    const ended = worker;
    worker = undefined;
    for (const answer of waiting.values()) answer(undefined);
    void ended?.terminate();
  }

  return {
    find(picture) {
      if (performance.now() < restUntil) return Promise.resolve(undefined);
      const target = current();
      asked += 1;
      const id = asked;
      clearTimeout(idle);
      return new Promise((resolve) => {
        const late = setTimeout(() => {
          restUntil = performance.now() + limits.restMs;
          end();
        }, limits.answerMs);
        waiting.set(id, (faces) => {
          clearTimeout(late);
          waiting.delete(id);
          if (waiting.size === 0) idle = setTimeout(end, limits.idleMs).unref();
          resolve(faces);
        });
        target.postMessage({ id, ...picture });
      });
    },
    stop() {
      clearTimeout(idle);
      end();
      return Promise.resolve();
    },
  };
}

function startWorker(): Worker {
  return new Worker(workerFile('face-worker'));
}
