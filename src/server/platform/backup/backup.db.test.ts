import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { BlobId } from '#contracts/ids.ts';
import { audit } from '#server/platform/audit/audit.ts';
import { sealAudit } from '#server/platform/audit/seal-audit.ts';
import { diskBlobs, diskPathOf } from '#server/platform/blobs/disk-blobs.ts';
import type { Blobs } from '#server/platform/blobs/blobs.ts';
import { readSettings, type Settings } from '#server/platform/config/settings.ts';
import { openFieldCrypto } from '#server/platform/crypto/open-field-crypto.ts';
import { createSignatures } from '#server/platform/crypto/signatures.ts';
import { connect } from '#server/platform/db/connect.ts';
import { openDatabase, type OpenDatabase } from '#server/platform/db/database.ts';
import { runningEmbedded, startEmbedded } from '#server/platform/db/embedded.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { openSource } from './backup-source.ts';
import { listBackups, openStore, type BackupStore } from './backup-store.ts';
import { makeBackup } from './make-backup.ts';
import { pruneBackups } from './prune-backups.ts';
import { restoreBackup } from './restore-backup.ts';
import { logToShip, shipLog } from './ship-log.ts';

vi.setConfig({ testTimeout: 240_000 });

const key = randomBytes(32);
const root = mkdtempSync(join(tmpdir(), 'jinbang-backup-'));
chmodSync(root, 0o711);
let settings: Settings;
let database: OpenDatabase;
let store: BackupStore;
let blobs: Blobs;

