/*
 * Two web processes and one worker on one DATABASE_URL: they start together on an empty database, serve one candidate's way in turns, share
 * sign-ins and rate limits, and go on by themselves after the database server crashed under them. Ends with 1 at the first thing that is not so.
 * `tsx --tsconfig tsconfig.server.json bench/many-processes.ts`; the server is an embedded one of its own, or the one of TEST_DATABASE_URL
 * (a superuser's address on this machine, PostgreSQL 15 or later, for tests only).
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Pool } from 'undici';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { ensureRolesAndDatabase, type Login } from '#server/platform/db/roles.ts';
import { startScratchServer } from '#server/platform/db/scratch-server.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { makeApplicants } from './support/applicants.ts';
import { beginning, completing, overHttp } from './support/journey.ts';
import { jobsDone } from './support/killing.ts';
import { findLosses, type Acknowledged } from './support/losses.ts';
import { freePort, inProcess } from './support/program.ts';
import { machine, urlOf } from './support/world.ts';

const WITHIN = 120_000;
/** Of the class sign_in in test mode: 60 × 20 in five minutes, from one address. */
const SIGN_INS = 1_200;

const { superuser, owner, app, discard } = await openServer();
const folder = mkdtempSync(join(tmpdir(), 'jinbang-many-'));
const secretKeys = `1:${randomBytes(32).toString('base64')}`;
const children: ChildProcess[] = [];
try {
  const shared = { MODE: 'test', CAPTCHA: 'stand-in', DATA_DIR: folder, SECRET_KEYS: secretKeys, DATABASE_URL: urlOf(app), DATABASE_OWNER_URL: urlOf(owner), DATABASE_POOL: '5' };
  const ports = [await freePort(), await freePort()];
  const site = { ...shared, PUBLIC_URL: `http://127.0.0.1:${String(ports[0])}` };
  const began = performance.now();
  await Promise.all([start({ ...site, ROLE: 'worker' }), ...ports.map((port) => start({ ...site, ROLE: 'web', PORT: String(port) }))]);
  say(`three processes started together on an empty database: ${String(Math.round(performance.now() - began))} ms`);

  const own = await inProcess(shared, app, folder);
  const applicants = await makeApplicants(own.db, own.kit, 6);
  await until('the worker verified everybody', async () => (await jobs('verification.ask-registry', ['completed'])) >= 2 * applicants.length);
  const sitting = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (!sitting) throw new Error('一级建造师 is not open');
  const webs = ports.map((port) => new Pool(`http://127.0.0.1:${String(port)}`, { connections: 6 }));
  const [one, other] = webs.map((web) => overHttp(web));
  if (!one || !other) throw new Error('two webs were to be started');
  const steps = [...beginning(sitting), ...completing()];
  const acknowledged: Acknowledged[] = [];
  const inTurns = async (a: (typeof applicants)[number]) => {
    for (const [i, step] of steps.entries()) {
      const { method, path, body, anonymous } = step.call(a);
      const { status, json } = await (i % 2 === 0 ? one : other)(method, path, body, anonymous ? undefined : a);
      if (status !== 200) throw new Error(`${step.name} at ${i % 2 === 0 ? 'one' : 'the other'} web: ${String(status)} ${JSON.stringify(json)}`);
      step.take?.(a, json);
      acknowledged.push({ act: step.name, accountId: a.accountId, applicationId: a.id ?? '', orderNumber: a.order?.orderNumber, answer: json });
    }
  };
  await Promise.all(applicants.slice(0, 3).map(inTurns));
  await until('the worker did the jobs of both webs', async () => (await jobs('notices.send-message', ['created', 'retry', 'active'])) === 0);
  say('three candidates from choosing the exam to 报名完成, each act at the other web');

  const ended = new Set<number>();
  for (let sent = 0; sent < SIGN_INS + 20; sent += 20) {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? one : other)('POST', '/api/recoveries/proof', {})));
    const refused = replies.filter((r) => r.status === 429).length;
    if (refused > 0) ended.add(sent + 20 - refused);
  }
  if (!ended.has(SIGN_INS)) throw new Error(`the two webs let ${[...ended].join()} attempts pass, not ${String(SIGN_INS)} together`);
  say(`the limit of ${String(SIGN_INS)} attempts holds for both together`);

  const before = await jobsDone(own.db);
  const answers = new Map<number, number>();
  const crash = pause(300).then(crashServer);
  for (const end = performance.now() + 6_000; performance.now() < end;) {
    for (const web of webs) {
      const statusCode = await web.request({ method: 'GET', path: '/api/exams' }).then(async (r) => { await r.body.dump(); return r.statusCode; }, () => 0);
      answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1);
    }
  }
  await crash;
  if ([...answers.keys()].some((status) => status !== 200 && status !== 503)) throw new Error(`answers while the database was away: ${JSON.stringify([...answers])}`);
  for (const web of webs) await until('a web is ready again', async () => (await web.request({ method: 'GET', path: '/readyz' }).then(async (r) => { await r.body.dump(); return r.statusCode; })) === 200);
  await Promise.all(applicants.slice(3).map(inTurns));
  await until('the worker works again', async () => (await jobsDone(own.db)) > before && (await jobs('notices.send-message', ['created', 'retry', 'active'])) === 0);
  const losses = await findLosses(own.db, acknowledged);
  if (losses.length > 0) throw new Error(`lost: ${losses.join('; ')}`);
  if (children.some((child) => child.exitCode !== null)) throw new Error('a process ended with its database');
  say(`the database crashed and came back: answers ${JSON.stringify(Object.fromEntries(answers))}, three more candidates finished, nothing of ${String(acknowledged.length)} acts lost`);
  await Promise.all(webs.map((web) => web.destroy()));
  await own.close();
  process.stdout.write(`${JSON.stringify({ bench: 'many-processes', machine: machine(), acknowledged: acknowledged.length, answersWhileAway: Object.fromEntries(answers) }, null, 2)}\n`);
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit').then(() => undefined) : Promise.resolve())));
  rmSync(folder, { recursive: true, force: true });
  await discard();
}

