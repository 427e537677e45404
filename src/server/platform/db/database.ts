import type { Pool } from 'pg';
import { refuseHalfRestored } from '../backup/restoring.ts';
import { logToShip, shipLog } from '../backup/ship-log.ts';
import { connectTo, pool, type Address } from './connect.ts';
import { startEmbedded } from './embedded.ts';
import { startFault } from '#server/platform/config/start-fault.ts';
import { migrate } from './migrate.ts';
import { checkPooledLogin } from './pooled-login.ts';
import { openReplica, type Replica, type ReplicaOptions } from './replica.ts';
import { knockAt, untilAccepting } from './until-accepting.ts';
import { isUnavailable } from './unavailable.ts';
import type { Settings } from '#server/platform/config/settings.ts';
import type { Db } from './tx.ts';

/** The database, migrated and ready. */
export type OpenDatabase = {
  db: Db;
  /** The connections below `db`, for what must speak plain SQL. */
  pool: Pool;
  /** The login the program runs as; for helpers that need connections of their own. */
  runner: Address;
  /** The login that owns the tables; only for what changes the schema at start. */
  owner: Address;
  migrated: string[];
  /** The standby look-ups read from, where there is one. */
  replica: Replica | undefined;
  /** Called when the embedded server ends by itself; there is no going on without it. */
  onLost: (listener: (why: string) => void) => void;
  close: () => Promise<void>;
};

/** Who is told what befalls the connections. */
export type Told = { onConnectionLost: (error: Error) => void; onReplica?: ReplicaOptions['onChange'] };

/** Opens what the settings name: the server of DATABASE_URL, or the embedded one in the data folder; migrates it first. */
export async function openDatabase(settings: Settings, migrations: string, { onConnectionLost, onReplica }: Told): Promise<OpenDatabase> {
  refuseHalfRestored(settings.dataDir);
  const log = logToShip(settings);
  const embedded = settings.database === undefined ? await startEmbedded({ dataFolder: settings.dataDir, durable: true, archive: log && { out: log.out, everySeconds: settings.backup.logSeconds } }) : undefined;
  try {
    const owner: Address = embedded ? embedded.login('owner') : { url: settings.database?.ownerUrl ?? '' };
    const pooled = settings.database?.pooledByTransaction ?? false;
    const runner: Address = embedded ? embedded.login('app') : pooled ? { url: settings.database?.url ?? '', pooled } : { url: settings.database?.url ?? '', role: 'jinbang_app' };
    await untilAccepting(() => knockAt(owner)).catch((error: unknown) => { throw startFault(`the database cannot be reached: ${error instanceof Error ? error.message : String(error)}`, error); });
    const migrated = await migrate(owner, migrations);
    let closing = false; // connections that end then are not lost
    const connections = pool(runner, { size: settings.poolSize, onConnectionLost: (error) => { if (!closing) onConnectionLost(error); } });
    const db = connectTo(connections);
    // the server answers already; a pooler that found it away looks again a little later
    if (pooled) await untilAccepting(() => checkPooledLogin(db), { within: 30_000, every: 500 }, isUnavailable).catch(async (error: unknown) => { await db.destroy(); throw error; });
    const replica = settings.database?.replicaUrl === undefined ? undefined : await openReplica(db, { url: settings.database.replicaUrl, role: 'jinbang_app' }, { size: settings.poolSize, mostLagSeconds: settings.replicaLagSeconds, onChange: onReplica });
    return {
      db,
      replica,
      pool: connections,
      runner,
      owner,
      migrated,
      onLost: (listener) => embedded?.onUnexpectedEnd(listener),
      close: async () => {
        closing = true;
        await replica?.close();
        await db.destroy();
        await embedded?.stop();
        if (log) await shipLog(log).catch(() => undefined); // the server puts its last piece out as it ends; what cannot be kept now is kept at the next start
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}
