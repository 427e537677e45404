import { createHash } from 'node:crypto';
import type { BlobId } from '#contracts/ids.ts';
import type { BringScores, ScoreImportId } from '#contracts/scores.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { PrepareEnv, UploadedFile } from '#server/platform/http/endpoint.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { takeNationally, type Scoring } from '../asking.ts';
import { isReleased } from '../domain/release-acts.ts';
import { findRelease } from '../release/release.store.ts';
import { prepareFile } from './imports.jobs.ts';
import { insertImport } from './imports.store.ts';

export type Brought = { fileName: string; bytes: number; digest: Buffer; blobId: BlobId };

/** Compares a file with the digest its maker states and puts it away, sealed; whoever may not bring it waits for nothing. */
export async function receiveFile({ kit, read, actor }: PrepareEnv<{ staff: 'score.import' }>, { sitting, sha256 }: BringScores, [file]: readonly UploadedFile[]): Promise<Result<Brought>> {
  const allowed = await read((tx) => takeNationally({ tx, by: actor }, sitting));
  if (!allowed.ok) return allowed;
  if (!file || file.bytes.length === 0) return refusedFor('field.required', { path: 'files' });
  const digest = createHash('sha256').update(file.bytes).digest();
  if (digest.toString('hex') !== sha256) return refusedFor('score.digest_differs', { path: 'sha256', params: { found: digest.toString('hex') } });
  return ok({ fileName: file.fileName.slice(0, 200), bytes: file.bytes.length, digest, blobId: await kit.blobs.put(file.bytes, file.contentType) });
}

/** Takes a file of scores in (导入): everything else happens in the background, and nothing of it counts before two people say so. */
export async function bringScores({ tx, now, by }: Scoring, { sitting }: BringScores, file: Brought): Promise<Result<ScoreImportId>> {
  if (isReleased(await findRelease(tx, sitting), now)) return refusedFor('score.released_already');
  const id = newId<ScoreImportId>();
  if (!(await insertImport(tx, { id, sittingId: sitting, ...file }, by, new Date(now)))) return refusedFor('score.import_open');
  await enqueue(tx, prepareFile, { importId: id });
  return ok(id);
}
