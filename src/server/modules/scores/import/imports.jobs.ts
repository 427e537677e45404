import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BlobId } from '#contracts/ids.ts';
import { ScoreImportId } from '#contracts/scores.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob, type AnyJobHandler, type Job } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { gatherRoll } from '../roll/gather-roll.ts';
import type { ScoresEnv } from '../scores-env.ts';
import { checkFile } from './check-file.ts';
import { gatherExpected } from './gather-expected.ts';
import { findImport, lockImport, noteProgress, progressImport, stepImport, type Import } from './imports.store.ts';
import { openPlainFile, type PlainFile } from './lines.ts';
import { leftOutOf, loadFile } from './load-file.ts';
import { plainTextOf, type PlainText } from './plain-text.ts';

const Payload = z.object({ importId: ScoreImportId });
const job = (name: string) => declareJob({ name: `scores.${name}`, attempts: 10, payload: Payload });

/** 成绩导入 in the background begins by turning the file into plain lines; then the roll is gathered, every mark compared with what it must agree with, and, once approved, loaded. */
export const prepareFile = job('prepare-file');
const gatherRollOf = job('gather-roll');
const checkImport = job('check-import');
/** Loads what two people approved. */
export const loadImport = job('load-import');
export const importJobs: readonly Job[] = [prepareFile, gatherRollOf, checkImport, loadImport];

/** Rows between two notes of how far a check is. */
const A_NOTE = 200_000;
const SYSTEM = { staffId: null, name: '' };
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest();

async function under(tx: Tx, importId: ScoreImportId, state: Import['state']): Promise<Import | undefined> {
  const held = await lockImport(tx, importId);
  return held?.state === state ? held : undefined;
}

const fileHandler = handleJob(prepareFile, {
  prepare: async ({ kit, read }, { importId }): Promise<(PlainText & { blobId?: BlobId }) | undefined> => {
    const found = await read((tx) => findImport(tx, importId));
    if (found?.state !== 'preparing') return undefined;
    const plain = await plainTextOf(await blobOf(kit, found, found.blobId, found.digest));
    return 'refusal' in plain ? plain : { ...plain, blobId: await kit.blobs.put(plain.text, 'text/plain; charset=utf-8') };
  },
  work: async ({ tx }, { importId }, plain) => {
    if (!plain || !(await under(tx, importId, 'preparing'))) return;
    if ('refusal' in plain) { await progressImport(tx, importId, { state: 'refused', refusal: plain.refusal }); return; }
    const file = openPlainFile(plain.text);
    if (!file || file.nextByte >= plain.text.length) { await progressImport(tx, importId, { state: 'refused', refusal: file ? 'score.file_no_rows' : 'score.file_no_headings' }); return; }
    await progressImport(tx, importId, { textBlobId: plain.blobId ?? null, textBytes: plain.text.length, textDigest: sha256(plain.text), encoding: plain.encoding, headerRow: file.headerRow, headings: file.headings, readBytes: file.nextByte, readRows: file.headerRow });
    await enqueue(tx, gatherRollOf, { importId });
  },
});

const rollHandler = ({ tickets }: ScoresEnv) => handleJob(gatherRollOf, {
  work: async ({ tx, now }, { importId }) => {
    const held = await under(tx, importId, 'preparing');
    if (!held) return;
    const whole = await gatherRoll(tx, tickets, held.sittingId, new Date(now));
    if (!whole) { await enqueue(tx, gatherRollOf, { importId }); return; }
    await progressImport(tx, importId, { state: 'checking' });
    await enqueue(tx, checkImport, { importId });
  },
});

/** A file of this import as it was put away; one with another digest is not the file people decided on. */
async function blobOf(kit: Kit, { id }: Import, blobId: BlobId | null, digest: Buffer | null): Promise<Buffer> {
  const blob = blobId === null ? undefined : await kit.blobs.get(blobId);
  invariant(blob, `a file of import ${id} is gone`);
  invariant(digest && sha256(blob.bytes).equals(digest), `a file of import ${id} is not the one that was put away`);
  return blob.bytes;
}

async function plainFileOf(kit: Kit, i: Import): Promise<PlainFile> {
  const file = openPlainFile(await blobOf(kit, i, i.textBlobId, i.textDigest));
  invariant(file, 'the headings of a file that was prepared were understood');
  return file;
}

const checkHandler = handleJob(checkImport, {
  // nothing is written before the transaction of `work`, so that a check that is killed simply begins anew
  prepare: async ({ kit, read }, { importId }) => {
    const found = await read((tx) => findImport(tx, importId));
    if (found?.state !== 'checking') return undefined;
    const check = checkFile(await plainFileOf(kit, found), await read((tx) => gatherExpected(tx, found.sittingId)));
    let noted = 0;
    const survey = await check.survey(async (come) => {
      if (come.readRows - noted < A_NOTE) return;
      noted = come.readRows;
      await read((tx) => noteProgress(tx, importId, come));
    });
    return { check, survey };
  },
  work: async ({ tx }, { importId }, prepared) => {
    if (!prepared || !(await under(tx, importId, 'checking'))) return;
    const { check, survey } = prepared;
    const { counts, faults, loadable } = survey.sound ? { counts: {}, faults: 0, loadable: survey.told } : await check.writeFaults(tx, importId);
    await progressImport(tx, importId, { state: 'checked', readRows: survey.rows, marks: survey.marks, faults, faultCounts: counts, loadable });
  },
});

const loadHandler = handleJob(loadImport, {
  prepare: async ({ kit, read }, { importId }) => {
    const found = await read((tx) => findImport(tx, importId));
    if (found?.state !== 'loading') return undefined;
    return { file: await plainFileOf(kit, found), leftOut: await read((tx) => leftOutOf(tx, importId)) };
  },
  work: async ({ tx, now }, { importId }, prepared) => {
    const held = prepared && (await under(tx, importId, 'loading'));
    if (!held) return;
    const loaded = await loadFile(tx, held, prepared.file, prepared.leftOut);
    invariant(loaded === held.loadable, `import ${importId} would load ${String(loaded)} marks, not ${String(held.loadable)}`);
    await stepImport(tx, held, { state: 'loaded', loaded }, { act: 'loaded', detail: String(loaded) }, SYSTEM, new Date(now));
  },
});

/** The handlers of importing; the roll is asked of whoever gives ticket numbers. */
export function importHandlers(env: ScoresEnv): readonly AnyJobHandler[] {
  return [fileHandler, rollHandler(env), checkHandler, loadHandler];
}
