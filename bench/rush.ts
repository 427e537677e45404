/*
 * Rush mode under overload: people come twenty times as fast as they may be let in, against a built program with its own database; each keeps a cookie
 * and asks again as often as it is told, and whoever is let in does five acts. Ends with 1 when the 95th percentile of those inside is not below 800 ms,
 * when anybody is not let in within the time, when somebody signed in late overtakes, or when an acknowledged act is lost; paying and health are asked all along.
 * `tsx --tsconfig tsconfig.server.json bench/rush.ts [--people=600] [--cap=15] [--times=20] [--within=300]`; build first.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CompiledQuery } from 'kysely';
import { PlaceTold } from '#contracts/rush.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { makeApplicants, type Applicant } from './support/applicants.ts';
import { beginning } from './support/journey.ts';
import { findLosses, type Acknowledged } from './support/losses.ts';
import { inProcess, startProgram } from './support/program.ts';
import { machine, openWorld, percentile, urlOf } from './support/world.ts';

const BAR_MS = 800;
const { values } = parseArgs({ options: { people: { type: 'string', default: '600' }, cap: { type: 'string', default: '15' }, times: { type: 'string', default: '20' }, within: { type: 'string', default: '300' } } });
const [people, cap, times, within] = [Number(values.people), Number(values.cap), Number(values.times), Number(values.within)];
/** One in so many is registered and signed in, and applies; the others look at pages nobody keeps in memory. */
const APPLYING = 4;
const PAGES = ['/sign-in', '/register', '/recover', '/certificates', '/search?q=%E5%BB%BA%E9%80%A0%E5%B8%88'];

type Person = { applicant: Applicant | undefined; cookie: string; cameAt: number; inAt: number; looks: number; shed: number };

const world = await openWorld();
const folder = mkdtempSync(join(tmpdir(), 'jinbang-rush-'));
const env = { MODE: 'test', CAPTCHA: 'stand-in', SECRET_KEYS: world.secretKeys, DATABASE_URL: urlOf(world.template.app), DATABASE_OWNER_URL: urlOf(world.template.owner), RUSH_MODE: 'on', LOG_LEVEL: 'error' };
const own = await inProcess({ MODE: 'test', CAPTCHA: 'stand-in', SECRET_KEYS: world.secretKeys }, world.template.app, folder);
await own.loadReferenceData();
const applicants = await makeApplicants(own.db, own.kit, Math.ceil(people / APPLYING), { photos: people });
await own.app.queue.drain();
const sitting = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
if (!sitting) throw new Error('no sitting of 034 is open');
await own.db.executeQuery(CompiledQuery.raw('update rush_setting set cap = $1', [cap]));
const program = await startProgram({ ...env, DATA_DIR: folder }, { connections: 128 });
await pause(4_000); // the round begins and finds nobody

const [inside, waiting, kept]: [number[], number[], number[]] = [[], [], []];
const acknowledged: Acknowledged[] = [];
const faults: string[] = [];
const statuses = new Map<number, number>();
let isOver = false;

type Reply = { status: number; text: string; ms: number };
async function ask(p: Person, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Reply> {
  const began = performance.now();
  const cookie = [p.applicant && `jinbang-candidate=${p.applicant.token}`, p.cookie].filter(Boolean).join('; ');
  const reply = await program.client.request({ method, path, headers: { cookie, 'user-agent': 'bench', ...(body !== undefined && { 'content-type': 'application/json' }) }, body: body === undefined ? null : JSON.stringify(body) });
  const text = await reply.body.text();
  for (const one of [reply.headers['set-cookie'] ?? []].flat()) if (one.startsWith('jinbang-place=')) p.cookie = one.split(';')[0] ?? '';
  statuses.set(reply.statusCode, (statuses.get(reply.statusCode) ?? 0) + 1);
  return { status: reply.statusCode, text, ms: performance.now() - began };
}

/** Waits as a browser does: by the page first, then by asking for the place as often as it is told. */
async function getIn(p: Person, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    const reply = await ask(p, 'GET', PAGES[0] ?? '/');
    if (reply.status === 503) {
      p.shed += 1;
      await pause(3_000 + Math.random() * 3_000);
      continue;
    }
    if (!reply.text.includes('data-place')) {
      p.inAt = performance.now();
      inside.push(reply.ms);
      return;
    }
    let told: Pick<PlaceTold, 'state' | 'again'> = { state: 'waiting', again: 2 };
    while ((told.state === 'waiting' || told.state === 'drawing') && performance.now() < deadline) {
      await pause(told.again * 1_000 * (0.9 + Math.random() * 0.2));
      const look = await ask(p, 'GET', '/api/rush/place');
      waiting.push(look.ms);
      p.looks += 1;
      told = PlaceTold.parse(JSON.parse(look.text));
    }
  }
}