type Server = { superuser: Login; owner: Login; app: Login; discard: () => Promise<void> };

async function openServer(): Promise<Server> {
  const address = process.env['TEST_DATABASE_URL'];
  if (!address) {
    const { server, discard } = await startScratchServer({ durable: true }); // without, a crash may lose what was committed a moment before
    return { superuser: server.login('superuser', 'postgres'), owner: server.login('owner'), app: server.login('app'), discard };
  }
  const { hostname, port, username, password } = new URL(address);
  const superuser: Login = { host: hostname, port: Number(port), user: decodeURIComponent(username), password: decodeURIComponent(password), database: 'postgres' };
  const mark = randomBytes(4).toString('hex');
  const login = (user: string): Login => ({ ...superuser, user: `${user}_${mark}`, password: randomBytes(12).toString('hex'), database: `many_${mark}` });
  const [owner, app] = [login('many_owner'), login('many_app')];
  await ensureRolesAndDatabase(superuser, owner, app);
  await asSuperuser(superuser, `do $$ begin create role jinbang_app nologin; exception when duplicate_object then null; end $$; grant jinbang_app to ${owner.user}, ${app.user}`);
  return {
    superuser, owner, app,
    discard: async () => {
      await asSuperuser(superuser, `drop database ${owner.database} with (force)`);
      await asSuperuser(superuser, `drop role ${owner.user}; drop role ${app.user}`);
    },
  };
}

async function asSuperuser(login: Login, text: string): Promise<unknown[]> {
  const client = new pg.Client(login);
  client.on('error', () => undefined); // the crash ends this connection too
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** kill -9 for one session: PostgreSQL then ends all of them, replays its log and takes connections again on the same port. */
async function crashServer(): Promise<void> {
  const [row] = await asSuperuser(superuser, `select pid from pg_stat_activity where datname = '${app.database}' and backend_type = 'client backend' limit 1`);
  const pid = typeof row === 'object' && row !== null && 'pid' in row ? Number(row.pid) : 0;
  if (pid <= 1) throw new Error('no session to kill');
  process.kill(pid, 'SIGKILL');
}

async function jobs(name: string, states: readonly string[]): Promise<number> {
  const [row] = await asSuperuser({ ...superuser, database: app.database }, `select count(*)::int as n from jobs.job where name = '${name}' and state in (${states.map((state) => `'${state}'`).join()})`);
  return typeof row === 'object' && row !== null && 'n' in row ? Number(row.n) : -1;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + WITHIN; performance.now() < end; await pause(100)) if (await holds().catch(() => false)) return;
  throw new Error(`did not come about: ${what}`);
}

/** The built program; answers when its log says that it is ready. */
async function start(env: Record<string, string>): Promise<void> {
  const child = spawn(process.execPath, ['dist/server/main.mjs'], { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: process.env['PATH'], TMPDIR: tmpdir(), LOG_LEVEL: 'info', ...env } });
  children.push(child);
  let said = '';
  const ready = new Promise<void>((resolve) => child.stdout.on('data', (data) => {
    if (said.includes('"msg":"ready"')) return; // read on, so that the program never waits for us
    said += String(data);
    if (said.includes('"msg":"ready"')) resolve();
  }));
  const ended = once(child, 'exit').then(() => { throw new Error(`${env['ROLE'] ?? ''} ended while starting: ${said.slice(-2_000)}`); });
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
