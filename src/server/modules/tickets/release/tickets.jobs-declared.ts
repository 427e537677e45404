import { z } from 'zod';
import { TicketReleaseId } from '#contracts/tickets.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** One batch of a preparation (准考证准备); the next is enqueued in the transaction that ends this one. */
export const prepareTickets = declareJob({ name: 'tickets.prepare', payload: z.object({ releaseId: TicketReleaseId }), attempts: 10 });
