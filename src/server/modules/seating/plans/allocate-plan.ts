import { Worker } from 'node:worker_threads';
import type { SeatPlanId, StartRun } from '#contracts/seat-plans.ts';
import type { z } from 'zod';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { getExam, getSitting } from '#server/modules/catalogue/index.ts';
import { handleJob, type AnyJobHandler } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { projectPath } from '#server/platform/project-path.ts';
import type { Seating } from '../asking.ts';
import { seatsRepeat } from '../domain/half-days.ts';
import { refusalsOfPattern } from '../domain/ticket-number.ts';
import type { AllocateAnswer, AllocateMessage, AllocateTask } from './allocate-worker.ts';
import { nameRefusals } from './name-refusals.ts';
import { lockPlanUnderWay, SYSTEM } from './plan-under-way.ts';
import { findPlan, openSeed, stepPlan, type Plan } from './plans.store.ts';
import { readRoster } from './roster.store.ts';
import { listRoomsFor } from './rooms-for-sitting.store.ts';
import { clearRuns, findRun, finishRun, insertRun, insertRunRooms, insertSeats, listRuns, refuseRun, writeRunProgress, type SeatColumns, type UsedRoom } from './runs.store.ts';
import { allocatePlan } from './seating.jobs-declared.ts';
import { timesOf } from './sitting-times.ts';
import { takePlan } from './take-plan.ts';

/** 编排 and 重新编排: takes the rooms, times and rules of this moment down and lets the allocation run; the seed and the roster stay the same. */
export async function startRun(seating: Seating, id: SeatPlanId, { version, policy, pattern }: z.output<typeof StartRun>): Promise<Result<SeatPlanId>> {
  const { tx, now, by } = seating;
  const taken = await takePlan(seating, id, 'allocate', version);
  if (!taken.ok) return taken;
  const { plan, sitting } = taken.value;
  const times = timesOf(await getExam(tx, plan.examCode), sitting);
  const no = refusalsOfPattern(pattern, seatsRepeat(times, policy));
  if (no.length > 0) return refused(no);
  if (plan.rosterCount === 0) return refusedFor('seating.nobody_to_seat');
  const run = ((await listRuns(tx, id))[0]?.run ?? 0) + 1;
  const rooms = await listRoomsFor(tx, plan.sittingId, plan.province);
  await insertRun(tx, id, run, { rooms, times: times.map((t) => ({ ...t, specialties: t.specialties && [...t.specialties] })), policy }, by, new Date(now));
  await stepPlan(tx, plan, { state: 'allocating', policy, pattern }, 'allocate', { detail: `#${String(run)}` }, by, new Date(now));
  await enqueue(tx, allocatePlan, { planId: id, run });
  return ok(id);
}

/** Computes a run in a thread of its own, and writes all of it in one transaction: after a crash it is computed again, to the same seats. */
export const allocateHandler: AnyJobHandler = handleJob(allocatePlan, {
  prepare: async ({ kit, read }, { planId, run }) => {
    const task = await read(async (tx): Promise<AllocateTask | undefined> => {
      const plan = await findPlan(tx, { kind: 'nation' }, planId);
      const found = await findRun(tx, planId, run);
      if (plan?.state !== 'allocating' || found?.finishedAt !== null || plan.rosterDigest === null) return undefined;
      const examinees = (await readRoster(tx, planId)).map(({ accountId: _, ...e }) => e);
      return { facts: { examinees, ...found.inputs }, seed: openSeed(kit.crypto, plan), rosterDigest: plan.rosterDigest };
    });
    return task && { task, answer: await allocateApart(task, (percent) => read((tx) => writeRunProgress(tx, planId, run, percent))) };
  },
  work: async ({ tx, now }, { planId, run }, prepared) => {
    if (!prepared) return;
    const plan = await lockPlanUnderWay(tx, planId, 'allocating');
    if (!plan) return;
    const { answer, task } = prepared;
    const at = new Date(now);
    if ('refusals' in answer) return refuse(plan, run, answer.refusals);
    await clearRuns(tx, planId, [plan.latestRun]);
    await insertRunRooms(tx, planId, run, usedRooms(task, answer));
    const columns = columnsOf(answer);
    await insertSeats(tx, planId, run, columns);
    await finishRun(tx, planId, run, { seated: answer.examinees.length, digest: Buffer.from(answer.digest), breaches: answer.breaches, seconds: Math.round(answer.seconds * 1_000) / 1_000, at });
    await stepPlan(tx, plan, { state: 'drafted', latestRun: run }, 'allocated', { detail: `#${String(run)} · ${String(answer.examinees.length)} · ${Buffer.from(answer.digest).toString('hex')}` }, SYSTEM, at);

    async function refuse(held: Plan, no: number, refusals: Parameters<typeof refuseRun>[3]): Promise<void> {
      await refuseRun(tx, planId, no, await nameRefusals(tx, await getSitting(tx, held.sittingId), refusals), at);
      await stepPlan(tx, held, { state: held.latestRun === 0 ? 'closed' : 'drafted' }, 'refused', { detail: `#${String(no)}` }, SYSTEM, at);
    }
  },
});

/** How often a run says how far it is. */
const TELL_MS = 1_000;

async function allocateApart(task: AllocateTask, tell: (percent: number) => Promise<void>): Promise<AllocateAnswer> {
  const worker = new Worker(projectPath('src/server/modules/seating/plans/allocate-worker.ts'), { workerData: task, resourceLimits: { maxOldGenerationSizeMb: 2_048 } });
  let told = performance.now();
  try {
    return await new Promise<AllocateAnswer>((resolve, reject) => {
      worker.on('message', (message: AllocateMessage) => {
        if (!('percent' in message)) { resolve(message); return; }
        if (performance.now() - told < TELL_MS) return;
        told = performance.now();
        // a figure that is not kept is missed by nobody: the next one comes in a second
        tell(message.percent).catch(() => undefined);
      });
      worker.on('error', reject);
      worker.on('exit', () => { reject(new Error('the allocation ended without an answer')); });
    });
  } finally {
    await worker.terminate();
  }
}

type Made = Exclude<AllocateAnswer, { refusals: unknown }>;

function usedRooms({ facts }: AllocateTask, { rooms, numbers }: Made): UsedRoom[] {
  const byId = new Map(facts.rooms.map((r) => [r.id, r]));
  return rooms.flatMap((roomId, at) => {
    const room = byId.get(roomId);
    invariant(room, 'a plan uses rooms it was given');
    const number = numbers[at] ?? 0;
    return number === 0 ? [] : [{ roomId, centreId: room.centreId, prefecture: room.prefecture, number, capacity: Math.min(room.capacity, facts.policy.seatsPerRoom), accessible: room.accessible }];
  });
}

function columnsOf({ examinees, rooms, halves }: Made): SeatColumns {
  const columns: SeatColumns = { halfDays: [], rooms: [], seats: [], examinees: [] };
  for (const { halfDay, roomOf, seatOf } of halves) {
    for (const [at, id] of examinees.entries()) {
      const room = rooms[roomOf[at] ?? -1];
      if (room === undefined) continue;
      columns.halfDays.push(halfDay);
      columns.rooms.push(room);
      columns.seats.push(seatOf[at] ?? 0);
      columns.examinees.push(id);
    }
  }
  return columns;
}
