import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { startFault } from '#server/platform/config/start-fault.ts';
import { isSameText } from '#server/platform/crypto/same-text.ts';
import { checkOfKey } from './backup-key.ts';

/** One sealed part: its file, how long it is, and the digest of the file as it lies. */
export const PartDigest = z.object({ name: z.string().regex(/^[a-z-]+(\.[a-z]+)*$/), bytes: z.int(), sha256: z.string() });
export type PartDigest = z.infer<typeof PartDigest>;

/** What a backup says of itself (备份清单); without it a folder is no backup. */
export const BackupManifest = z.object({
  format: z.literal(1),
  name: z.string(),
  startedAt: z.int(),
  /** The moment the copy of the database stands for. */
  endedAt: z.int(),
  program: z.string(),
  postgres: z.string(),
  system: z.string(),
  timeline: z.int(),
  startLsn: z.string(),
  endLsn: z.string(),
  /** The last part of the log's name that the copy needs first. */
  firstSegment: z.string(),
  embedded: z.boolean(),
  backupKey: z.string(),
  /** The secret keys in use, by number: what tells them apart, not what they are. */
  secretKeys: z.record(z.string(), z.string()),
  /** Rows of tables nobody can take rows from, counted before the copy began: a restored database has as many or more. */
  atLeast: z.record(z.string(), z.int()),
  /** The newest seal of the audit log then: a restored database has it, unchanged. */
  auditSeal: z.object({ number: z.int(), digest: z.string() }).nullable(),
  files: z.object({ count: z.int(), bytes: z.int() }),
  parts: z.array(PartDigest),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const MANIFEST = 'manifest.json';

/** The manifest as it lies: readable by anybody, believed only with its mark of authenticity. */
export function writtenManifest(manifest: BackupManifest, key: Buffer): string {
  const body = JSON.stringify(manifest, null, 1);
  return JSON.stringify({ manifest: body, mark: markOf(body, key) }, null, 1);
}

/** Reads the manifest of a backup; another key than it was made with, and a manifest somebody wrote in, are told apart. */
export function readManifest(folder: string, key: Buffer): BackupManifest {
  let written: { manifest: string; mark: string };
  try {
    written = z.object({ manifest: z.string(), mark: z.string() }).parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  } catch (error) {
    throw startFault(`${folder} is no whole backup: it has no readable ${MANIFEST}`, error);
  }
  const manifest = BackupManifest.parse(JSON.parse(written.manifest));
  if (manifest.backupKey !== checkOfKey(key)) throw startFault(`${folder} was sealed with another backup key than BACKUP_KEY`);
  if (!isSameText(written.mark, markOf(written.manifest, key))) throw startFault(`the manifest of ${folder} was altered`);
  return manifest;
}

function markOf(body: string, key: Buffer): string {
  return createHmac('sha256', key).update('jinbang/backup-manifest\0').update(body).digest('base64url');
}
