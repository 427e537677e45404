import { z } from 'zod';
import type { BlobId } from '#contracts/ids.ts';
import { ScoreImportId } from '#contracts/scores.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob, type AnyJobHandler, type Job } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { readLines } from '../domain/read-lines.ts';
import { gatherRoll } from '../roll/gather-roll.ts';
import type { ScoresEnv } from '../scores-env.ts';
import { findImport, forgetMarks, lockImport, progressImport, stepImport, type Import } from './imports.store.ts';
import { findHeadings, linesFrom } from './lines.ts';
import { addFaults, addMarks, checkMarks, loadMarks } from './marks.store.ts';
import { plainTextOf, type PlainText } from './plain-text.ts';

const Payload = z.object({ importId: ScoreImportId });
const job = (name: string) => declareJob({ name: `scores.${name}`, attempts: 10, payload: Payload });

/** 成绩导入 in the background begins by turning the file into plain lines; then the roll is gathered, lines are read part by part and compared, and, once approved, loaded. */
export const prepareFile = job('prepare-file');
const gatherRollOf = job('gather-roll');
const readPart = job('read-part');
const checkImport = job('check-import');
/** Loads what two people approved. */
export const loadImport = job('load-import');
export const importJobs: readonly Job[] = [prepareFile, gatherRollOf, readPart, checkImport, loadImport];

/** Lines of one transaction: what a crash makes the work repeat, and lines sent to the database at a time. */
const A_PART = 400_000;
const A_STATEMENT = 10_000;
const SYSTEM = { staffId: null, name: '' };

async function under(tx: Tx, importId: ScoreImportId, state: Import['state']): Promise<Import | undefined> {
  const held = await lockImport(tx, importId);
  return held?.state === state ? held : undefined;
}

const fileHandler = handleJob(prepareFile, {
  prepare: async ({ kit, read }, { importId }): Promise<(PlainText & { blobId?: BlobId }) | undefined> => {
    const found = await read((tx) => findImport(tx, importId));
    if (found?.state !== 'preparing') return undefined;
    const blob = await kit.blobs.get(found.blobId);
    invariant(blob, `the file of import ${importId} is gone`);
    const plain = await plainTextOf(blob.bytes);
    return 'refusal' in plain ? plain : { ...plain, blobId: await kit.blobs.put(plain.text, 'text/plain; charset=utf-8') };
  },
  work: async ({ tx }, { importId }, plain) => {
    if (!plain || !(await under(tx, importId, 'preparing'))) return;
    if ('refusal' in plain) { await progressImport(tx, importId, { state: 'refused', refusal: plain.refusal }); return; }
    const found = findHeadings(plain.text);
    if (!found || found.nextByte >= plain.text.length) { await progressImport(tx, importId, { state: 'refused', refusal: found ? 'score.file_no_rows' : 'score.file_no_headings' }); return; }
    await progressImport(tx, importId, { textBlobId: plain.blobId ?? null, textBytes: plain.text.length, encoding: plain.encoding, headerRow: found.headerRow, headings: found.headings, readBytes: found.nextByte, readRows: found.headerRow });
    await enqueue(tx, gatherRollOf, { importId });
  },
});

const rollHandler = ({ tickets }: ScoresEnv) => handleJob(gatherRollOf, {
  work: async ({ tx, now }, { importId }) => {
    const held = await under(tx, importId, 'preparing');
    if (!held) return;
    const whole = await gatherRoll(tx, tickets, held.sittingId, new Date(now));
    if (!whole) { await enqueue(tx, gatherRollOf, { importId }); return; }
    await progressImport(tx, importId, { state: 'reading' });
    await enqueue(tx, readPart, { importId });
  },
});

const partHandler = (part: number) => handleJob(readPart, {
  prepare: async ({ kit, read }, { importId }) => {
    const found = await read((tx) => findImport(tx, importId));
    return found?.state === 'reading' ? textOf(kit, found) : undefined;
  },
  work: async ({ tx }, { importId }, text) => {
    const held = text && (await under(tx, importId, 'reading'));
    if (!held) return;
    const layout = findHeadings(text)?.layout;
    invariant(layout, 'the headings of a file that is being read were understood');
    let { readBytes, readRows, marks } = held;
    for (let lines = 0; lines < part && readBytes < text.length; lines += A_STATEMENT) {
      const some = linesFrom(text, readBytes, Math.min(part, A_STATEMENT));
      const got = readLines(some.lines, readRows + 1, layout);
      addMarks(tx, importId, got.marks);
      addFaults(tx, importId, got.faults);
      readBytes = some.nextByte;
      readRows += some.lines.length;
      marks += got.marks.rows.length;
      // others get their turn between two statements
      await new Promise((resolve) => { setImmediate(resolve); });
    }
    const whole = readBytes >= text.length;
    await progressImport(tx, importId, { readBytes, readRows, marks, ...(whole && { state: 'checking' as const }) });
    await enqueue(tx, whole ? checkImport : readPart, { importId });
  },
});

async function textOf(kit: Kit, { id, textBlobId }: Import): Promise<Buffer> {
  const blob = textBlobId === null ? undefined : await kit.blobs.get(textBlobId);
  invariant(blob, `the text of import ${id} is gone`);
  return blob.bytes;
}

const checkHandler = handleJob(checkImport, {
  work: async ({ tx }, { importId }) => {
    const held = await under(tx, importId, 'checking');
    if (!held) return;
    const { counts, faults, loadable } = await checkMarks(tx, importId, held.sittingId);
    await progressImport(tx, importId, { state: 'checked', faults, faultCounts: counts, loadable });
  },
});

const loadHandler = handleJob(loadImport, {
  work: async ({ tx, now }, { importId }) => {
    const held = await under(tx, importId, 'loading');
    if (!held) return;
    const loaded = await loadMarks(tx, importId, held.sittingId);
    invariant(loaded === held.loadable, `import ${importId} would load ${String(loaded)} marks, not ${String(held.loadable)}`);
    await stepImport(tx, held, { state: 'loaded', loaded }, { act: 'loaded', detail: String(loaded) }, SYSTEM, new Date(now));
    await forgetMarks(tx, importId);
  },
});

/** The handlers of importing; the roll is asked of whoever gives ticket numbers. `part`: lines of one transaction. */
export function importHandlers(env: ScoresEnv, part = A_PART): readonly AnyJobHandler[] {
  return [fileHandler, rollHandler(env), partHandler(part), checkHandler, loadHandler];
}
