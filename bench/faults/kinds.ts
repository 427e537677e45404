import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Chance } from '../support/chance.ts';
import { WEBS, WORKERS, type Installation } from './installation.ts';

/** Takes the fault away again: what an operator, a service manager or the weather does. Nothing else is done by hand. */
export type Heal = () => Promise<void>;

/** One way in which things go wrong. */
export type Fault = {
  name: string;
  /** What it needs beside the installation: disks of its own, which only root can mount. */
  needs?: 'disks';
  /** Strikes through a web or a session of the database, and so before what takes those away; or leaves no session to any other fault, and so after them. */
  strikes?: 'first' | 'last';
  /** What must stand before people come. */
  prepare?: (site: Installation) => Promise<void>;
  strike: (site: Installation, chance: Chance) => Promise<Heal>;
};

const BACK_WITHIN = 90_000;
const nothing: Heal = () => Promise.resolve();
/** What a service manager does about a database server that ended. */
const databaseAgain = (site: Installation): Heal => () => site.postgres().start(BACK_WITHIN);

function kills(name: string, victims: (chance: Chance) => readonly ((typeof WEBS)[number] | (typeof WORKERS)[number])[]): Fault {
  return {
    name,
    async strike(site, chance) {
      const killed = victims(chance);
      await Promise.all(killed.map((one) => site.members.kill(one)));
      return async () => { await Promise.all(killed.map((one) => site.start(one))); };
    },
  };
}

