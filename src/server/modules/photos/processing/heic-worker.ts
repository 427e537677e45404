import { parentPort, workerData } from 'node:worker_threads';
import decode from 'heic-decode';

/** Decodes one HEIC picture and ends: the decoder takes some 350 MB, which only ending the thread gives back. */

export type HeicTask = { bytes: Uint8Array; maxPixels: number };
export type HeicAnswer = { data: Uint8Array; width: number; height: number } | { tooManyPixels: true };

const { bytes, maxPixels }: HeicTask = workerData;
const [first] = await decode.all({ buffer: bytes });
if (!first) throw new Error('no picture inside');
if (first.width * first.height > maxPixels) {
  parentPort?.postMessage({ tooManyPixels: true });
} else {
  const { data, width, height } = await first.decode();
  parentPort?.postMessage({ data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height });
}
