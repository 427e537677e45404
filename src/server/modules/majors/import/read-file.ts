import { Worker } from 'node:worker_threads';
import { IMPORT_LIMITS } from '#contracts/major-imports.ts';
import type { RefusalCode } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { projectPath } from '#server/platform/project-path.ts';
import type { ReadAnswer, ReadTask } from './read-file-worker.ts';

export type ReadFile = Extract<ReadAnswer, { sheets: unknown }>;

const READ_MS = 20_000;
/** A workbook of twenty thousand full rows unpacks to some 20 MB. */
const INFLATED_MOST = 80_000_000;

const NOES: Record<Extract<ReadAnswer, { no: string }>['no'], RefusalCode> = {
  unreadable: 'major.file_unreadable', too_big_inside: 'major.file_too_big_inside', encrypted: 'major.file_encrypted', encoding: 'major.file_encoding',
  too_many_rows: 'major.file_too_many_rows', too_many_columns: 'major.file_too_many_columns', csv_broken: 'major.file_csv_broken',
};

/** Reads a spreadsheet (CSV, XLSX) to texts in a thread of its own, within limits of size, rows, memory and time. */
export function readFile(bytes: Buffer): Promise<Result<ReadFile>> {
  if (bytes.length === 0) return Promise.resolve(refusedFor('major.file_empty', { path: 'files' }));
  const task: ReadTask = { bytes, limits: IMPORT_LIMITS, inflatedMost: INFLATED_MOST };
  const worker = new Worker(projectPath('src/server/modules/majors/import/read-file-worker.ts'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 384 } });
  const answer = new Promise<Result<ReadFile>>((resolve) => {
    const no = () => { resolve(refusedFor('major.file_unreadable', { path: 'files' })); };
    const late = setTimeout(no, READ_MS);
    worker.on('message', (message: ReadAnswer) => {
      clearTimeout(late);
      resolve('no' in message ? refusedFor(NOES[message.no], { path: 'files', params: { row: message.row ?? '?', rows: IMPORT_LIMITS.rows, columns: IMPORT_LIMITS.columns } }) : ok(message));
    });
    worker.on('error', no);
    worker.on('exit', () => {
      clearTimeout(late);
      no();
    });
  });
  return answer.finally(() => worker.terminate());
}
