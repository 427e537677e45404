import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { DecideRun, RunState } from '#contracts/retention.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { eraseNext } from '../retention.jobs-declared.ts';
import { decideRun, lockRun } from '../runs.store.ts';

const BECOMES = { approve: 'running', turn_down: 'turned_down', withdraw: 'withdrawn' } as const satisfies Record<DecideRun['decision'], RunState>;

/** Why somebody cannot decide so: nobody releases their own run, and nobody takes back another's. */
export function refusalsToDecide(run: { askedBy: string }, by: string, decision: DecideRun['decision']): Refusal[] {
  const own = run.askedBy === by;
  if (decision === 'withdraw') return own ? [] : [refuse('retention.not_own_run')];
  return own ? [refuse('retention.own_run')] : [];
}

/** 批准、退回或撤回销毁: another person releases the run, and the first batch is put in the queue with it. */
export async function decide({ tx, now, by }: { tx: Tx; now: Instant; by: string }, id: string, { decision, reason, version }: DecideRun): Promise<Result<{ id: string; state: RunState }>> {
  const run = await lockRun(tx, id);
  if (!run) return refusedFor('retention.run_not_found');
  if (run.state !== 'requested' || run.version !== version) return refusedFor('retention.run_moved_on');
  const no = refusalsToDecide({ askedBy: run.asked_by }, by, decision);
  if (no.length > 0) return refused(no);
  const state = BECOMES[decision];
  await decideRun(tx, run, state, by, reason, now);
  if (state === 'running') await enqueue(tx, eraseNext, { runId: id });
  return ok({ id, state });
}
