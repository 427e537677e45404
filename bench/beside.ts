/*
 * Two builds of the program beside each other: the same applications, or the same pages, in turns, batch by batch, so that what else the machine does falls on both.
 * `tsx --tsconfig tsconfig.server.json bench/beside.ts --other <folder of another build> [--applicants=600] [--pages=6]`
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { countLooks, type LookedAt } from './support/looks.ts';
import { anonymously, peopleOfPages } from './support/page-people.ts';
import { makeApplicants, signInAnew, type Applicant } from './support/applicants.ts';
import { beginning, completing, injected, overHttp, walk } from './support/journey.ts';
import { cpuMsOf, inProcess, profiling, startProgram, type Running } from './support/program.ts';
import { inParallel, machine, openWorld, percentile, urlOf } from './support/world.ts';

const { values } = parseArgs({ options: { other: { type: 'string' }, applicants: { type: 'string', default: '600' }, pages: { type: 'string', default: '0' } } });
if (values.other === undefined) throw new Error('--other is the folder of the build to compare with');
const COUNT = Number(values.applicants);
const BATCH = 25;
const AT_ONCE = 8;
/** Rounds of looks at each page, each of so many people. */
const ROUNDS = Number(values.pages);
const LOOKS = 80;
/** So many batches of each warm it up, and twice as many rounds of looks. */
const WARMING = 2;

type Side = { name: string; program: Running; people: Applicant[]; cpuMs: number[]; each: number[]; seconds: number };

const world = await openWorld();
const both: Side[] = [];
try {
  const env = { MODE: 'test', SECRET_KEYS: world.secretKeys, CAPTCHA: 'stand-in', LOG_LEVEL: 'error' };
  const seeded = await inProcess(env, world.template.app, join(world.folder, 'files'));
  await seeded.loadReferenceData();
  const applicants = await makeApplicants(seeded.db, seeded.kit, COUNT);
  await seeded.app.queue.drain();
  const sitting = (await inTransaction(seeded.db, (tx) => listOpenSittings(tx, Date.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  await inParallel(applicants, 4, (a) => walk(injected(seeded.app.http), a, beginning(sitting)));
  await seeded.app.queue.drain();
  const asked = ROUNDS > 0 ? [...(await peopleOfPages(world, seeded, LOOKS, COUNT)), anonymously('sign in', '/sign-in', LOOKS), anonymously('search', `/search?q=${encodeURIComponent('一级建造师')}`, LOOKS)] : [];
  await seeded.close();
  for (const [name, build] of [['other', values.other], ['this', 'dist']] as const) {
    const target = await world.copy(name);
    await signInAnew({ ...world.template.owner, database: target.database });
    const program = await startProgram({ ...env, ROLE: 'web', DATA_DIR: join(world.folder, 'files'), DATABASE_URL: urlOf(target), DATABASE_OWNER_URL: urlOf({ ...world.template.owner, database: target.database }) }, { connections: AT_ONCE, build, ...(name === 'this' && profiling()) });
    both.push({ name, program, people: applicants.map((a) => ({ ...a })), cpuMs: [], each: [], seconds: 0 });
  }
  for (let from = 0; from < COUNT; from += BATCH) {
    for (const side of from / BATCH % 2 === 0 ? both : both.toReversed()) {
      const before = cpuMsOf(side.program.child.pid ?? 0);
      const { seconds, each } = await inParallel(side.people.slice(from, from + BATCH), AT_ONCE, (a) => walk(overHttp(side.program.client), a, completing()));
      if (from < WARMING * BATCH) continue;
      side.cpuMs.push((cpuMsOf(side.program.child.pid ?? 0) - before) / each.length);
      side.each.push(...each);
      side.seconds += seconds;
    }
  }
  const pages = ROUNDS > 0 ? await pagesBeside(asked) : undefined;
  process.stdout.write(`${JSON.stringify({ bench: 'beside', machine: machine(), applicants: COUNT, pages, ...Object.fromEntries(both.map((s) => [s.name, { cpuMs: percentile(s.cpuMs, 50), completedPerSecond: Math.round((s.each.length / s.seconds) * 10) / 10, p50Ms: percentile(s.each, 50), p95Ms: percentile(s.each, 95) }])) }, null, 1)}\n`);

  /** Each page by each build in turns; processor milliseconds of the program for one look. */
  async function pagesBeside(pages: readonly LookedAt[]) {
    const costs = await countLooks(new Map(both.map((side) => [side.program, pages])), { warming: 2 * WARMING, counted: ROUNDS });
    return pages.map((page) => ({ page: page.name, ...Object.fromEntries(both.map((side) => [side.name, costs.get(side.program)?.get(page.name)])) }));
  }
} finally {
  for (const { program } of both) await program.stop();
  await world.end();
}
