/*
 * What a filling system costs a person: a whole application, the page of one's applications, the first page of a review queue and a score look-up, each asked over HTTP of the built program on databases of
 * growing size (a database of its own for each). README.md says how to read it; the bar is 1.5 × the first size. `npm run build`, then
 * `tsx --tsconfig tsconfig.server.json bench/growth.ts [--sizes=10000,100000,1000000] [--samples=200] [--data=<folder, on a disk with room>]`; it says first what each size will take and skips what does not fit.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ReviewQueue } from '#contracts/review.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { sealKey } from '#server/modules/scores/look-up/sealed-key.ts';
import { startEmbedded } from '#server/platform/db/embedded.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { migrateJobs } from '#server/platform/jobs/queue.ts';
import { makeApplicants } from './support/applicants.ts';
import { asOwner, officersOf } from './support/bench-staff.ts';
import { fillBackOffice } from './support/back-office-data.ts';
import { beginning, completing, overHttp, walk } from './support/journey.ts';
import { inProcess, startProgram } from './support/program.ts';
import { makeCardsFor, releaseScores, sittingOf } from './support/score-data.ts';
import { machine, percentile, urlOf } from './support/world.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' }, samples: { type: 'string', default: '200' }, data: { type: 'string', default: tmpdir() } } });
const SAMPLES = Number(values.samples);
/** Of the stages of the back office's data: all that the four acts read or write, without histories, cases and files. */
const STAGES = ['accounts', 'applications', 'payments', 'what reviewers did', 'messages and the audit log'];
/** What an application took of the disk when it was measured, with its indexes, its card and the log of writing it. */
const BYTES_EACH = 13_000;
const BAR = 1.5;
/** The first page of what waits online, as long as a page is. */
const QUEUE = '/api/staff/review/queue?state=online';
const PAGE = 20;
const TURNS = 10;
const say = (text: string) => void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);

const ACTS = ['apply', 'status', 'queue', 'score'] as const;
type Act = (typeof ACTS)[number];
type Filled = { applications: number; bytesPerApplication: number; filledInSeconds: number; times: Record<Act, number[]>; measure(turn: number): Promise<void>; end(): Promise<void> };

const filled: Filled[] = [];
const skipped: { applications: number; why: string }[] = [];
try {
  for (const size of values.sizes.split(',').map(Number)) {
    const { bavail, bsize } = statfsSync(values.data);
    const [needed, free] = [size * BYTES_EACH, bavail * bsize];
    if (needed > free * 0.8) skipped.push({ applications: size, why: `needs about ${gigabytes(needed)}, ${gigabytes(free)} are free` });
    else filled.push(await fill(size));
  }
  // in turns over all sizes, so that what else the machine does falls on each of them
  for (let turn = 0; turn < TURNS; turn += 1) {
    for (const one of filled) await one.measure(turn);
    say(`turn ${String(turn + 1)}`);
  }
  const [first] = filled;
  const p50 = (of: Filled | undefined, act: Act) => percentile(of?.times[act] ?? [], 50);
  const measured = filled.map((f) => ({ applications: f.applications, bytesPerApplication: f.bytesPerApplication, filledInSeconds: f.filledInSeconds, ...Object.fromEntries(ACTS.map((act) => [act, { p50: p50(f, act), p95: percentile(f.times[act], 95), timesFirst: twoDigits(p50(f, act) / p50(first, act)) }])) }));
  process.stdout.write(`${JSON.stringify({ bench: 'growth', machine: machine(), samples: SAMPLES, bar: BAR, measured, skipped }, null, 1)}\n`);
} finally {
  for (const one of filled) await one.end();
}

