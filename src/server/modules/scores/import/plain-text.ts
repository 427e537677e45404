import { Worker } from 'node:worker_threads';
import type { RefusalCode } from '#contracts/refusals.ts';
import { SCORE_FILE } from '#contracts/scores.ts';
import { askWorker } from '#server/platform/ask-worker.ts';
import { projectPath } from '#server/platform/project-path.ts';
import type { PlainAnswer, PlainTask } from './plain-text-worker.ts';

const MINUTES_MOST = 3 * 60_000;
const NOES = { unreadable: 'score.file_unreadable', too_big_inside: 'score.file_too_big_inside', csv_broken: 'score.file_csv_broken' } as const satisfies Record<Extract<PlainAnswer, { no: string }>['no'], RefusalCode>;

export type PlainText = { text: Buffer; encoding: string | null } | { refusal: RefusalCode };

/** A file of scores (CSV, XLSX) as lines of tab-separated cells, read in a thread of its own within limits of size, memory and time. */
export function plainTextOf(bytes: Buffer): Promise<PlainText> {
  const task: PlainTask = { bytes, most: { bytes: SCORE_FILE.bytes, rows: SCORE_FILE.rows } };
  const worker = new Worker(projectPath('src/server/modules/scores/import/plain-text-worker.ts'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 1_500 } });
  return askWorker<PlainAnswer, PlainText>(worker, {
    withinMs: MINUTES_MOST, no: () => ({ refusal: NOES.unreadable }),
    read: (message) => ('no' in message ? { refusal: NOES[message.no] } : { text: Buffer.from(message.text), encoding: message.encoding }),
  });
}
