/*
 * An upgrade and its way back under load: the release before serves people who apply and pay and people who read; this checkout's migrations run beside it, webs and workers are replaced one after another behind a balancer, both
 * releases work on the new schema for a while; then the release before takes everything over again on the new schema. Ends with 1 when anything answered is lost or doubled, when anybody got another answer than the one meant, or when a process
 * ended by itself. `tsx --tsconfig tsconfig.server.json bench/upgrade.ts [--from=<tag or commit>] [--people=160] [--built=<folder of that release, built>]`; needs `npm run build`.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Pool } from 'undici';
import { z } from 'zod';
import { connect } from '#server/platform/db/connect.ts';
import { startEmbedded } from '#server/platform/db/embedded.ts';
import { openMembers, type Start } from './machines/members.ts';
import { goTheWay, type Met } from './machines/people-at-work.ts';
import type { Applicant } from './support/applicants.ts';
import { beginning, completing, overHttp, type Call } from './support/journey.ts';
import { findLosses } from './support/losses.ts';
import { freePort } from './support/program.ts';
import { machine, urlOf } from './support/world.ts';
import { startBalancer } from './upgrade/balancer.ts';
import { layDown, releaseBefore } from './upgrade/other-release.ts';

const { values } = parseArgs({ options: { from: { type: 'string' }, people: { type: 'string', default: '160' }, built: { type: 'string' } } });
const AT_ONCE = 4;
const READ = ['/', '/exams', '/api/exams', '/notices', '/sign-in', '/search?q=%E6%8A%A5%E5%90%8D'];
const say = (text: string) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const folder = mkdtempSync(join(tmpdir(), 'jinbang-upgrade-'));
const from = values.from ?? releaseBefore();
const before = values.built ?? join(folder, 'before');
if (values.built === undefined) layDown(from, before);
const here = process.cwd();
const newer = readdirSync('migrations').filter((file) => file.endsWith('.sql') && !readdirSync(join(before, 'migrations')).includes(file));
say(`from ${from}: ${String(newer.length)} migrations later`);

for (const name of ['data', 'database']) mkdirSync(join(folder, name));
for (const passed of [folder, join(folder, 'database')]) chmodSync(passed, 0o711); // the database server runs as a user of its own
const server = await startEmbedded({ dataFolder: join(folder, 'database'), durable: true, maxConnections: 100 });
const [owner, app] = [server.login('owner'), server.login('app')];
const shared = { MODE: 'test', CAPTCHA: 'stand-in', DATA_DIR: join(folder, 'data'), SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`, DATABASE_POOL: '5' };
const balancer = await startBalancer();
const env = { PATH: process.env['PATH'] ?? '', TMPDIR: tmpdir(), LOG_LEVEL: 'info', DATABASE_URL: urlOf(app), DATABASE_OWNER_URL: urlOf(owner), TRUSTED_PROXIES: '127.0.0.1', PUBLIC_URL: balancer.origin, DRAIN_SECONDS: '2', ...shared };
const ports = new Map(await Promise.all(['old-1', 'old-2', 'new-1', 'new-2'].map(async (name) => [name, await freePort()] as const)));
const program = (release: string, more: Record<string, string>): Start => ({ program: process.execPath, args: [join(release, 'dist/server/main.mjs')], env: { ...env, ...more } });
const members = openMembers(folder, {
  ...Object.fromEntries([...ports].map(([name, port]) => [name, { ...program(name.startsWith('old') ? before : here, { ROLE: 'web', PORT: String(port) }), ready: `http://127.0.0.1:${String(port)}/readyz` }])),
  'old-worker': program(before, { ROLE: 'worker' }), 'new-worker': program(here, { ROLE: 'worker' }),
});
for (const [name, port] of ports) balancer.put(name, port);

try {
  await start('old-1', 'old-2');
  await members.start('old-worker');
  const { sitting, applicants } = seedPeople();
  await until('the worker verified everybody', async () => (await count(`select count(*)::int as n from jobs.job where name = 'verification.ask-registry' and state = 'completed'`)) >= 2 * applicants.length);
  say(`${String(applicants.length)} people, two webs and a worker of the release before`);

  const met: Met = { acknowledged: [], others: new Map() };
  const reads = { answered: 0, faults: [] as string[] };
  let phase = '';
  let over = false;
  const client = new Pool(balancer.origin, { connections: AT_ONCE + 2 });
  const steps = [...beginning(sitting), ...completing()];
  const waiting = applicants.slice();
  const refused: string[] = [];
  const asked = overHttp(client);
  const call: Call = async (method, path, body, as, key) => {
    const reply = await asked(method, path, body, as, key);
    // a line that was cut may be tried again with its key; nothing else but the answer meant may come to anybody
    if (reply.status !== 200 && reply.status !== 502) refused.push(`${phase}: ${method} ${path} ${String(reply.status)} ${JSON.stringify(reply.json)}`);
    return reply;
  };
  const crowd = Promise.all(Array.from({ length: AT_ONCE }, async () => { for (let one = waiting.shift(); one && !over; one = waiting.shift()) await goTheWay([call], steps, one, met, () => phase); }));
  crowd.catch(() => { over = true; });
  const readers = Promise.all([0, 1].map(async (nth) => {
    for (let i = nth; !over; i += 1) {
      const path = READ[i % READ.length] ?? '/';
      const said = await client.request({ method: 'GET', path }).then(async (reply) => { await reply.body.dump(); return reply.statusCode; }, (problem: unknown) => String(problem));
      if (said === 200) reads.answered += 1;
      else reads.faults.push(`${phase}: ${path} ${String(said)}`);
      await pause(60);
    }
  }));

  let wayBack = 'as it is';
  const table: object[] = [];
  const acts: [string, () => Promise<unknown>][] = [
    ['the release before', () => pause(4_000)],
    ['the new one migrates beside it', () => start('new-1')],
    ['both at work on the new schema', () => pause(6_000)],
    ['webs replaced one after another', async () => { await stop('old-1'); await start('new-2'); await stop('old-2'); }],
    ['the worker replaced', async () => { await members.start('new-worker'); await stop('old-worker'); }],
    ['the new release', () => pause(5_000)],
    ['the release before comes back', async () => {
      await start('old-1').catch(async (problem: unknown) => {
        if (!String(problem).includes('corrupted migrations')) throw problem;
        // a release older than the tolerance for newer schemas (docs/operations/upgrade.md): its own folder lacks the names
        wayBack = 'with the newer migrations copied into its folder';
        for (const file of newer) cpSync(join('migrations', file), join(before, 'migrations', file));
        await start('old-1');
      });
      await stop('new-1');
      await start('old-2');
      await stop('new-2');
      await members.start('old-worker');
      await stop('new-worker');
    }],
    ['the release before on the new schema', () => pause(6_000)],
  ];
  for (const [name, act] of acts) {
    phase = name;
    const [acknowledged, answered] = [met.acknowledged.length, reads.answered];
    if (waiting.length === 0) throw new Error(`the people were through before “${name}”: give more with --people`);
    await act();
    table.push({ phase: name, acknowledged: met.acknowledged.length - acknowledged, read: reads.answered - answered, sentAgain: Object.fromEntries(met.others.get(name) ?? []) });
    say(JSON.stringify(table.at(-1)));
  }
  phase = 'to the end';
  over = true;
  await Promise.all([crowd, readers]);
  await until('the worker sent what waited', async () => (await count(`select count(*)::int as n from jobs.job where name = 'notices.send-message' and state in ('created', 'active', 'retry')`)) === 0);

  const db = connect(app);
  const faults = [
    ...(await findLosses(db, met.acknowledged)),
    ...reads.faults,
    ...refused,
    ...members.surprises().filter((what) => wayBack === 'as it is' || !what.startsWith('old-1')),
    ...(await failedJobs()),
  ];
  await db.destroy();
  await client.destroy();
  const served = Object.fromEntries(balancer.served());
  for (const name of ports.keys()) if ((served[name] ?? 0) === 0) faults.push(`${name} served nobody`);
  process.stdout.write(`${JSON.stringify({ bench: 'upgrade', machine: machine(), from, migrations: newer.length, acknowledged: met.acknowledged.length, read: reads.answered, cutOff: balancer.cut(), served, wayBack, phases: table, faults }, null, 2)}\n`);
  if (faults.length > 0) process.exitCode = 1;
} finally {
  await members.close();
  await balancer.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function start(...names: string[]): Promise<void> {
  for (const name of names) await members.start(name);
  await pause(500); // the balancer's look takes it in
}

async function stop(name: string): Promise<void> {
  const code = await members.stop(name);
  if (code !== 0) throw new Error(`${name} ended with ${String(code)} when it was told to stop`);
}

function seedPeople(): { sitting: string; applicants: Applicant[] } {
  mkdirSync(join(before, 'bench/upgrade'), { recursive: true });
  copyFileSync('bench/upgrade/seed-people.ts', join(before, 'bench/upgrade/seed-people.ts'));
  const seed = JSON.stringify({ login: app, env: shared, dataDir: shared.DATA_DIR, people: Number(values.people) });
  const said = execFileSync(process.execPath, [join(before, 'node_modules/tsx/dist/cli.mjs'), '--tsconfig', 'tsconfig.server.json', 'bench/upgrade/seed-people.ts'], { cwd: before, encoding: 'utf8', env: { ...process.env, SEED: seed }, maxBuffer: 100_000_000 });
  const Said = z.object({ sitting: z.string(), applicants: z.array(z.custom<Applicant>((one) => z.object({ accountId: z.string(), token: z.string(), educationId: z.string() }).safeParse(one).success)) });
  return Said.parse(JSON.parse(said));
}

async function count(text: string): Promise<number> {
  const [row] = await asOwner(text);
  return Number(row?.['n'] ?? -1);
}

/** Jobs that failed for good: a job of one release the other could not do would be among them. */
async function failedJobs(): Promise<string[]> {
  return (await asOwner(`select name, count(*)::int as n from jobs.job where state = 'failed' group by name`)).map((row) => `${String(row['n'])} jobs ${String(row['name'])} failed`);
}

async function asOwner(text: string): Promise<Record<string, unknown>[]> {
  const asked = new pg.Client({ ...owner });
  await asked.connect();
  try {
    return (await asked.query<Record<string, unknown>>(text)).rows;
  } finally {
    await asked.end();
  }
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 180_000; performance.now() < end; await pause(200)) if (await holds().catch(() => false)) return;
  throw new Error(`did not come about: ${what}`);
}
