import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { RunState } from '#contracts/reverification.ts';

/** A run as its rules see it. */
export type RunFacts = { state: RunState; proposedById: string };

/** Every reason why this member cannot decide on a run (第二人批准). */
export function refusalsToDecideRun(run: RunFacts, staffId: string): Refusal[] {
  const no: Refusal[] = [];
  if (run.state !== 'proposed') no.push(refuse('reverify.not_proposed'));
  if (run.proposedById === staffId) no.push(refuse('reverify.same_person'));
  return no;
}

/** Every reason why a run cannot be stopped, or taken up again. */
export const refusalsToStop = (run: RunFacts): Refusal[] => (run.state === 'running' ? [] : [refuse('reverify.not_running')]);
export const refusalsToResume = (run: RunFacts): Refusal[] => (run.state === 'stopped' ? [] : [refuse('reverify.not_stopped')]);

/** Tries at one result before it is left as it is, for the next run. */
export const TRIES = 6;

/** What one kind of work took and has left: results a second, and the seconds until the end. Nothing can be said before the first part is done. */
export function pace(run: { total: number; settled: number; workingSeconds: number }): { perSecond: number; secondsLeft: number } | undefined {
  if (run.settled === 0 || run.workingSeconds <= 0) return undefined;
  const perSecond = run.settled / run.workingSeconds;
  return { perSecond, secondsLeft: Math.ceil((run.total - run.settled) / perSecond) };
}

/** How long so many results take at what a provider allows. */
export function forecastSeconds(total: number, allowance: { perSecond: number; batch: number }): number {
  return Math.ceil(Math.ceil(total / allowance.batch) / allowance.perSecond);
}
