/*
 * What the database costs of a seat plan: writing the roster, reading it back with its digest, and storing the seats of a run in one transaction, against a bare COPY of the same
 * rows into a table with the same keys. README.md says how to read it. `tsx --tsconfig tsconfig.server.json bench/seating-store.ts [--sizes=10000,100000,1000000]`
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { SeatPlanId } from '#contracts/seat-plans.ts';
import { allocateSeats } from '#server/modules/seating/domain/allocate.ts';
import { insertRoster, readRoster } from '#server/modules/seating/plans/roster.store.ts';
import { insertRunRooms, insertSeats, type SeatColumns } from '#server/modules/seating/plans/runs.store.ts';
import { digestOfRoster } from '#server/modules/seating/seed/digests.ts';
import { wordsFrom } from '#server/modules/seating/seed/seeded-words.ts';
import { inventSitting } from '#server/modules/seating/testing/invented-sitting.ts';
import type { Database } from '#server/platform/db/schema.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { machine, openWorld } from './support/world.ts';

const { values: asked } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' } } });
const BATCH = 1_000;
const round = (n: number) => Math.round(n * 100) / 100;
async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}

const world = await openWorld();
const superuser = new pg.Client(world.server.login('superuser', world.template.owner.database));
const pool = new pg.Pool({ ...world.template.app, max: 2 });
const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
try {
  await superuser.connect();
  chmodSync(world.folder, 0o777);
  await superuser.query('create table seat_copied (like seat including indexes)');
  const runs: Awaited<ReturnType<typeof measure>>[] = [];
  for (const size of asked.sizes.split(',').map(Number)) {
    process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${String(size)}\n`);
    runs.push(await measure(size));
  }
  const growth = runs.slice(1).map((run, i) => ({ roster: exponent(runs[i], run, 'rosterSeconds'), seats: exponent(runs[i], run, 'storeSeconds') }));
  process.stdout.write(`${JSON.stringify({ bench: 'seating-store', machine: machine(), runs, growthExponents: growth }, null, 1)}\n`);
} finally {
  await db.destroy();
  await superuser.end();
  await world.end();
}

type Measured = { people: number; rosterSeconds: number; storeSeconds: number };
function exponent(before: Measured | undefined, run: Measured, of: 'rosterSeconds' | 'storeSeconds'): number {
  return before ? round(Math.log(run[of] / before[of]) / Math.log(run.people / before.people)) : 0;
}

async function measure(people: number) {
  const planId = SeatPlanId.parse(randomUUID());
  const seed = randomBytes(32);
  await superuser.query(
    `insert into seat_plan (plan_id, sitting_id, exam_code, exam_year, province, state, row_version, policy, pattern, seed, seed_digest, committed_at) values ($1, $2, '034', 2027, '37', 'gathering', 0, '{}', '[]', $3, $4, now())`,
    [planId, `034-${String(people)}`, seed, createHash('sha256').update(seed).digest()]);
  const invented = inventSitting({ people, towns: 16 });
  const rooms = new Map(invented.rooms.map((r) => [r.id, randomUUID()]));
  const facts = { ...invented, rooms: invented.rooms.map((r) => ({ ...r, id: rooms.get(r.id) ?? '' })), examinees: invented.examinees.map((e) => ({ ...e, id: String(randomUUID()) })) };
  const lines = facts.examinees.map((e) => ({ ...e, accountId: e.id }));
  const rosterSeconds = await timed(async () => {
    for (let at = 0; at < lines.length; at += BATCH) await inTransaction(db, (tx) => insertRoster(tx, planId, lines.slice(at, at + BATCH)));
  });
  let digest = Buffer.alloc(0);
  const readSeconds = await timed(async () => { digest = Buffer.from(digestOfRoster(await inTransaction(db, (tx) => readRoster(tx, planId)))); });
  const plan = allocateSeats(facts, wordsFrom(seed, digest));
  if (!plan.ok) throw new Error(JSON.stringify(plan.refusals));
  const columns: SeatColumns = { halfDays: [], rooms: [], seats: [], examinees: [] };
  for (const { halfDay, roomOf, seatOf } of plan.value.halves) {
    for (const [at, e] of plan.value.examinees.entries()) {
      const room = plan.value.rooms[roomOf[at] ?? -1];
      if (!room) continue;
      columns.halfDays.push(halfDay);
      columns.rooms.push(room.id);
      columns.seats.push(seatOf[at] ?? 0);
      columns.examinees.push(e.id);
    }
  }
  await superuser.query(`insert into seat_run (plan_id, run, inputs, started_at, by_id, by_name) values ($1, 1, '{}', now(), $1, '王琳')`, [planId]);
  const used = plan.value.rooms.flatMap((r, at) => ((plan.value.numbers[at] ?? 0) === 0 ? [] : [{ roomId: r.id, centreId: r.id, prefecture: r.prefecture, number: plan.value.numbers[at] ?? 0, capacity: 30, accessible: r.accessible }]));
  const storeSeconds = await timed(() => inTransaction(db, async (tx) => {
    await insertRunRooms(tx, planId, 1, used);
    await insertSeats(tx, planId, 1, columns);
  }));
  const file = `${world.folder}/seats-${String(people)}.copy`;
  await superuser.query(`copy (select * from seat where plan_id = '${planId}') to '${file}' (format binary)`);
  const copySeconds = await timed(async () => { await superuser.query(`copy seat_copied from '${file}' (format binary)`); });
  const seats = columns.seats.length;
  return {
    people, seats, rosterSeconds: round(rosterSeconds), rosterLinesPerSecond: Math.round(people / rosterSeconds), readBackSeconds: round(readSeconds), storeSeconds: round(storeSeconds), seatsPerSecond: Math.round(seats / storeSeconds), copySeconds: round(copySeconds), ratioToCopy: round(copySeconds / storeSeconds),
    peakMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
  };
}
