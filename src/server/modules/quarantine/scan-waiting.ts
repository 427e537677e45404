import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId, BlobId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { declareJob, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { insertQuarantined } from '#server/platform/scanner/quarantine.store.ts';
import type { FileScanner } from '#server/platform/scanner/scanner.ts';
import { endWaiting, listWaiting, type Unscanned, type UnscannedKind } from '#server/platform/scanner/unscanned.store.ts';
import { discardBytes } from './quarantine.jobs.ts';

type Env = { tx: Tx; kit: Kit; now: Instant };
/** What the module that keeps a file does when it was flagged after it was taken: told in the same transaction. */
export type Flagged = Record<UnscannedKind, (env: Env, of: { accountId: AccountId; blobId: BlobId }) => Promise<void>>;

/** Scans what was taken while the scan was away (待查毒), the oldest first, as long as it answers. */
export const scanWaiting = declareJob({ name: 'quarantine.scan-waiting', payload: z.object({}), attempts: 2 });

const BATCH = 20;
type Outcome = { file: Unscanned; flagged: { signature: string; digest: Buffer; bytes: number } | null };

/** The job: a clean file may be opened by everybody who may see it; a flagged one goes into quarantine, and who keeps it and who sent it are told. */
export const onScanWaiting = (scanner: FileScanner, flagged: Flagged) => handleJob(scanWaiting, {
  prepare: async ({ kit, read }) => {
    const files = await read((tx) => listWaiting(tx, BATCH));
    const done: Outcome[] = [];
    for (const file of files) {
      const blob = await kit.blobs.get(file.sentBlobId);
      if (!blob) throw new Error(`the bytes of ${file.sentBlobId} are gone before they were scanned`);
      const answer = await scanner.scan(blob.bytes, '');
      if (answer.found === 'unavailable') break;
      done.push({ file, flagged: answer.found === 'infected' ? { signature: answer.signature, digest: createHash('sha256').update(blob.bytes).digest(), bytes: blob.bytes.length } : null });
    }
    return done;
  },
  work: async (env, _payload, done) => {
    for (const outcome of done) await settle(env, flagged, outcome);
    if (done.length === BATCH) await enqueue(env.tx, scanWaiting, {});
  },
});

async function settle(env: Env, told: Flagged, { file, flagged }: Outcome): Promise<void> {
  const { tx, now } = env;
  if (!(await endWaiting(tx, file, flagged ? 'flagged' : 'clean', now))) return;
  const asItCame = file.sentBlobId === file.blobId;
  if (!flagged) {
    if (!asItCame) await enqueue(tx, discardBytes, { blobIds: [file.sentBlobId] });
    return;
  }
  const kept = await insertQuarantined(tx, { byKind: 'candidate', byId: file.accountId, nameDigest: file.nameDigest, foundAt: now, blobId: file.sentBlobId, ...flagged });
  if (kept === undefined) await enqueue(tx, discardBytes, { blobIds: [file.sentBlobId] });
  await told[file.kind](env, file);
}
