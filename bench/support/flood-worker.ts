import { parentPort, workerData } from 'node:worker_threads';
import { Pool } from 'undici';

/** Asks addresses of one origin as fast as they answer, for so many seconds, in a thread of its own; answers how many came back right and their milliseconds. */

export type Flood = { origin: string; paths: string[]; connections: number; seconds: number; /** JSON bodies by path: then POST. Each request comes from an address of its own, for programs that trust this machine as a proxy. */ bodies?: string[] };
export type Flooded = { answered: number; wrong: number; p50: number; p99: number };

const { origin, paths, connections, seconds, bodies }: Flood = workerData;
const pool = new Pool(origin, { connections });
const each: number[] = [];
let wrong = 0;
let next = 0;
const until = performance.now() + seconds * 1_000;
await Promise.all(Array.from({ length: connections }, async () => {
  while (performance.now() < until) {
    const began = performance.now();
    const at = next++ % paths.length;
    const from = { 'x-forwarded-for': `10.${String(next & 255)}.${String((next >> 8) & 255)}.${String((next >> 16) & 255)}` };
    const body = bodies?.[at];
    const reply = await pool.request({ path: paths[at] ?? '/', ...(body === undefined ? { method: 'GET', headers: from } : { method: 'POST', headers: { ...from, 'content-type': 'application/json' }, body }) });
    await reply.body.dump();
    if (reply.statusCode === 200) each.push(performance.now() - began);
    else wrong += 1;
  }
}));
await pool.destroy();
const sorted = each.toSorted((a, b) => a - b);
const at = (p: number) => Math.round((sorted[Math.floor((sorted.length * p) / 100)] ?? 0) * 100) / 100;
parentPort?.postMessage({ answered: each.length, wrong, p50: at(50), p99: at(99) } satisfies Flooded);
