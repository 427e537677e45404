/*
 * The same act beside a peer: browse, apply, hold, pay, settled, on ours and on Vendure (the nearest npm product with stock, order states and payment), in one run, on one PostgreSQL with the same settings
 * (fsync on), by the same client, one process each, in turns, three times. The peer is no part of the product: it is installed into a temporary folder. README.md says what each side does more than the other.
 * `npm run build`, then `tsx --tsconfig tsconfig.server.json bench/peers.ts [--people=150] [--at-once=8] [--turns=3] [--peer=<folder with @vendure/core installed>]`
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { Pool } from 'undici';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { buy } from './peers/shop.ts';
import { goodsOf, VENDURE_PROGRAM } from './peers/vendure-program.ts';
import { makeApplicants } from './support/applicants.ts';
import { beginning, completing, overHttp, walk } from './support/journey.ts';
import { freePort, inProcess, rssMbOf, startProgram } from './support/program.ts';
import { inParallel, machine, openWorld, percentile, urlOf } from './support/world.ts';

const VERSION = '3.7.3';
const { values } = parseArgs({ options: { people: { type: 'string', default: '150' }, 'at-once': { type: 'string', default: '8' }, turns: { type: 'string', default: '3' }, peer: { type: 'string' } } });
const [PEOPLE, AT_ONCE, TURNS] = [Number(values.people), Number(values['at-once']), Number(values.turns)];
const STOCK = 1_000_000;
const say = (text: string) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

type Turn = { turn: number; actsPerSecond: number; p50: number; p95: number; p99: number; errors: number; memoryMb: number; load: number[] };

const world = await openWorld();
const scratch = values.peer ?? mkdtempSync(join(tmpdir(), 'jinbang-peer-'));
try {
  install();
  const peerDatabase = await emptyDatabase('peer');
  const peerEnv = { PATH: process.env['PATH'], DATABASE_URL: peerDatabase, PORT: String(await freePort()), PEER_PASSWORD: randomBytes(12).toString('hex'), NODE_ENV: 'production', TZ: 'UTC' };
  say('the peer fills its shop');
  const filled = spawnSync(process.execPath, ['program.cjs', 'fill'], { cwd: scratch, env: peerEnv, encoding: 'utf8' });
  if (filled.status !== 0) throw new Error(`the peer did not fill its shop: ${filled.stderr.slice(-2_000)} ${filled.stdout.slice(-2_000)}`);

  const env = { MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', DATABASE_URL: urlOf(world.template.app), DATABASE_OWNER_URL: urlOf(world.template.owner), DATA_DIR: join(world.folder, 'files') };
  const own = await inProcess(env, world.template.app, env.DATA_DIR);
  await own.loadReferenceData();
  const applicants = await makeApplicants(own.db, own.kit, PEOPLE * TURNS);
  await own.app.queue.drain();
  const sitting = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  await own.close();

  const ours = await startProgram({ ...env, ROLE: 'all' }, { connections: AT_ONCE });
  const peer = await startPeer(peerEnv);
  const turns: { ours: Turn[]; vendure: Turn[] } = { ours: [], vendure: [] };
  try {
    const call = overHttp(ours.client);
    const steps = [...beginning(sitting), ...completing()];
    for (let turn = 1; turn <= TURNS; turn++) {
      turns.ours.push(await timesOf(turn, ours.child.pid ?? 0, applicants.slice((turn - 1) * PEOPLE, turn * PEOPLE), async (one) => {
        const reply = await ours.client.request({ method: 'GET', path: '/api/exams' });
        await reply.body.dump();
        await walk(call, one, steps);
      }));
      turns.vendure.push(await timesOf(turn, peer.pid, Array.from({ length: PEOPLE }, (_, i) => turn * PEOPLE + i), (n) => buy(peer.client, n)));
      say(JSON.stringify({ ours: turns.ours.at(-1), vendure: turns.vendure.at(-1) }));
    }
  } finally {
    await Promise.all([ours.stop(), peer.stop()]);
  }
  const medianOf = (list: readonly Turn[]) => percentile(list.map((t) => t.actsPerSecond), 50);
  process.stdout.write(`${JSON.stringify({ bench: 'peers', peer: `@vendure/core ${VERSION}`, machine: machine(), people: PEOPLE, atOnce: AT_ONCE, ...turns, median: { ours: medianOf(turns.ours), vendure: medianOf(turns.vendure) }, counts: await countsOf(peerDatabase) }, null, 1)}\n`);
} finally {
  await world.end();
  if (values.peer === undefined) rmSync(scratch, { recursive: true, force: true });
}

function install(): void {
  mkdirSync(scratch, { recursive: true });
  writeFileSync(join(scratch, 'program.cjs'), VENDURE_PROGRAM);
  writeFileSync(join(scratch, 'goods.csv'), goodsOf(STOCK));
  if (values.peer !== undefined) return;
  say('installing the peer');
  writeFileSync(join(scratch, 'package.json'), JSON.stringify({ name: 'peer', private: true, dependencies: { '@vendure/core': VERSION, pg: '8' } }));
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: scratch, encoding: 'utf8' });
  if (status !== 0) throw new Error(`the peer could not be installed: ${stderr.slice(-1_000)}`);
}

async function emptyDatabase(name: string): Promise<string> {
  const login = world.server.login('superuser', 'postgres');
  const client = new pg.Client(login);
  await client.connect();
  try {
    await client.query(`create database ${name} owner ${world.template.owner.user}`);
  } finally {
    await client.end();
  }
  return urlOf({ ...world.template.owner, database: name });
}

async function startPeer(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['program.cjs'], { cwd: scratch, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await Promise.race([new Promise<void>((resolve) => child.stdout.on('data', (data) => { if (String(data).includes('ready')) resolve(); })), ended.then(() => { throw new Error('the peer ended while starting'); })]);
  const client = new Pool(`http://127.0.0.1:${env['PORT'] ?? ''}`, { connections: AT_ONCE });
  return { pid: child.pid ?? 0, client, async stop() { child.kill('SIGTERM'); await ended; await client.destroy(); } };
}

/** All clients at once, each taking the next person as soon as the last one is through; the first tenth warms up and is counted as load only. */
async function timesOf<T>(turn: number, pid: number, people: readonly T[], act: (one: T) => Promise<void>): Promise<Turn> {
  let errors = 0;
  const attempt = async (one: T) => { await act(one).catch((problem: unknown) => { errors += 1; if (errors === 1) say(String(problem)); }); };
  const warm = Math.ceil(people.length / 10);
  await inParallel(people.slice(0, warm), AT_ONCE, attempt);
  const { seconds, each } = await inParallel(people.slice(warm), AT_ONCE, attempt);
  return { turn, actsPerSecond: Math.round(((people.length - warm - errors) / seconds) * 10) / 10, p50: percentile(each, 50), p95: percentile(each, 95), p99: percentile(each, 99), errors, memoryMb: rssMbOf(pid), load: machine().loadAverage };
}

/** Whether either sold what it did not have: of ours one order an application, of the peer's goods gone as many as orders settled. */
async function countsOf(peerDatabase: string) {
  const one = async (url: string, text: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, number>>(text)).rows[0];
    } finally {
      await client.end();
    }
  };
  return {
    ours: await one(urlOf(world.template.owner), `select (select count(*)::int from application where payment_state = 'paid') as paid, (select count(*)::int from payment_order where state = 'paid') as "paidOrders"`),
    vendure: await one(peerDatabase, `select (select count(*)::int from "order" where state = 'PaymentSettled') as settled, (select sum("stockAllocated")::int from stock_level) as allocated, (select min("stockOnHand" - "stockAllocated")::int from stock_level) as "leastLeft"`),
  };
}
