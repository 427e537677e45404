/* Completed applications a second: save, commit, check, confirm, order, paid notice, message queued; full rules, audit, encryption. README.md says how to read it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import pino from 'pino';
import { Pool } from 'undici';
import pg from 'pg';
import { buildApp } from '#server/app.ts';
import { makeKit } from '#server/make-kit.ts';
import { listModules } from '#server/modules.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { listPeople } from '#server/people.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { virtualClock } from '#server/platform/clock/clock.ts';
import { readSettings } from '#server/platform/config/settings.ts';
import { clientConfig, connect, pool } from '#server/platform/db/connect.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { formOf, makeApplicants, noticeFor, type Applicant } from './support/applicants.ts';
import { inParallel, machine, openWorld, percentile } from './support/world.ts';

const COUNT = Number(process.argv[2] ?? 600);
const REPLAYED = Math.min(200, COUNT);
const AT_ONCE = 16;

type Call = (method: 'GET' | 'POST' | 'PUT', path: string, body: unknown, as?: Applicant) => Promise<{ status: number; json: unknown }>;

const world = await openWorld();
try {
  process.stderr.write('seeding\n');
  const env = { MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error' };
  const seeded = await inProcess(env, world.template.app, join(world.folder, 'files'));
  for (const module of seeded.modules) await module.atStart?.({ db: seeded.db, kit: seeded.kit });
  const applicants = await makeApplicants(seeded.db, seeded.kit, COUNT);
  await seeded.app.queue.drain();
  const sitting = (await inTransaction(seeded.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (!sitting) throw new Error('一级建造师 is not open');
  await inParallel(applicants, 4, (a) => begin(injected(seeded.app.http), a, sitting));
  await seeded.app.queue.drain();
  await seeded.close();

  process.stderr.write('recording the statements of some applications\n');
  const recorded: { text: string; values: unknown[] }[][] = [];
  const tap = await inProcess(env, await world.copy('recorded'), join(world.folder, 'files'), recorded);
  for (const a of applicants.slice(0, REPLAYED)) {
    recorded.push([]);
    await complete(injected(tap.app.http), a, tap.kit.settings.secretKeys);
  }
  await tap.close();

  process.stderr.write('replaying them bare\n');
  const replayAt = await world.copy('replayed');
  const bare = new pg.Pool({ ...clientConfig(replayAt), max: 8 });
  bare.on('error', () => undefined); // an idle connection that ends with the server is no fault of the replay
  const names = new Map<string, string>();
  const replay = await inParallel(recorded, 8, async (statements) => {
    const client = await bare.connect();
    for (const { text, values } of statements) {
      if (values.length === 0) { await client.query(text); continue; }
      if (!names.has(text)) names.set(text, `s${String(names.size)}`);
      await client.query({ name: names.get(text) ?? '', text, values });
    }
    client.release();
  });
  await bare.end();

  process.stderr.write('measuring over HTTP\n');
  const target = await world.copy('measured');
  const port = 18_431;
  const program = spawn(process.execPath, [...(process.env['CPU_PROFILE'] ? ['--cpu-prof', `--cpu-prof-dir=${process.env['CPU_PROFILE']}`] : []), 'dist/server/main.mjs'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env, ROLE: 'all', PORT: String(port), DATA_DIR: join(world.folder, 'files'), DATABASE_URL: urlOf(target), DATABASE_OWNER_URL: urlOf({ ...world.template.owner, database: target.database }) },
  });
  const client = new Pool(`http://127.0.0.1:${String(port)}`, { connections: AT_ONCE });
  await ready(client);
  const call = overHttp(client);
  const { seconds, each } = await inParallel(applicants.slice(REPLAYED > COUNT / 2 ? 0 : REPLAYED), AT_ONCE, (a) => complete(call, a, seeded.kit.settings.secretKeys));
  program.kill('SIGTERM');
  await client.close();
  await new Promise((resolve) => program.once('exit', resolve));

  const rate = each.length / seconds;
  const bareRate = recorded.length / replay.seconds;
  process.stdout.write(`${JSON.stringify({
    bench: 'apply', machine: machine(), applications: each.length, atOnce: AT_ONCE, statementsPerApplication: Math.round(recorded.reduce((n, r) => n + r.length, 0) / recorded.length),
    completedPerSecond: Math.round(rate), p50Ms: percentile(each, 50), p95Ms: percentile(each, 95), bareReplayPerSecond: Math.round(bareRate), ratioToBareReplay: Math.round((rate / bareRate) * 100) / 100,
    statements: topStatements(recorded),
  }, null, 2)}\n`);
} finally {
  await world.end();
}

function topStatements(all: { text: string }[][]): { times: number; text: string }[] {
  const counts = new Map<string, number>();
  for (const { text } of all.flat()) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, 45).map(([text, n]) => ({ times: Math.round((n / all.length) * 10) / 10, text: text.slice(0, 110) }));
}

async function inProcess(env: Record<string, string>, login: Parameters<typeof connect>[0], dataDir: string, recorded?: { text: string; values: unknown[] }[][]) {
  const settings = readSettings({ ...env, DATA_DIR: dataDir });
  const db = connect(login);
  const limits = pool(login, { size: 2 });
  const kit = await makeKit({ settings, clock: virtualClock(), db, logger: pino({ level: 'error' }) });
  const outside = openOutsideWorld(kit);
  const modules = listModules(kit, outside);
  const app = await buildApp({ db, pool: limits, kit, people: listPeople(db, kit), modules, outside });
  await app.http.ready();
  const untap = recorded ? tapStatements(recorded) : () => undefined;
  return { db, kit, modules, app, async close() { untap(); await app.stop(); await kit.pdf.close(); await limits.end(); await db.destroy(); } };
}

/** Notes every statement a client of this process sends, until the answered function is called. */
function tapStatements(recorded: { text: string; values: unknown[] }[][]): () => void {
  const original = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  Reflect.set(pg.Client.prototype, 'query', function (this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === 'string' ? first : typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : undefined;
    const values = Array.isArray(second) ? second : typeof first === 'object' && first !== null && 'values' in first && Array.isArray(first.values) ? first.values : [];
    if (text !== undefined) recorded.at(-1)?.push({ text, values: [...values] });
    return Reflect.apply(original, this, args);
  });
  return () => { Reflect.set(pg.Client.prototype, 'query', original); };
}

