import { Worker } from 'node:worker_threads';
import { PHOTO } from '#contracts/photos/standard.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { HeicAnswer, HeicTask } from './heic-worker.ts';
import { workerFile } from './worker-file.ts';

const DECODE_MS = 15_000;

export type Rgba = { data: Uint8Array; width: number; height: number };

/** Decodes an iPhone's HEIC picture in a thread that is ended afterwards; what cannot be read in time gets the clear instruction. */
export function decodeHeic(bytes: Uint8Array): Promise<Result<Rgba>> {
  const task: HeicTask = { bytes, maxPixels: PHOTO.maxSourcePixels };
  const worker = new Worker(workerFile('heic-worker'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 512 } });
  const answer = new Promise<Result<Rgba>>((resolve) => {
    const no = () => resolve(refusedFor('photo.heic_unreadable', { path: 'photo' }));
    const late = setTimeout(no, DECODE_MS);
    worker.on('message', (message: HeicAnswer) => {
      clearTimeout(late);
      resolve('tooManyPixels' in message ? refusedFor('photo.too_many_pixels', { path: 'photo' }) : ok(message));
    });
    worker.on('error', no);
    worker.on('exit', () => {
      clearTimeout(late);
      no();
    });
  });
  return answer.finally(() => worker.terminate());
}