/** A database of its own with so many applications, and the program on it; `measure` asks one thing after the other, so that a figure is what one person waits for. */
async function fill(size: number): Promise<Filled> {
  const folder = mkdtempSync(join(values.data, 'jinbang-growth-'));
  chmodSync(folder, 0o711);
  const server = await startEmbedded({ dataFolder: folder, durable: true, maxConnections: 100 });
  const [owner, app, superuser] = [server.login('owner'), server.login('app'), server.login('superuser')];
  await migrate(owner, 'migrations');
  await migrateJobs(owner);
  const env = { MODE: 'test', SECRET_KEYS: `1:${randomBytes(32).toString('base64')}`, CAPTCHA: 'stand-in', LOG_LEVEL: 'error', DATABASE_URL: urlOf(app), DATABASE_OWNER_URL: urlOf(owner), DATA_DIR: join(folder, 'files'), TRUSTED_PROXIES: '127.0.0.1' };
  const own = await inProcess(env, app, env.DATA_DIR);
  await own.loadReferenceData();
  const began = performance.now();
  say(`${String(size)} applications`);
  await fillBackOffice(own, superuser, size, say, STAGES);
  const scored = await sittingOf(own);
  await releaseScores(superuser, scored);
  say('score cards');
  const keys = await makeCardsFor(own, scored, 1, size, SAMPLES);
  await asOwner(superuser, (ask) => ask('vacuum analyze score_card'));
  const filledInSeconds = Math.round((performance.now() - began) / 1_000);
  const [{ bytes = 0 } = {}] = await asOwner(superuser, (ask) => ask<{ bytes: number }>('select pg_database_size(current_database())::float8 as bytes'));
  const applicants = await makeApplicants(own.db, own.kit, SAMPLES, { first: 5_000 });
  await own.app.queue.drain();
  const sitting = (await inTransaction(own.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  // of a province, so that its page is full at every size: a point of ten thousand applications has two rows to show, one of a million twenty
  const [reviewer] = (await officersOf({ own, env, owner: superuser, say, route: '' }, { kind: 'province', province: '37' })).filter((o) => o.permissions.includes('review.see'));
  if (!reviewer) throw new Error('nobody of the province may review');
  const program = await startProgram({ ...env, ROLE: 'web' }, { connections: 1 });
  const call = overHttp(program.client);
  const get = async (path: string, cookie: string) => {
    const reply = await program.client.request({ method: 'GET', path, headers: { cookie } });
    const text = await reply.body.text();
    if (reply.statusCode !== 200) throw new Error(`${path}: ${String(reply.statusCode)}`);
    return text;
  };
  const shown = ReviewQueue.parse(JSON.parse(await get(QUEUE, reviewer.cookie))).items.length;
  if (shown < PAGE) throw new Error(`the queue shows ${String(shown)} of ${String(PAGE)} rows: pages of different sizes do not compare`);
  const times: Filled['times'] = { apply: [], status: [], queue: [], score: [] };
  return {
    applications: size, bytesPerApplication: Math.round(bytes / size), filledInSeconds, times,
    async measure(turn) {
      const some = <T>(all: readonly T[]) => all.filter((_, i) => i % TURNS === turn);
      const people = some(applicants);
      times.apply.push(...(await timesOf(people, (one) => walk(call, one, [...beginning(sitting), ...completing()]))));
      times.status.push(...(await timesOf(people, (one) => get(`/my/applications/${one.id ?? ''}`, `jinbang-candidate=${one.token}`))));
      times.queue.push(...(await timesOf(people, () => get(QUEUE, reviewer.cookie))));
      times.score.push(...(await timesOf(some(keys), (key) => get(`/api/score-sheets/${sealKey(own.kit.crypto, key, Date.now())}`, ''))));
    },
    async end() {
      await program.stop();
      await own.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first of a turn warms up and is not counted. */
async function timesOf<T>(items: readonly T[], act: (item: T) => Promise<unknown>): Promise<number[]> {
  const times = [];
  for (const item of items) {
    const began = performance.now();
    await act(item);
    times.push(performance.now() - began);
  }
  return times.slice(1);
}

function twoDigits(n: number): number {
  return Math.round(n * 100) / 100;
}

function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`;
}
