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
