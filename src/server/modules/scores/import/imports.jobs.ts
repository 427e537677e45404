import { z } from 'zod';
import type { BlobId } from '#contracts/ids.ts';
import { ScoreImportId } from '#contracts/scores.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob, type AnyJobHandler, type Job } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { CellFault } from '../domain/read-lines.ts';
import { gatherRoll } from '../roll/gather-roll.ts';
import type { ScoresEnv } from '../scores-env.ts';
import { findImport, forgetFaults, forgetMarks, lockImport, progressImport, stepImport, type Import } from './imports.store.ts';
import { findHeadings } from './lines.ts';
import { addFaults, checkMarks, copyMarks, countStaged, loadMarks } from './marks.store.ts';
import { createStaging } from './stage-lines.ts';
import { plainTextOf, type PlainText } from './plain-text.ts';

const Payload = z.object({ importId: ScoreImportId });
const job = (name: string) => declareJob({ name: `scores.${name}`, attempts: 10, payload: Payload });

/** 成绩导入 in the background begins by turning the file into plain lines; then the roll is gathered, lines are read part by part and compared, and, once approved, loaded. */
export const prepareFile = job('prepare-file');
const gatherRollOf = job('gather-roll');
const readPart = job('read-part');
/** Compares a file that was read. */
export const checkImport = job('check-import');
/** Loads what two people approved. */
export const loadImport = job('load-import');
/** Takes out of the staging table what nobody needs any more, apart from the load that people wait for. */
const forgetStaged = job('forget-staged');
export const importJobs: readonly Job[] = [prepareFile, gatherRollOf, readPart, checkImport, loadImport, forgetStaged];

/** Lines of one transaction, which is what a crash makes the work repeat; lines that are made into rows at a time; faults that end a part early. */
const A_PART = 1_000_000;
const A_SLICE = 10_000;
const FAULTS_OF_A_PART = 20_000;
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
    const read = await stagePart(tx, held, text, part);
    addFaults(tx, importId, read.faults);
    const whole = read.readBytes >= text.length;
    await progressImport(tx, importId, { readBytes: read.readBytes, readRows: read.readRows, marks: held.marks + read.marks, ...(whole && { state: 'checking' as const }) });
    await enqueue(tx, whole ? checkImport : readPart, { importId });
  },
});

/** Takes the next lines of a file into the staging table, slice by slice of one COPY; it ends early where there are many faults to write down. */
async function stagePart(tx: Tx, { id, readBytes, readRows }: Pick<Import, 'id' | 'readBytes' | 'readRows'>, text: Buffer, part: number): Promise<{ readBytes: number; readRows: number; marks: number; faults: CellFault[] }> {
  const layout = findHeadings(text)?.layout;
  invariant(layout, 'the headings of a file that is being read were understood');
  const staging = createStaging(id, text, layout);
  const come = { readBytes, readRows, marks: 0, faults: [] as CellFault[] };
  async function* slices(): AsyncGenerator<Buffer> {
    for (let lines = 0; lines < part && come.readBytes < text.length && come.faults.length < FAULTS_OF_A_PART; lines += A_SLICE) {
      const slice = staging.stage(come.readBytes, Math.min(part, A_SLICE), come.readRows + 1);
      come.readBytes = slice.nextByte;
      come.readRows += slice.rows;
      come.marks += slice.marks;
      come.faults.push(...slice.faults);
      yield slice.text;
      // others get their turn between two slices
      await new Promise((resolve) => { setImmediate(resolve); });
    }
  }
  await copyMarks(tx, slices());
  return come;
}

async function textOf(kit: Kit, { id, textBlobId }: Import): Promise<Buffer> {
  const blob = textBlobId === null ? undefined : await kit.blobs.get(textBlobId);
  invariant(blob, `the text of import ${id} is gone`);
  return blob.bytes;
}

const checkHandler = handleJob(checkImport, {
  work: async ({ tx, kit }, { importId }) => {
    const held = await under(tx, importId, 'checking');
    if (!held) return;
    const checked = await checkMarks(tx, importId, held.sittingId, held.marks);
    if (checked) { await progressImport(tx, importId, { state: 'checked', faults: checked.faults, faultCounts: checked.counts, loadable: checked.loadable }); return; }
    // the database crashed and lost what was staged: the file is read once more from its first row
    await forgetMarks(tx, importId);
    await forgetFaults(tx, importId);
    await progressImport(tx, importId, { state: 'reading', marks: 0, readBytes: findHeadings(await textOf(kit, held))?.nextByte ?? 0, readRows: held.headerRow ?? 1 });
    await enqueue(tx, readPart, { importId });
  },
});

const loadHandler = handleJob(loadImport, {
  prepare: async ({ kit, read }, { importId }) => {
    const found = await read((tx) => findImport(tx, importId));
    return found?.state === 'loading' && (await read((tx) => countStaged(tx, importId))) !== found.marks ? textOf(kit, found) : undefined;
  },
  work: async ({ tx, now }, { importId }, text) => {
    const held = await under(tx, importId, 'loading');
    if (!held) return;
    if (text) await stageAgain(tx, held, text);
    const loaded = await loadMarks(tx, importId, held.sittingId, held.faults);
    invariant(loaded === held.loadable, `import ${importId} would load ${String(loaded)} marks, not ${String(held.loadable)}`);
    await stepImport(tx, held, { state: 'loaded', loaded }, { act: 'loaded', detail: String(loaded) }, SYSTEM, new Date(now));
    await enqueue(tx, forgetStaged, { importId });
  },
});

/** What was staged of an approved file and lost since: its faults stand, its marks are read from the file once more. */
async function stageAgain(tx: Tx, held: Import, text: Buffer): Promise<void> {
  await forgetMarks(tx, held.id);
  const found = findHeadings(text);
  invariant(found, 'the headings of a file that was read were understood');
  for (let come = { readBytes: found.nextByte, readRows: found.headerRow }; come.readBytes < text.length;) come = await stagePart(tx, { id: held.id, ...come }, text, A_PART);
}

const forgetHandler = handleJob(forgetStaged, { work: ({ tx }, { importId }) => forgetMarks(tx, importId) });

/** The handlers of importing; the roll is asked of whoever gives ticket numbers. `part`: lines of one transaction. */
export function importHandlers(env: ScoresEnv, part = A_PART): readonly AnyJobHandler[] {
  return [fileHandler, rollHandler(env), partHandler(part), checkHandler, loadHandler, forgetHandler];
}