/** Sessions that come and never go: every place of the server is taken, those of the program too. */
async function takeAllConnections(site: Installation): Promise<Heal> {
  const taken: pg.Client[] = [];
  const login = { ...site.app, port: site.postgres().login.port };
  const take = async (): Promise<boolean> => {
    const client = new pg.Client({ ...login, application_name: 'taker', connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    return client.connect().then(() => { taken.push(client); return true; }, () => false);
  };
  const until = Date.now() + 3_000;
  for (let refused = 0; refused < 3 && Date.now() < until;) {
    if (await take()) continue;
    refused += 1;
    await site.ask((ask) => ask(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jinbang_app' and application_name <> 'taker'`)).catch(() => []);
  }
  return async () => { await Promise.all(taken.map((client) => client.end().catch(() => undefined))); };
}

/** Sessions that lock what everybody needs and sit on it. */
function locks(name: string, statements: readonly string[]): Fault {
  return {
    name, strikes: 'first',
    async strike(site) {
      const holders = await Promise.all(statements.map(async (statement) => {
        const client = new pg.Client({ ...site.postgres().login, connectionTimeoutMillis: 5_000 });
        client.on('error', () => undefined);
        await client.connect();
        await client.query('begin');
        await client.query(statement);
        return client;
      }));
      return async () => {
        await Promise.all(holders.map(async (client) => {
          await client.query('rollback').catch(() => undefined);
          await client.end().catch(() => undefined);
        }));
      };
    },
  };
}

function diskOf(site: Installation, which: 'databaseDisk' | 'filesDisk') {
  const disk = site[which];
  if (!disk) throw new Error('there are no disks of our own here');
  return disk;
}

/** At the first web that answers; one after the other, so that it is done once. */
async function onAnyWeb(site: Installation, ask: (origin: string) => Promise<void>): Promise<void> {
  const [first, second] = site.origins;
  await ask(first ?? '').catch(() => ask(second ?? ''));
}

/** Moves the clock of the whole installation: nothing of an application hangs on ten minutes, so everything must go on. */
async function moveClock(site: Installation, move: object): Promise<void> {
  for (const until = Date.now() + BACK_WITHIN; ; await pause(200)) {
    const moved = await onAnyWeb(site, async (origin) => {
      const reply = await fetch(`${origin}/api/demo/clock`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ move }), signal: AbortSignal.timeout(10_000) });
      if (reply.status !== 200) throw new Error(`the clock was not moved: ${String(reply.status)} ${await reply.text()}`);
    }).then(() => true, (error: unknown) => { if (Date.now() > until) throw error; return false; });
    if (moved) return;
  }
}

/** Every fault of the harness, the cheap ones first. */
export const FAULTS: readonly Fault[] = [
  kills('kill a web', (chance) => [chance.pick(WEBS)]),
  kills('kill both webs', () => WEBS),
  kills('kill a worker', (chance) => [chance.pick(WORKERS)]),
  kills('kill everything but the database', () => [...WEBS, ...WORKERS]),
  { name: 'kill a database session', strike: (site) => { site.postgres().kill('session'); return Promise.resolve(databaseAgain(site)); } },
  { name: 'kill the postmaster', strike: (site) => { site.postgres().kill('postmaster'); return Promise.resolve(databaseAgain(site)); } },
  { name: 'kill the database whole', strike: (site) => { site.postgres().kill('whole'); return Promise.resolve(databaseAgain(site)); } },
  { name: 'database restart, fast', strike: async (site) => { await site.postgres().stop('fast'); return databaseAgain(site); } },
  { name: 'database restart, immediate', strike: async (site) => { await site.postgres().stop('immediate'); return databaseAgain(site); } },
  { name: 'failover to the standby', prepare: (site) => site.addStandby(), strike: async (site) => { site.postgres().kill('whole'); await pause(100); return () => site.failOver(); } },
  { name: 'connection exhaustion', strikes: 'last', strike: takeAllConnections },
  locks('lock storm, tables', ['lock table application in access exclusive mode', 'lock table payment_order in exclusive mode']),
  locks('lock storm, rows', [`select from application where ended is null for update`, `select from account for update`, `select from jobs.job where state in ('created', 'retry') for update skip locked`]),
  { name: 'database line cut', strike: (site) => { site.lines.database.cut(); return Promise.resolve(() => { site.lines.database.restore(); return Promise.resolve(); }); } },
  { name: 'database line half-open', strike: (site) => { site.lines.database.silence(); return Promise.resolve(() => { site.lines.database.restore(); return Promise.resolve(); }); } },
  {
    name: 'client lines half-open', strike: (site) => {
      for (const line of site.lines.webs) line.silence();
      return Promise.resolve(() => { for (const line of site.lines.webs) line.restore(); return Promise.resolve(); });
    },
  },
  {
    name: 'clock jump', strikes: 'first', strike: async (site, chance) => {
      const minutes = 3 + chance.below(8);
      await moveClock(site, { kind: 'forward', milliseconds: minutes * 60_000 });
      return () => moveClock(site, { kind: 'real' });
    },
  },
  { name: 'registries down', strike: async (site) => { await site.members.kill('registries'); return () => site.start('registries'); } },
  {
    name: 'a process of the database held up', strike: (site, chance) => {
      const pid = site.postgres().helper(chance.pick(['walwriter', 'checkpointer', 'background writer'] as const));
      if (pid === undefined) return Promise.resolve(nothing);
      process.kill(pid, 'SIGSTOP');
      return Promise.resolve(() => { process.kill(pid, 'SIGCONT'); return Promise.resolve(); });
    },
  },
  { name: 'slow disk of the database', needs: 'disks', strike: (site) => { diskOf(site, 'databaseDisk').hold(); return Promise.resolve(() => { diskOf(site, 'databaseDisk').release(); return Promise.resolve(); }); } },
  { name: 'full disk of the database', needs: 'disks', strike: (site) => { diskOf(site, 'databaseDisk').fill(); return Promise.resolve(async () => { diskOf(site, 'databaseDisk').free(); await site.postgres().start(BACK_WITHIN); }); } },
  {
    name: 'read-only disk of the database', needs: 'disks', strike: (site) => {
      diskOf(site, 'databaseDisk').failWrites();
      return Promise.resolve(async () => {
        await site.postgres().stop('immediate');
        diskOf(site, 'databaseDisk').repair();
        await site.postgres().start(BACK_WITHIN);
      });
    },
  },
  { name: 'full disk of the files', needs: 'disks', strike: (site) => { diskOf(site, 'filesDisk').fill(); return Promise.resolve(() => { diskOf(site, 'filesDisk').free(); return Promise.resolve(); }); } },
];
