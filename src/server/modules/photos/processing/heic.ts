import { Worker } from 'node:worker_threads';
import { PHOTO } from '#contracts/photos/standard.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { askWorker } from '#server/platform/ask-worker.ts';
import type { HeicAnswer, HeicTask } from './heic-worker.ts';
import { workerFile } from './worker-file.ts';

const DECODE_MS = 15_000;

export type Rgba = { data: Uint8Array; width: number; height: number };

/** Decodes an iPhone's HEIC picture in a thread that is ended afterwards; what cannot be read in time gets the clear instruction. */
export function decodeHeic(bytes: Uint8Array): Promise<Result<Rgba>> {
  const task: HeicTask = { bytes, maxPixels: PHOTO.maxSourcePixels };
  const worker = new Worker(workerFile('heic-worker'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 512 } });
  return askWorker<HeicAnswer, Result<Rgba>>(worker, {
    withinMs: DECODE_MS, no: () => refusedFor('photo.heic_unreadable', { path: 'photo' }),
    read: (message) => ('tooManyPixels' in message ? refusedFor('photo.too_many_pixels', { path: 'photo' }) : ok(message)),
  });
}
