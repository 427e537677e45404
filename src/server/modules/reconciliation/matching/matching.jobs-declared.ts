import { z } from 'zod';
import { Day } from '#contracts/dates.ts';
import { DifferenceId, Receiving } from '#contracts/reconciliation.ts';
import { declareJob } from '#server/platform/jobs/job.ts';

/** 核对: compares a day of an account with the ledger, whenever its bill or that of the day after came in. */
export const compareDay = declareJob({ name: 'reconciliation.compare-day', payload: z.object({ receiving: Receiving, day: Day }), attempts: 10, retryDelaySeconds: 20 });

/** 补单: asks the channel about a movement that only its bill has, and has payments book what it confirms. */
export const repairDifference = declareJob({ name: 'reconciliation.repair-difference', payload: z.object({ differenceId: DifferenceId }), attempts: 12, retryDelaySeconds: 60 });
