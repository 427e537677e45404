/* Completed applications a second: save, commit, check, confirm, order, paid notice, message queued; full rules, audit, encryption. README.md says how to read it. */
import { join } from 'node:path';
import pg from 'pg';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { clientConfig } from '#server/platform/db/connect.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import type { Login } from '#server/platform/db/roles.ts';
import { dearestStatements, forgetStatements } from './rehearsal/watch.ts';
import { makeApplicants, signInAnew } from './support/applicants.ts';
import { beginning, completing, injected, overHttp, walk } from './support/journey.ts';
import { pgbench, type Statement } from './support/pgbench.ts';
import { cpuMsOf, inProcess, profiling, startProgram } from './support/program.ts';
import { inParallel, machine, openWorld, percentile, urlOf } from './support/world.ts';

const COUNT = Number(process.argv[2] ?? 600);
const REPLAYED = Math.min(200, COUNT);
const AT_ONCE = 16;
/** So much of each run warms up what runs it (compiled code, prepared statements, caches) and is not counted. */
const WARMING = 0.25;

const world = await openWorld({ countStatements: true });
try {
  process.stderr.write('seeding\n');
  const env = { MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error' };
  const seeded = await inProcess(env, world.template.app, join(world.folder, 'files'));
  await seeded.loadReferenceData();
  const applicants = await makeApplicants(seeded.db, seeded.kit, COUNT);
  await seeded.app.queue.drain();
  const sitting = (await inTransaction(seeded.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (!sitting) throw new Error('一级建造师 is not open');
  await inParallel(applicants, 4, (a) => walk(injected(seeded.app.http), a, beginning(sitting)));
  await seeded.app.queue.drain();
  await seeded.close();
  await analyze(world.template.owner); // as autovacuum will have done in any database that has been up for a while
  await signInAnew(world.template.owner);

  process.stderr.write('recording the statements of some applications\n');
  const recorded: Statement[][] = [];
  const steps = completing();
  const taped = await inProcess(env, await world.copy('recorded'), join(world.folder, 'files'));
  const tape = tapStatements(recorded);
  for (const a of applicants.slice(0, REPLAYED)) {
    recorded.push([]);
    await walk(injected(taped.app.http), a, steps);
  }
  tape.stop();
  await taped.close();

  process.stderr.write('replaying them bare\n');
  const replayAt = await world.copy('replayed');
  const bare = new pg.Pool({ ...clientConfig(replayAt), max: 8 });
  bare.on('error', () => undefined); // an idle connection that ends with the server is no fault of the replay
  const names = new Map<string, string>();
  const replay = await afterWarming(recorded, 8, async (statements) => {
    const client = await bare.connect();
    for (const { text, values } of statements) {
      if (values.length === 0) { await client.query(text); continue; }
      if (!names.has(text)) names.set(text, `s${String(names.size)}`);
      await client.query({ name: names.get(text) ?? '', text, values });
    }
    client.release();
  });
  await bare.end();

  process.stderr.write('the same by pgbench\n');
  const byPgbench = await pgbench(world.template.owner, await world.copy('pgbenched'), world.folder, recorded);

  process.stderr.write('measuring over HTTP\n');
  const target = await world.copy('measured');
  await signInAnew({ ...world.template.owner, database: target.database });
  const program = await startProgram(
    { ...env, ROLE: 'all', DATA_DIR: join(world.folder, 'files'), DATABASE_URL: urlOf(target), DATABASE_OWNER_URL: urlOf({ ...world.template.owner, database: target.database }) },
    { connections: AT_ONCE, ...profiling() },
  );
  const call = overHttp(program.client);
  let cpuBefore = 0;
  const cpu = () => cpuMsOf(program.child.pid ?? 0);
  const watched = { ...world.server.login('superuser'), database: target.database };
  const { seconds, each } = await afterWarming(applicants.slice(REPLAYED > COUNT / 2 ? 0 : REPLAYED), AT_ONCE, (a) => walk(call, a, steps), async () => {
    await forgetStatements(watched);
    cpuBefore = cpu();
  });
  const cpuMs = Math.round(((cpu() - cpuBefore) / each.length) * 10) / 10;
  const dearest = await dearestStatements(watched, 20);
  await program.stop();

  const rate = each.length / seconds;
  const bareRate = replay.each.length / replay.seconds;
  process.stdout.write(`${JSON.stringify({
    bench: 'apply', machine: machine(), applications: each.length, atOnce: AT_ONCE, statementsPerApplication: perApplication(recorded.flat().length), roundTripsPerApplication: perApplication(tape.roundTrips()),
    completedPerSecond: Math.round(rate), p50Ms: percentile(each, 50), p95Ms: percentile(each, 95), programCpuMsPerApplication: cpuMs, bareReplayPerSecond: Math.round(bareRate), ratioToBareReplay: Math.round((rate / bareRate) * 100) / 100,
    pgbenchPerSecond: byPgbench === null ? 'pgbench is not installed' : Math.round(byPgbench), ratioToPgbench: byPgbench === null ? null : Math.round((rate / byPgbench) * 100) / 100,
    statements: topStatements(recorded), dearestStatements: dearest ?? 'pg_stat_statements is not loaded',
  }, null, 2)}\n`);
} finally {
  await world.end();
}

function perApplication(count: number): number {
  return Math.round((count / REPLAYED) * 10) / 10;
}

/** `inParallel`, its first part uncounted. */
async function afterWarming<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>, whenWarm: () => Promise<void> = () => Promise.resolve()): Promise<{ seconds: number; each: number[] }> {
  const warming = Math.floor(items.length * WARMING);
  await inParallel(items.slice(0, warming), atOnce, work);
  await whenWarm();
  return inParallel(items.slice(warming), atOnce, work);
}

async function analyze(owner: Login): Promise<void> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

function topStatements(all: { text: string }[][]): { times: number; text: string }[] {
  const counts = new Map<string, number>();
  for (const { text } of all.flat()) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, 45).map(([text, n]) => ({ times: Math.round((n / all.length) * 10) / 10, text: text.slice(0, 110) }));
}

/** Notes every statement a client of this process sends, until `stop`; a round trip is a statement sent while its client waits for no other. */
function tapStatements(recorded: Statement[][]): { stop(): void; roundTrips(): number } {
  const underWay = new WeakMap<object, number>();
  let roundTrips = 0;
  const original = Reflect.get(pg.Client.prototype, 'query') as (...args: unknown[]) => unknown;
  Reflect.set(pg.Client.prototype, 'query', function (this: object, ...args: unknown[]) {
    const [first, second] = args;
    const text = typeof first === 'string' ? first : typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : undefined;
    const values = Array.isArray(second) ? second : typeof first === 'object' && first !== null && 'values' in first && Array.isArray(first.values) ? first.values : [];
    if (text !== undefined) recorded.at(-1)?.push({ text, values: [...values] });
    const before = underWay.get(this) ?? 0;
    if (before === 0) roundTrips++;
    underWay.set(this, before + 1);
    const answer = Reflect.apply(original, this, args);
    const answered = () => { underWay.set(this, (underWay.get(this) ?? 1) - 1); };
    if (answer instanceof Promise) answer.then(answered, answered);
    else answered();
    return answer;
  });
  return { stop: () => { Reflect.set(pg.Client.prototype, 'query', original); }, roundTrips: () => roundTrips };
}