/** What somebody inside does; an answer that says to come again is obeyed, and counts as time. */
async function act(p: Person, sittingId: string): Promise<void> {
  const insist = async (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Reply> => {
    for (let tries = 0; ; tries++) {
      const reply = await ask(p, method, path, body);
      if (reply.status !== 503 || tries > 5) return reply;
      p.shed += 1;
      await pause(1_000 + Math.random() * 2_000);
    }
  };
  if (!p.applicant) {
    for (const path of PAGES) {
      const reply = await insist('GET', path);
      if (reply.text.includes('data-place')) faults.push(`sent back to the queue at ${path}`);
      inside.push(reply.ms);
      await pause(300);
    }
    return;
  }
  for (const step of beginning(sittingId)) {
    const { method, path, body } = step.call(p.applicant);
    const reply = await insist(method, path, body);
    inside.push(reply.ms);
    if (reply.status !== 200) { faults.push(`${step.name}: ${String(reply.status)} ${reply.text.slice(0, 200)}`); return; }
    const json: unknown = JSON.parse(reply.text);
    step.take?.(p.applicant, json);
    acknowledged.push({ act: step.name, accountId: p.applicant.accountId, applicationId: p.applicant.id ?? '', orderNumber: undefined, answer: json });
    await pause(300);
  }
}

/** Health and the address of bank notices, asked four times a second until the end: neither may ever be refused for the crowd. */
async function keepAsking(): Promise<void> {
  const nobody: Person = { applicant: undefined, cookie: '', cameAt: 0, inAt: 0, looks: 0, shed: 0 };
  while (!isOver) {
    for (const [method, path] of [['GET', '/healthz'], ['POST', '/api/payments/notices/alipay'], ['GET', '/api/staff/sign-in-options']] as const) {
      const reply = await ask(nobody, method, path, method === 'POST' ? {} : undefined);
      kept.push(reply.ms);
      if (reply.status === 503) faults.push(`${path} was refused`);
    }
    await pause(250);
  }
}

const began = performance.now();
const deadline = began + within * 1_000;
const asking = keepAsking();
const crowd: Person[] = [];
const doing: Promise<void>[] = [];
for (let n = 0; n < people; n++) {
  await pause(Math.max(0, began + (n * 1_000) / (cap * times) - performance.now()));
  const p: Person = { applicant: n % APPLYING === 0 ? applicants[n / APPLYING] : undefined, cookie: '', cameAt: performance.now(), inAt: 0, looks: 0, shed: 0 };
  crowd.push(p);
  doing.push(getIn(p, deadline).then(() => (p.inAt > 0 ? act(p, sitting) : undefined)).catch((problem: unknown) => { faults.push(String(problem)); }));
}
const cameWithin = (performance.now() - began) / 1_000;
await Promise.all(doing);
isOver = true;
await asking;
const took = (Math.max(...crowd.map((p) => p.inAt)) - began) / 1_000;
const moments = (await own.db.executeQuery<{ rate: number; p95_ms: number; loop_lag_ms: number; database_ms: number; waiting: number }>(CompiledQuery.raw('select rate, p95_ms, loop_lag_ms, database_ms, waiting from rush_moment order by at', []))).rows;
const losses = await findLosses(own.db, acknowledged);
await program.stop();
await own.close();
await world.end();
rmSync(folder, { recursive: true, force: true });

const starved = crowd.filter((p) => p.inAt === 0).length;
const waits = crowd.filter((p) => p.inAt > 0).map((p) => (p.inAt - p.cameAt) / 1_000);
/** Of all pairs in one lane who came three seconds apart or more: how many were let in against their order by more than the longest pause between two looks. */
const overtaken = crowd.filter((p) => crowd.some((q) => q.applicant === undefined === (p.applicant === undefined) && q.cameAt > p.cameAt + 3_000 && q.inAt > 0 && q.inAt + 20_000 < p.inAt)).length;
const p95 = percentile(inside, 95);
process.stdout.write(`${JSON.stringify({
  bench: 'rush', machine: machine(), people, cap, times, cameWithinSeconds: round(cameWithin), arrivalsPerSecond: round(people / cameWithin), letInWithinSeconds: round(took), letInPerSecond: round(people / took),
  inside: { requests: inside.length, p50: percentile(inside, 50), p95, p99: percentile(inside, 99) }, looks: { requests: waiting.length, p50: percentile(waiting, 50), p95: percentile(waiting, 95) },
  kept: { requests: kept.length, p95: percentile(kept, 95) }, waitedSeconds: { p50: percentile(waits, 50), most: round(Math.max(...waits)) }, shed: crowd.reduce((n, p) => n + p.shed, 0), statuses: Object.fromEntries(statuses),
  starved, overtaken, acknowledged: acknowledged.length, lost: losses.length, faults: faults.length, rates: moments.map((m) => round(m.rate)),
}, null, 2)}\n`);
for (const line of [...losses, ...faults].slice(0, 20)) process.stderr.write(`${line}\n`);
if (p95 >= BAR_MS || starved > 0 || overtaken > 0 || losses.length > 0 || faults.length > 0) process.exitCode = 1;

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
