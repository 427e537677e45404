/*
 * Nothing acknowledged is lost: the built program runs applications over HTTP on its own durable database and is killed (kill -9) at
 * random moments: the program, the database server, or both. After every start each answer 200 must be found in the tables, no act
 * by halves, the audit chain whole; unfinished acts are sent again with their submission key and must count once.
 * `tsx --tsconfig tsconfig.server.json bench/kill-nine.ts [rounds]` ends with 1 on the first loss.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { connect } from '#server/platform/db/connect.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { makeApplicants, type Applicant } from './support/applicants.ts';
import { beginning, completing, overHttp, type Call, type Step } from './support/journey.ts';
import { jobsDone, killDatabase, serverLogin } from './support/killing.ts';
import { findLosses, type Acknowledged } from './support/losses.ts';
import { inProcess, startProgram, type Running } from './support/program.ts';
import { machine, openWorld } from './support/world.ts';

const ROUNDS = Number(process.argv[2] ?? 12);
const CLIENTS = 6;
const A_ROUND = 30;
const TARGETS = ['program', 'database', 'both'] as const;

const world = await openWorld();
let running: Running | undefined;
try {
  process.stderr.write('seeding\n');
  const env = { MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'fatal', DATA_DIR: world.folder, ROLE: 'all' };
  const seeded = await inProcess(env, world.template.app, world.folder);
  await seeded.loadReferenceData();
  const applicants = await makeApplicants(seeded.db, seeded.kit, ROUNDS * A_ROUND);
  await seeded.app.queue.drain();
  const sitting = (await inTransaction(seeded.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id;
  if (!sitting) throw new Error('一级建造师 is not open');
  const steps = [...beginning(sitting), ...completing()];
  await seeded.close();
  await world.server.stop(); // from here on the program's own launcher starts it, in the same folder

  const walks: Walk[] = applicants.map((applicant) => ({ applicant, at: 0, key: randomUUID() }));
  const acknowledged: Acknowledged[] = [];
  const log: { round: number; killed: string; acknowledged: number; repeated: number; readyAgainMs: number }[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    running = await startProgram(env, { connections: CLIENTS });
    const readyAgainMs = running.readyAfterMs;
    await verdict(`start ${String(round)}`, acknowledged);
    const before = acknowledged.length;
    const repeated = walks.filter((w) => w.interrupted).length;
    const target = TARGETS[(round - 1) % TARGETS.length] ?? 'both';
    const enough = before + randomInt(5, 80);
    const alive = new AbortController();
    const clients = Array.from({ length: CLIENTS }, (_, i) => work(overHttp(running?.client ?? never()), walks.filter((_w, n) => n % CLIENTS === i && n < round * A_ROUND), steps, acknowledged, alive.signal));
    for (const until = performance.now() + 30_000; acknowledged.length < enough && performance.now() < until;) await pause(5);
    await pause(randomInt(0, 40));
    if (target !== 'database') running.child.kill('SIGKILL');
    if (target !== 'program') killDatabase(world.folder);
    alive.abort();
    await Promise.race([running.ended, pause(5_000)]);
    running.child.kill('SIGKILL'); // a program whose database is gone ends by itself, or is ended here
    await running.ended;
    await running.client.destroy();
    await Promise.all(clients);
    log.push({ round, killed: target, acknowledged: acknowledged.length - before, repeated, readyAgainMs });
    process.stderr.write(`${JSON.stringify(log.at(-1))}\n`);
  }

  running = await startProgram(env, { connections: CLIENTS });
  const invented = { act: 'save', accountId: randomUUID(), applicationId: randomUUID(), orderNumber: undefined, answer: { version: 1 } };
  if ((await withDatabase((db) => findLosses(db, [invented]))).length === 0) throw new Error('the check does not see a loss');
  const call = overHttp(running.client);
  const jobsBefore = await withDatabase(jobsDone);
  await Promise.all(Array.from({ length: CLIENTS }, (_, i) => work(call, walks.filter((w, n) => n % CLIENTS === i && (w.at > 0 || w.interrupted)), steps, acknowledged, new AbortController().signal)));
  await jobsContinue(jobsBefore);
  await verdict('the end', acknowledged);
  const completed = walks.filter((w) => w.at === steps.length).length;
  process.stdout.write(`${JSON.stringify({ bench: 'kill-nine', machine: machine(), rounds: log, acknowledged: acknowledged.length, completed, lost: 0 }, null, 2)}\n`);
  process.stdout.write(`nothing lost: ${String(acknowledged.length)} acknowledged acts of ${String(completed)} completed applications over ${String(ROUNDS)} kills\n`);
} finally {
  running?.child.kill('SIGTERM');
  await running?.ended;
  await world.end();
}

/** How far an applicant is; `key` names the act under way, so that sending it again is the same act. */
type Walk = { applicant: Applicant; at: number; key: string; interrupted?: boolean };

/** One client: takes its applicants through their acts until the program dies; notes every answer 200. */
async function work(call: Call, walks: readonly Walk[], steps: readonly Step[], acknowledged: Acknowledged[], dead: AbortSignal): Promise<void> {
  const isDead = () => dead.aborted;
  for (const walk of walks) {
    for (const step of steps.slice(walk.at)) {
      if (isDead()) return;
      const { method, path, body, anonymous } = step.call(walk.applicant);
      walk.interrupted = true;
      const reply = await call(method, path, body, anonymous ? undefined : walk.applicant, anonymous ? undefined : walk.key).catch((error: unknown) => error);
      if (reply instanceof Error || !isReply(reply) || reply.status >= 500) {
        if (!isDead()) await Promise.race([pause(3_000), new Promise((resolve) => { dead.addEventListener('abort', resolve); })]);
        return; // no answer: it may have happened or not; the next start asks again with the same key
      }
      if (reply.status !== 200) throw new Error(`${step.name}: ${String(reply.status)} ${JSON.stringify(reply.json)}`);
      step.take?.(walk.applicant, reply.json);
      acknowledged.push({ act: step.name, accountId: walk.applicant.accountId, applicationId: walk.applicant.id ?? '', orderNumber: walk.applicant.order?.orderNumber, answer: reply.json });
      walk.at += 1;
      walk.key = randomUUID();
      walk.interrupted = false;
    }
  }
}

function isReply(value: unknown): value is { status: number; json: unknown } {
  return typeof value === 'object' && value !== null && 'status' in value && typeof value.status === 'number';
}

async function withDatabase<T>(look: (db: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const db = connect(serverLogin(world.folder), { size: 2 });
  try {
    return await look(db);
  } finally {
    await db.destroy();
  }
}

async function verdict(when: string, all: readonly Acknowledged[]): Promise<void> {
  const losses = await withDatabase((db) => findLosses(db, all));
  if (losses.length === 0) return;
  process.stdout.write(`LOST at ${when}:\n${losses.slice(0, 50).join('\n')}\n`);
  throw new Error(`${String(losses.length)} losses`);
}

/** The queue works again: jobs that waited for the start are being done. */
async function jobsContinue(before: number): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if ((await withDatabase(jobsDone)) > before) return;
    await pause(500);
  }
  throw new Error('no job was done in a minute after the last start');
}

function never(): never {
  throw new Error('no program runs');
}
