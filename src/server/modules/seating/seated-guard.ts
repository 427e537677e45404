import { PLAN_STATE_WORDS } from '#contracts/seat-plans.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lockLivePlan } from './plans/plans.store.ts';
import { readRosterLines } from './plans/roster.store.ts';

/**
 * Why an application may not be opened for change (T17): it stands on a roster of examinees, so that its seat and its ticket would no longer fit it. The
 * plan is held meanwhile: a roster is not being closed at the same moment.
 */
export async function refusalsOfSeated(tx: Tx, { applicationId, sittingId, province }: { applicationId: string; sittingId: string; province: string | null }): Promise<Refusal[]> {
  const plan = province === null ? undefined : await lockLivePlan(tx, sittingId, province);
  if (!plan || plan.state === 'committed') return [];
  if (plan.state !== 'gathering' && (await readRosterLines(tx, plan.id, [applicationId])).length === 0) return [];
  return [refuse(plan.state === 'frozen' ? 'seating.is_seated' : 'seating.on_roster', { path: 'number', params: { state: PLAN_STATE_WORDS[plan.state].zh, stateEn: PLAN_STATE_WORDS[plan.state].en } })];
}
