import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { openObjectStore } from '#server/platform/blobs/object-store.ts';
import { holdDataFolder } from '#server/platform/config/data-folder.ts';
import type { Settings } from '#server/platform/config/settings.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { clientConfig, type Address } from '#server/platform/db/connect.ts';
import { runningEmbedded, startEmbedded } from '#server/platform/db/embedded.ts';
import { openOutside } from '#server/platform/outside/outside.ts';
import { diskSource, objectSource, type FileSource } from './kept-files.ts';

/** What is backed up: a server that works, however it is run, and the files. */
export type BackupSource = { embedded: boolean; copier: Address; owner: Address; files: FileSource; close(): Promise<void> };

/** Opens what the settings name. The embedded server is taken as it runs; where it does not, it is started for as long as the backup takes, and nobody else can start on the folder. */
export async function openSource(settings: Settings): Promise<BackupSource> {
  const store = settings.blobs.kind === 's3' ? await openObjectStore(settings.blobs.store, openOutside()) : undefined;
  const files = store ? objectSource(store) : diskSource(join(settings.dataDir, 'blobs'));
  if (settings.database) {
    const owner = { url: settings.database.ownerUrl };
    return { embedded: false, copier: owner, owner, files, close: () => Promise.resolve(store?.close()) };
  }
  if (!existsSync(join(settings.dataDir, 'database', 'cluster', 'PG_VERSION'))) throw startFault(`there is no database in ${settings.dataDir}`);
  const running = await runningEmbedded(settings.dataDir);
  const held = running ? undefined : holdDataFolder(settings.dataDir);
  const server = running ?? await startEmbedded({ dataFolder: settings.dataDir, durable: true });
  return {
    embedded: true, copier: server.login('superuser', 'postgres'), owner: server.login('owner'), files,
    async close() {
      store?.close();
      if (!running) await server.stop();
      held?.release();
    },
  };
}

/** Asks the database as its owner, on a connection of its own. */
export async function asOwner<T>(owner: Address, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(clientConfig(owner, 3_600_000));
  client.on('error', () => undefined); // told by the statement
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
