import { Worker } from 'node:worker_threads';
import type { RefusalCode } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { askWorker } from '#server/platform/ask-worker.ts';
import { projectPath } from '#server/platform/project-path.ts';
import type { ReadAnswer, ReadTask } from './read-sheet-worker.ts';

/** A file as its texts (电子表格). */
export type ReadFile = Extract<ReadAnswer, { sheets: unknown }>;

const READ_MS = 20_000;
/** A workbook of twenty thousand full rows unpacks to some 20 MB. */
const INFLATED_MOST = 80_000_000;

const NOES: Record<Extract<ReadAnswer, { no: string }>['no'], RefusalCode> = {
  unreadable: 'sheet.unreadable', too_big_inside: 'sheet.too_big_inside', encrypted: 'sheet.encrypted', encoding: 'sheet.encoding',
  too_many_rows: 'sheet.too_many_rows', too_many_columns: 'sheet.too_many_columns', csv_broken: 'sheet.csv_broken',
};

/** Reads a spreadsheet (CSV, XLSX) to texts in a thread of its own, within limits of size, rows, memory and time. */
export function readSheet(bytes: Buffer, limits: ReadTask['limits']): Promise<Result<ReadFile>> {
  if (bytes.length === 0) return Promise.resolve(refusedFor('sheet.empty', { path: 'files' }));
  const task: ReadTask = { bytes, limits, inflatedMost: INFLATED_MOST };
  const worker = new Worker(projectPath('src/server/platform/sheets/read-sheet-worker.ts'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 384 } });
  return askWorker<ReadAnswer, Result<ReadFile>>(worker, {
    withinMs: READ_MS, no: () => refusedFor('sheet.unreadable', { path: 'files' }),
    read: (message) => ('no' in message ? refusedFor(NOES[message.no], { path: 'files', params: { row: message.row ?? '?', rows: limits.rows, columns: limits.columns } }) : ok(message)),
  });
}
