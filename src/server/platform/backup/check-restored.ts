import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { BlobId } from '#contracts/ids.ts';
import { verifyAudit } from '#server/platform/audit/seal-audit.ts';
import { diskPathOf } from '#server/platform/blobs/disk-blobs.ts';
import { listMentionedBlobs } from '#server/platform/blobs/mentioned-blobs.store.ts';
import { unsealBlob } from '#server/platform/blobs/seal-blob.ts';
import type { SecretKeys } from '#server/platform/config/secret-keys.ts';
import { openFieldCrypto } from '#server/platform/crypto/open-field-crypto.ts';
import { createSignatures } from '#server/platform/crypto/signatures.ts';
import { connect } from '#server/platform/db/connect.ts';
import type { EmbeddedServer } from '#server/platform/db/embedded.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { asOwner } from './backup-source.ts';
import { countRows } from './database-facts.ts';

/** What was found in a restored installation. */
export type Checked = { seals: number; events: number; rows: Record<string, number>; files: number; opened: number; missing: string[]; faults: string[] };

/**
 * Holds a restored installation against its backup: the chain of the audit log, the rows nobody can have taken, the seal that stood before, every file a row names. Files are opened with the
 * secret keys where they are at hand: each proves itself by its own seal.
 */
export async function checkRestored(server: EmbeddedServer, files: string, manifest: BackupManifest, secretKeys: SecretKeys): Promise<Checked> {
  const faults: string[] = [];
  const owner = server.login('owner');
  const rows = await asOwner(owner, countRows);
  for (const [table, least] of Object.entries(manifest.atLeast)) if ((rows[table] ?? 0) < least) faults.push(`${table} has ${String(rows[table] ?? 0)} rows, there were ${String(least)} before the backup`);
  const db = connect(owner, { size: 2 });
  try {
    const verdict = await inTransaction(db, (tx) => verifyAudit(tx, secretKeys.size === 0 ? {} : { publicKeys: createSignatures(secretKeys).publicKeys }));
    if (verdict.brokenAt !== undefined) faults.push(`the audit log is broken at seal ${String(verdict.brokenAt)} (${verdict.why ?? ''})`);
    if (manifest.auditSeal) {
      const seal = await db.selectFrom('audit_seal').select('digest').where('number', '=', manifest.auditSeal.number).executeTakeFirst();
      if (seal?.digest.toString('hex') !== manifest.auditSeal.digest) faults.push(`seal ${String(manifest.auditSeal.number)} of the audit log is not the one that stood before the backup`);
    }
    const found = await checkFiles(await inTransaction(db, listMentionedBlobs), files, secretKeys.size === 0 ? undefined : (await openFieldCrypto(db, { secretKeys, cryptoSuite: 'aes', sealingKey: undefined })).blobKey);
    for (const id of found.broken) faults.push(`file ${id} cannot be opened`);
    return { seals: verdict.seals, events: verdict.events, rows, files: found.files, opened: found.opened, missing: found.missing, faults };
  } finally {
    await db.destroy();
  }
}

async function checkFiles(named: readonly BlobId[], folder: string, key: Buffer | undefined): Promise<{ files: number; opened: number; missing: string[]; broken: string[] }> {
  const so = { files: 0, opened: 0, missing: [] as string[], broken: [] as string[] };
  for (const id of named) {
    const path = diskPathOf(folder, id);
    if (!existsSync(path)) {
      so.missing.push(id);
      continue;
    }
    so.files++;
    if (!key) continue;
    try {
      unsealBlob(key, id, await readFile(path));
      so.opened++;
    } catch {
      so.broken.push(id);
    }
  }
  return so;
}