beforeAll(async () => {
  const dataDir = join(root, 'data');
  mkdirSync(dataDir, { mode: 0o711 });
  settings = readSettings({ MODE: 'test', DATA_DIR: dataDir, SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`, BACKUP_TO: join(root, 'store'), BACKUP_KEY: key.toString('base64'), BACKUP_LOG_SECONDS: '3600' });
  database = await openDatabase(settings, resolve('migrations'), { onConnectionLost: () => undefined });
  store = openStore(join(root, 'store'));
  blobs = await diskBlobs(join(dataDir, 'blobs'), (await openFieldCrypto(database.db, settings)).blobKey);
});
afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

/** An act as the program leaves it: a row of the audit log, sealed, and a file a row names. */
async function act(subject: string): Promise<BlobId> {
  const blobId = await blobs.put(Buffer.from(`file of ${subject}`), 'text/plain');
  await inTransaction(database.db, async (tx) => {
    audit(tx, { kind: 'system' }, 'test.act', { subject }, Date.now());
    await tx.insertInto('unscanned_file').values({ blob_id: blobId, sent_blob_id: blobId, account_id: newId(), kind: 'material', name_digest: randomBytes(32), taken_at: new Date(), state: 'waiting' }).execute();
  });
  await inTransaction(database.db, (tx) => sealAudit(tx, Date.now(), createSignatures(settings.secretKeys)));
  return blobId;
}

/** Has the server finish the piece of the log it writes, and archives it. */
async function archive(): Promise<void> {
  const server = await runningEmbedded(settings.dataDir);
  const log = logToShip(settings);
  if (!server || !log) throw new Error('nothing runs or nothing is archived');
  const client = new pg.Client(server.login('superuser', 'postgres'));
  await client.connect();
  await client.query("select pg_logical_emit_message(true, 'test', 'the end')"); // an empty piece would not be finished
  const { rows } = await client.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
  await client.end();
  await expect.poll(async () => { await shipLog(log); return existsSync(join(store.log, `${rows[0]?.name ?? ''}.gz.sealed`)); }, { timeout: 30_000 }).toBe(true);
}

const backUp = async () => {
  const source = await openSource(settings);
  try {
    return await makeBackup({ settings, source, store, key, now: Date.now, say: () => undefined });
  } finally {
    await source.close();
  }
};

const restoreInto = (dataDir: string, more: { backup?: string; toTime?: number; key?: Buffer } = {}) =>
  restoreBackup({ store, backup: more.backup, key: more.key ?? key, dataDir, toTime: more.toTime, secretKeys: settings.secretKeys, say: () => undefined });

async function subjectsIn(dataDir: string): Promise<string[]> {
  const server = await startEmbedded({ dataFolder: dataDir, durable: false });
  const db = connect(server.login('app'), { size: 1 });
  try {
    return (await db.selectFrom('audit_event').select('subject').where('action', '=', 'test.act').orderBy('at').execute()).map((row) => row.subject ?? '');
  } finally {
    await db.destroy();
    await server.stop();
  }
}

test('acts before the backup, after it in the archived log, and up to a moment: what is restored is what was', async () => {
  await act('before the backup');
  const manifest = await backUp();
  expect(listBackups(store)).toEqual([manifest.name]);
  await act('after the backup');
  await pause(50);
  const moment = Date.now();
  await pause(50);
  const late = await act('after the moment');
  await archive();

  const whole = await restoreInto(join(root, 'whole'));
  expect(whole.checked).toMatchObject({ files: 3, opened: 3, missing: [], faults: [] });
  expect(await subjectsIn(join(root, 'whole'))).toEqual(['before the backup', 'after the backup', 'after the moment']);

  const earlier = await restoreInto(join(root, 'earlier'), { toTime: moment });
  expect(earlier.checked).toMatchObject({ files: 2, opened: 2, missing: [], faults: [] });
  expect(await subjectsIn(join(root, 'earlier'))).toEqual(['before the backup', 'after the backup']);

  rmSync(diskPathOf(store.files, late)); // a file that is lost is told, not passed over
  expect((await restoreInto(join(root, 'lost'))).checked).toMatchObject({ missing: [late] });
});

test('what is kept anywhere tells nothing: neither names nor texts nor logins stand in it', () => {
  const everything = readdirSync(store.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  expect(everything.length).toBeGreaterThan(5);
  for (const word of ['before the backup', 'file of', 'audit_event (', 'superuser"']) expect(everything.some((bytes) => bytes.includes(word))).toBe(false);
});

test('a restore overwrites nothing, and takes neither another key nor a backup somebody wrote in', async () => {
  const full = join(root, 'full');
  mkdirSync(full);
  writeFileSync(join(full, 'anything'), '');
  await expect(restoreInto(full)).rejects.toThrow('is not empty');
  await expect(restoreInto(join(root, 'other-key'), { key: randomBytes(32) })).rejects.toThrow('another backup key');
  const manifest = await backUp();
  const cluster = join(store.folder, manifest.name, 'cluster.tar.gz.sealed');
  const bytes = readFileSync(cluster);
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  writeFileSync(cluster, bytes);
  await expect(restoreInto(join(root, 'altered'), { backup: manifest.name })).rejects.toThrow('was altered');
  const listed = join(store.folder, manifest.name, 'manifest.json');
  writeFileSync(listed, readFileSync(listed, 'utf8').replace(manifest.startLsn, '0/1'));
  await expect(restoreInto(join(root, 'rewritten'), { backup: manifest.name })).rejects.toThrow('was altered');
  rmSync(join(store.folder, manifest.name), { recursive: true });
});

test('a restore that was broken off is no data folder: no program starts on it', async () => {
  await expect(openDatabase({ ...settings, dataDir: join(root, 'altered') }, resolve('migrations'), { onConnectionLost: () => undefined })).rejects.toThrow('broken off');
});

test('a moment the archive does not reach is told with how far it reaches', async () => {
  await expect(restoreInto(join(root, 'future'), { toTime: Date.now() + 3_600_000 })).rejects.toThrow('does not reach the moment');
});

test('a backup whose disk fills up leaves nothing that looks whole', async () => {
  const before = readdirSync(store.folder);
  const source = await openSource(settings);
  const full: Blobs['get'] = () => Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
  await act('unsaved');
  await expect(makeBackup({ settings, source: { ...source, files: { ...source.files, read: full as never } }, store, key, now: Date.now, say: () => undefined })).rejects.toThrow('no space');
  await source.close();
  expect(readdirSync(store.folder)).toEqual(before);
});

test('what is older than is kept goes, with its log and its files, and never the newest backup', async () => {
  const gone = await act('removed soon');
  await backUp();
  await inTransaction(database.db, (tx) => tx.deleteFrom('unscanned_file').where('blob_id', '=', gone).execute());
  await blobs.remove(gone);
  await pause(5);
  const last = await backUp();
  await archive();
  const days = (n: number) => Date.now() + n * 86_400_000;
  expect(await pruneBackups(store, key, 35, days(1))).toMatchObject({ backups: 0, files: 0 });
  expect(existsSync(diskPathOf(store.files, gone))).toBe(true);
  const pruned = await pruneBackups(store, key, 35, days(40));
  expect(listBackups(store)).toEqual([last.name]);
  expect(pruned.backups).toBe(2);
  expect(pruned.log).toBeGreaterThan(0);
  expect(existsSync(diskPathOf(store.files, gone))).toBe(false);
  expect((await restoreInto(join(root, 'pruned'))).checked).toMatchObject({ missing: [], faults: [] });
});
