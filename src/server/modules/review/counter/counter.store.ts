import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { ReviewDecisionId } from '#contracts/review.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { withinJurisdiction } from '#server/modules/applications/index.ts';
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

export type CounterRow = { accountId: AccountId; applicationId: ApplicationId; decisionId: ReviewDecisionId; number: string; sittingId: string; decision: string; state: string; byId: string; at: Instant };

/** The counter's decisions at a point in a span of time, within the jurisdiction; undone ones are left out. */
export async function listCounterDecisions(tx: Tx, j: Jurisdiction, point: string, from: Instant, to: Instant): Promise<CounterRow[]> {
  const rows = await tx.selectFrom('review_decision')
    .innerJoin('application', (on) => on.onRef('application.account_id', '=', 'review_decision.account_id').onRef('application.id', '=', 'review_decision.application_id'))
    .where('review_decision.basis', '=', sql.lit('counter')).where('review_decision.stage', '=', 'first').where('review_decision.state', '<>', 'undone')
    .where('review_decision.decided_at', '>=', new Date(from)).where('review_decision.decided_at', '<', new Date(to))
    .where('review_decision.review_point_id', '=', point)
    .where('application.id', 'in', (eb) => eb.selectFrom('application').select('application.id').where(withinJurisdiction(j)).whereRef('application.account_id', '=', 'review_decision.account_id'))
    .select(['review_decision.account_id', 'review_decision.application_id', 'review_decision.id', 'application.number', 'application.sitting_id', 'review_decision.decision', 'review_decision.state', 'review_decision.decided_by_id', 'review_decision.decided_at'])
    .orderBy('review_decision.decided_at').limit(2_000).execute();
  return rows.map((r) => ({
    accountId: AccountId.parse(r.account_id), applicationId: ApplicationId.parse(r.application_id), decisionId: ReviewDecisionId.parse(r.id), number: r.number ?? '', sittingId: r.sitting_id,
    decision: r.decision, state: r.state, byId: r.decided_by_id, at: r.decided_at.getTime(),
  }));
}
