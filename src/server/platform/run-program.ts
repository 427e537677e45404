import type { Logger } from 'pino';
import { holdDataFolder, makeWritable } from './config/data-folder.ts';
import { withKeptSecretKeys } from './config/secret-keys.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { isStartFault, startFault } from './config/start-fault.ts';
import { openDatabase, type OpenDatabase } from './db/database.ts';
import { createLogger } from './logger.ts';

/** What the program consists of once the database is there: pages and API, and (role worker) the jobs. */
export type Program = {
  /** Accepts requests. */
  listen: (address: { host: string; port: number }) => Promise<unknown>;
  /** Lines said after the start of a demonstration: where to begin. */
  welcome?: readonly string[];
  /** Takes up the work the database holds: jobs, schedules. */
  startWork: () => Promise<void>;
  /** Takes no more requests nor jobs, and finishes those in hand. */
  stop: () => Promise<void>;
};

export type BuildProgram = (parts: { settings: Settings; database: OpenDatabase; logger: Logger }) => Promise<Program>;

const STOP_WITHIN = 40_000;

/**
 * Runs the program from start to end: settings, data folder, database, migrations, pages, jobs; on SIGTERM or Ctrl-C it stops taking
 * requests, finishes those in hand, the jobs and then the database. What an operator can mend is said in one line, with exit code 1.
 */
export async function runProgram(env: Record<string, string | undefined>, migrations: string, build: BuildProgram): Promise<void> {
  const steps: (() => Promise<void> | void)[] = [];
  let logger: Logger | undefined;
  let ending: Promise<never> | undefined;
  let askedAt = 0;
  const stops = { asked: false };
  let drain = 0;

  const end = (code: number): void => {
    process.exitCode = code;
    if (ending) return;
    setTimeout(() => process.exit(1), drain + STOP_WITHIN).unref(); // a step that hangs must not keep a deployment waiting
    ending = undo(steps, logger).then((allWell) => process.exit(allWell ? process.exitCode : 1));
  };
  const crash = (error: unknown): void => {
    logger?.fatal({ err: error }, 'unexpected fault');
    complain(error);
    end(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (ending && Date.now() - askedAt > 1_000) process.exit(1); // asked again: the person does not want to wait (the first may come twice, from the terminal and from npm)
      askedAt ||= Date.now();
      stops.asked = true;
      end(0);
    });
  }
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);

  try {
    const read = readSettings(env);
    if (read.database) makeWritable(read.dataDir); // several processes may share it, as they share the database
    else steps.push(holdDataFolder(read.dataDir).release);
    const settings = withKeptSecretKeys(read);
    drain = settings.drainSeconds * 1_000;
    logger = createLogger(settings);
    const log = logger;
    const database = await openDatabase(settings, migrations, {
      onConnectionLost: (error) => log.warn({ err: error }, 'a database connection was lost'),
      onReplica: (standing, lagSeconds) => log.warn({ standing, lagSeconds }, standing === 'near' ? 'look-ups read the standby' : 'look-ups read the primary: the standby is behind or away'),
    });
    steps.push(database.close);
    database.onLost((why) => crash(startFault(why)));
    if (database.migrated.length > 0) log.info({ migrations: database.migrated }, 'migrated');
    const program = await build({ settings, database, logger: log });
    steps.push(program.stop);
    if (settings.role !== 'worker') await listen(program, settings);
    if (settings.role !== 'web') await program.startWork();
    log.info({ role: settings.role, address: settings.publicUrl, mode: settings.mode }, 'ready');
    if (settings.mode === 'demo') process.stdout.write([`Jinbang 金榜 is ready: ${settings.publicUrl}`, ...(program.welcome ?? []), ''].join('\n'));
  } catch (error) {
    if (stops.asked) return; // asked to end while still starting: what the end took away from the start is no fault
    complain(error);
    end(1);
  }
}

/** Takes the steps of the start back, last first, each even if another fails; true when all went well. */
async function undo(steps: (() => Promise<void> | void)[], logger: Logger | undefined): Promise<boolean> {
  let allWell = true;
  for (const step of steps.reverse()) {
    try {
      await step();
    } catch (error) {
      allWell = false;
      logger?.error({ err: error }, 'a step of the shutdown failed');
    }
  }
  logger?.info('stopped');
  logger?.flush();
  return allWell;
}

async function listen(program: Program, { host, port }: Settings): Promise<void> {
  try {
    await program.listen({ host, port });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') throw startFault(`port ${String(port)} on ${host} is in use by another program; end it, or set PORT to another number`, error);
    if (code === 'EACCES') throw startFault(`port ${String(port)} may not be used by this user; set PORT to 1024 or higher`, error);
    if (code === 'EADDRNOTAVAIL') throw startFault(`this machine has no address ${host}; set HOST to one of its addresses, or 0.0.0.0 for all`, error);
    throw error;
  }
}

/** One line for what can be put right, everything for a bug. */
function complain(error: unknown): void {
  const text = isStartFault(error) ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`jinbang: ${text}\n`);
}
