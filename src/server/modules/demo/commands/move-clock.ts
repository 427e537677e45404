import type { Instant } from '#contracts/dates.ts';
import type { MoveClock } from '#contracts/demo.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { isVirtual, systemClock } from '#server/platform/clock/clock.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { shiftSessions } from '#server/platform/http/sessions.store.ts';
import type { Job } from '#server/platform/jobs/job.ts';
import { enqueue, shiftWaitingJobs } from '#server/platform/jobs/queue.ts';
import type { Kit } from '#server/platform/kit.ts';
import { destinationOf } from '../domain/destination.ts';
import { writeOffset } from '../virtual-clock.store.ts';

/** Until then a process may still go by the old time: what the jump makes due is not taken up before. */
const CLOCKS_FOLLOW_WITHIN = 1_200;

export type ClockMove = { from: Instant; to: Instant };

/**
 * Moves the demo clock of the whole installation. What waits for a moment comes nearer by the jump, everything that recurs is done at
 * once (applications lapse, orders end), and sign-ins move along so that nobody is thrown out.
 */
export async function moveClock({ tx, kit, now }: { tx: Tx; kit: Kit; now: Instant }, move: MoveClock, recurring: readonly Job[]): Promise<Result<ClockMove>> {
  invariant(isVirtual(kit.clock), 'only a virtual clock can be moved');
  const real = systemClock.now();
  const to = destinationOf(move, now, real);
  if (!to.ok) return to;
  await writeOffset(tx, to.value - real, now);
  await shiftSessions(tx, to.value - now, new Date(now));
  await shiftWaitingJobs(tx, to.value - now, CLOCKS_FOLLOW_WITHIN);
  for (const job of recurring) await enqueue(tx, job, {}, { now, runAt: now + CLOCKS_FOLLOW_WITHIN });
  // this process goes ahead; should the transaction fail, the clock that follows the table puts it right within a second
  kit.clock.set(to.value);
  return ok({ from: now, to: to.value });
}