function injected(http: Awaited<ReturnType<typeof inProcess>>['app']['http']): Call {
  return async (method, path, body, as) => {
    const reply = await http.inject({ method, url: path, ...(body !== undefined && { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }), cookies: as ? { 'jinbang-candidate': as.token } : {} });
    return { status: reply.statusCode, json: reply.json() };
  };
}

function overHttp(client: Pool): Call {
  return async (method, path, body, as) => {
    const reply = await client.request({ method, path, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...(as && { cookie: `jinbang-candidate=${as.token}` }) } });
    return { status: reply.statusCode, json: await reply.body.json() };
  };
}

async function must(call: Call, method: 'POST' | 'PUT', path: string, body: unknown, as?: Applicant): Promise<unknown> {
  const { status, json } = await call(method, path, body, as);
  if (status !== 200) throw new Error(`${method} ${path}: ${String(status)} ${JSON.stringify(json)}`);
  return json;
}

async function begin(call: Call, a: Applicant, sittingId: string): Promise<void> {
  a.id = ((await must(call, 'POST', '/api/applications', { sittingId }, a)) as { id: string }).id;
  await must(call, 'PUT', `/api/applications/${a.id}/province`, { province: '37' }, a);
  await must(call, 'POST', `/api/applications/${a.id}/notification`, { accept: 'agree', version: LETTER_VERSION.notification }, a);
  await must(call, 'POST', `/api/applications/${a.id}/instructions`, { accept: 'agree', version: LETTER_VERSION.instructions }, a);
}

async function complete(call: Call, a: Applicant, keys: ReadonlyMap<number, Buffer>): Promise<void> {
  const at = `/api/applications/${a.id ?? ''}`;
  await must(call, 'PUT', `${at}/data`, formOf(a), a);
  await must(call, 'POST', `${at}/commitment`, { accept: 'agree', version: LETTER_VERSION.commitment }, a);
  await must(call, 'POST', `${at}/check`, {}, a);
  await must(call, 'POST', `${at}/confirmation`, {}, a);
  const { orderNumber, payUrl } = (await must(call, 'POST', `${at}/orders`, {}, a)) as { orderNumber: string; payUrl: string };
  const amountInFen = Number(new URL(payUrl).searchParams.get('amountInFen'));
  await must(call, 'POST', '/api/payments/notices', noticeFor(keys, { orderNumber, amountInFen }));
}

async function ready(client: Pool): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const up = await client.request({ method: 'GET', path: '/readyz' }).then(async (r) => { await r.body.dump(); return r.statusCode === 200; }, () => false);
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the program did not become ready');
}

function urlOf(login: { user?: string; password?: string; host?: string; port?: number; database?: string }): string {
  return `postgres://${login.user ?? ''}:${encodeURIComponent(login.password ?? '')}@${login.host ?? ''}:${String(login.port ?? '')}/${login.database ?? ''}`;
}
