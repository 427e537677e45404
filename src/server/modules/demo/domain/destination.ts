import { startOfBeijingDay, type Instant } from '#contracts/dates.ts';
import type { MoveClock } from '#contracts/demo.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';

const EARLIEST = startOfBeijingDay('2019-01-01');
const LATEST = startOfBeijingDay('2036-01-01');

/** The moment a wish for the demo clock means; `real` is the real time. */
export function destinationOf(move: MoveClock, now: Instant, real: Instant): Result<Instant> {
  const at = meant(move, now, real);
  return at >= EARLIEST && at < LATEST ? ok(at) : refusedFor('demo.clock_out_of_range', move.kind === 'day' ? { path: 'move.day' } : {});
}

function meant(move: MoveClock, now: Instant, real: Instant): Instant {
  switch (move.kind) {
    case 'to': return move.at;
    case 'forward': return now + move.milliseconds;
    case 'day': return Date.parse(`${move.day}T${move.time}:00+08:00`);
    case 'real': return real;
  }
}
