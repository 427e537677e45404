import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId, StaffId } from '#contracts/ids.ts';
import { MaterialKind } from '#contracts/materials.ts';
import { ReviewDecisionId, ReviewDecisionKind } from '#contracts/review.ts';
import type { ReviewDecision as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export const DecisionState = z.enum(['proposed', 'confirmed', 'sent_back', 'pending', 'effective', 'undone', 'overtaken']);
export type DecisionState = z.infer<typeof DecisionState>;

const Ticks = z.array(z.object({ code: z.string(), text: z.string(), ticked: z.boolean() }));

/** A decision of a person as it was taken, with everything it rests on. */
export type Decision = {
  accountId: AccountId; id: ReviewDecisionId; applicationId: ApplicationId; applicationVersion: number;
  stage: 'first' | 'second'; decision: ReviewDecisionKind; reason: string | null; reasonCodes: string[]; askedFor: MaterialKind[];
  ticks: z.infer<typeof Ticks>; basis: 'single' | 'opened' | 'archive_match' | 'counter'; state: DecisionState;
  decidedById: StaffId; decidedAt: Instant; takesEffectAt: Instant | null; proposalId: ReviewDecisionId | null; proposedById: StaffId | null;
  settledById: StaffId | null; settledNote: string | null;
};

export type NewDecision = Omit<Decision, 'settledById' | 'settledNote'>;

/** Keeps a decision; false when another one of this application is still open. */
export async function insertDecision(tx: Tx, d: NewDecision): Promise<boolean> {
  const done = await tx.insertInto('review_decision').values((eb) => ({
    account_id: d.accountId, id: d.id, application_id: d.applicationId, review_point_id: eb.selectFrom('application').select('application.review_point_id').where('application.account_id', '=', d.accountId).where('application.id', '=', d.applicationId),
    application_version: d.applicationVersion, stage: d.stage, decision: d.decision, reason: d.reason,
    reason_codes: d.reasonCodes, asked_for: d.askedFor, ticks: JSON.stringify(d.ticks), basis: d.basis, state: d.state, decided_by_id: d.decidedById, decided_at: new Date(d.decidedAt),
    takes_effect_at: d.takesEffectAt === null ? null : new Date(d.takesEffectAt), proposal_id: d.proposalId, proposed_by_id: d.proposedById,
  })).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** Moves a decision on from the state it must be in; false when it is no longer there. One statement decides, so two cannot both. */
export async function settleDecision(tx: Tx, d: Pick<Decision, 'accountId' | 'id'>, from: DecisionState, to: DecisionState, by: { staffId: StaffId | null; note?: string | null; at: Instant }): Promise<boolean> {
  const done = await tx.updateTable('review_decision').set({ state: to, settled_by_id: by.staffId, settled_at: new Date(by.at), settled_note: by.note ?? null })
    .where('account_id', '=', d.accountId).where('id', '=', d.id).where('state', '=', from).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Closes decisions that rest on an older version of the application: the candidate changed it meanwhile. */
export async function closeOvertaken(tx: Tx, of: { accountId: AccountId; id: ApplicationId; version: number }, at: Instant): Promise<void> {
  await tx.updateTable('review_decision').set({ state: 'overtaken', settled_at: new Date(at) })
    .where('account_id', '=', of.accountId).where('application_id', '=', of.id).where('state', 'in', ['proposed', 'pending']).where('application_version', '<>', of.version).execute();
}

/** One decision. */
export async function findDecision(tx: Tx, accountId: AccountId, id: string): Promise<Decision | undefined> {
  const row = await tx.selectFrom('review_decision').selectAll().where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst();
  return row && open(row);
}

/** Every decision on an application, oldest first. */
export async function listDecisions(tx: Tx, of: { accountId: AccountId; id: ApplicationId }): Promise<Decision[]> {
  const rows = await tx.selectFrom('review_decision').selectAll().where('account_id', '=', of.accountId).where('application_id', '=', of.id).orderBy('decided_at').orderBy('id').execute();
  return rows.map(open);
}

/** The decision on this version that does not yet count: proposed, or in its undo window. */
export async function findOpenDecision(tx: Tx, of: { accountId: AccountId; id: ApplicationId; version: number }): Promise<Decision | undefined> {
  const row = await tx.selectFrom('review_decision').selectAll().where('account_id', '=', of.accountId).where('application_id', '=', of.id)
    .where('state', 'in', ['proposed', 'pending']).where('application_version', '=', of.version).executeTakeFirst();
  return row && open(row);
}

/** The open decisions of a page of applications. */
export async function openDecisionsOf(tx: Tx, ids: readonly ApplicationId[]): Promise<Map<ApplicationId, Decision>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('review_decision').selectAll().where('application_id', 'in', [...ids]).where('state', 'in', [sql.lit('proposed'), sql.lit('pending')]).execute();
  return new Map(rows.map((row) => [ApplicationId.parse(row.application_id), open(row)]));
}

/** How many decisions each of these people took since a moment. */
export async function countDecided(tx: Tx, staffIds: readonly StaffId[], since: Instant): Promise<Map<string, number>> {
  if (staffIds.length === 0) return new Map();
  const rows = await tx.selectFrom('review_decision').select(['decided_by_id', (eb) => eb.fn.countAll<number>().as('count')])
    .where('decided_by_id', 'in', [...staffIds]).where('decided_at', '>=', new Date(since)).where('state', 'not in', ['undone']).groupBy('decided_by_id').execute();
  return new Map(rows.map((r) => [r.decided_by_id, Number(r.count)]));
}

function open(r: Selectable<Row>): Decision {
  const staff = (id: string | null) => (id === null ? null : StaffId.parse(id));
  return {
    accountId: AccountId.parse(r.account_id), id: ReviewDecisionId.parse(r.id), applicationId: ApplicationId.parse(r.application_id), applicationVersion: r.application_version,
    stage: r.stage === 'second' ? 'second' : 'first', decision: ReviewDecisionKind.parse(r.decision), reason: r.reason, reasonCodes: r.reason_codes, askedFor: z.array(MaterialKind).parse(r.asked_for),
    ticks: Ticks.parse(r.ticks), basis: z.enum(['single', 'opened', 'archive_match', 'counter']).parse(r.basis), state: DecisionState.parse(r.state),
    decidedById: StaffId.parse(r.decided_by_id), decidedAt: r.decided_at.getTime(), takesEffectAt: r.takes_effect_at?.getTime() ?? null,
    proposalId: r.proposal_id === null ? null : ReviewDecisionId.parse(r.proposal_id), proposedById: staff(r.proposed_by_id), settledById: staff(r.settled_by_id), settledNote: r.settled_note,
  };
}
