import type { Day } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A day ahead with appointments at a review point: places planned and booked. */
export type BookedDay = { day: Day; planned: number; booked: number };

/** What editing a review point needs to know of its appointments (现场核验预约); filled by module review. */
export type AppointmentsPort = {
  /** The days from this one on that have places at the point. */
  daysFrom(tx: Tx, reviewPointId: string, from: Day): Promise<BookedDay[]>;
};
