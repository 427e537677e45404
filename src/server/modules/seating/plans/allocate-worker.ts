import { parentPort, workerData } from 'node:worker_threads';
import type { Refusal } from '#contracts/refusals.ts';
import type { SoftBreach } from '#contracts/seating.ts';
import { allocateSeats } from '../domain/allocate.ts';
import type { SeatingFacts } from '../domain/facts.ts';
import { digestOfPlan } from '../seed/digests.ts';
import { wordsFrom } from '../seed/seeded-words.ts';

/** Allocates in a thread that is ended afterwards: a million seats cost this thread's time, not that of the process. */

export type AllocateTask = { facts: SeatingFacts; seed: Uint8Array; rosterDigest: Uint8Array };
/** What the thread says: how far it is, and in the end what came of it. */
export type AllocateMessage = { percent: number } | AllocateAnswer;
export type AllocateAnswer =
  | { refusals: Refusal[] }
  | { examinees: string[]; rooms: string[]; numbers: Int32Array; halves: { halfDay: number; roomOf: Int32Array; seatOf: Uint16Array }[]; breaches: SoftBreach[]; digest: Uint8Array; seconds: number };

const { facts, seed, rosterDigest }: AllocateTask = workerData;
parentPort?.postMessage(answer());

function answer(): AllocateAnswer {
  const began = performance.now();
  const plan = allocateSeats(facts, wordsFrom(Buffer.from(seed), Buffer.from(rosterDigest)), (done, of) => { parentPort?.postMessage({ percent: Math.floor((done / of) * 100) }); });
  if (!plan.ok) return { refusals: plan.refusals };
  const { examinees, rooms, numbers, halves, breaches } = plan.value;
  return { examinees: examinees.map((e) => e.id), rooms: rooms.map((r) => r.id), numbers, halves: [...halves], breaches: [...breaches], digest: digestOfPlan(plan.value), seconds: (performance.now() - began) / 1_000 };
}
