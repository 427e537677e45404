import type { AppointmentsPort } from '#server/modules/catalogue/index.ts';
import { listReviewDays } from './review-days.store.ts';

const FAR = '9999-12-31';

/** What editing a review point needs to know of its appointments, as module review has it. */
export const appointmentsPort: AppointmentsPort = {
  daysFrom: async (tx, point, from) => (await listReviewDays(tx, point, from, FAR)).map(({ day, planned, booked }) => ({ day, planned, booked })),
};
