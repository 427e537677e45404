import { z } from 'zod';
import { Day } from './dates.ts';

/** A time of day, `17:00`. */
export const TimeOfDay = z.string('field.required').trim().regex(/^([01]\d|2[0-3])[:：][0-5]\d$/, 'demo.time_invalid').overwrite((text) => text.replace('：', ':'));

/** Where the demo clock goes: to a moment, forward by so much, to a Beijing day and time, or back to the real time. */
export const MoveClock = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('to'), at: z.int() }),
  z.strictObject({ kind: z.literal('forward'), milliseconds: z.int().min(1).max(400 * 86_400_000) }),
  z.strictObject({ kind: z.literal('day'), day: Day, time: TimeOfDay }),
  z.strictObject({ kind: z.literal('real') }),
]);
export type MoveClock = z.infer<typeof MoveClock>;
