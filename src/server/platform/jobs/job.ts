import type { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '../db/tx.ts';
import type { Kit } from '../kit.ts';

/** A kind of background work: its name, the shape of its payload (ids only, never personal data) and how often it is tried. */
export type Job<P extends z.ZodObject = z.ZodObject> = { name: string; payload: P; attempts: number; retryDelaySeconds?: number };

/** Declares a job; the module that needs the work done names it, a module above it may do it. */
export function declareJob<P extends z.ZodObject>(job: Job<P>): Job<P> {
  return job;
}

export type JobCtx = { tx: Tx; now: Instant; kit: Kit };

/** What a job prepares with: `read` sees everything, `near` may be as old as a standby (long readings). */
export type JobPrepareEnv = { kit: Kit; now: Instant; read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>; near: <T>(work: (tx: Tx) => Promise<T>) => Promise<T> };

export type JobHandler<P extends z.ZodObject = z.ZodObject, R = unknown> = {
  job: Job<P>;
  /** Slow or remote work outside the transaction; throwing lets the queue try again later. */
  prepare?: (env: JobPrepareEnv, payload: z.output<P>) => Promise<R>;
  /** The work itself; done and marked done in one transaction. A job that finds the world has moved on ends quietly. */
  work: (ctx: JobCtx, payload: z.output<P>, prepared: R) => Promise<void>;
  /** Says on the thing itself that its last attempt failed, so that people see it and may begin anew; what is kept of the error names nobody. */
  giveUp?: (ctx: JobCtx, payload: z.output<P>, error: unknown) => Promise<void>;
};

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the list of handlers holds jobs of every payload
export type AnyJobHandler = JobHandler<any, any>;

/** Pairs a job with what does it. */
export function handleJob<P extends z.ZodObject, R = undefined>(job: Job<P>, handler: Omit<JobHandler<P, R>, 'job'>): JobHandler<P, R> {
  return { job, ...handler };
}

/** Work that recurs: its job gets an empty payload once per slot, however many processes tick. */
export type Schedule = { job: Job; cron: string };

/** Declares a schedule by a cron line in Beijing time. */
export function declareSchedule(schedule: Schedule): Schedule {
  return schedule;
}
