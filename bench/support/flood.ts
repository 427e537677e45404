import { Worker } from 'node:worker_threads';
import { projectPath } from '#server/platform/project-path.ts';
import type { Flood, Flooded } from './flood-worker.ts';

/** Floods one origin from a thread of its own. */
export function flood(of: Flood): Promise<Flooded> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(projectPath('bench/support/flood-worker.ts'), { workerData: of });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** One flood, with the processor time this process (program, client and their driver) took for each answer, in microseconds. */
export async function timed(of: Flood) {
  const began = process.cpuUsage();
  const { answered, wrong, p50, p99 } = await flood(of);
  const { user, system } = process.cpuUsage(began);
  return { perSecond: Math.round(answered / of.seconds), p50, p99, wrong, cpuUs: Math.round((user + system) / Math.max(1, answered)) };
}
