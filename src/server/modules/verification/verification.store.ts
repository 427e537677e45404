import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import { VerificationReason, VerificationState, VerificationSubjectKind, type VerificationHistory, type VerificationSubject } from '#contracts/verification.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { VerificationAction, VerificationActorKind } from './domain/verification-states.ts';

const ActorKind = z.enum(['candidate', 'staff', 'system']);

/** One verification as it stands. */
export type Verification = VerificationSubject & {
  accountId: AccountId;
  state: VerificationState;
  reason: VerificationReason | null;
  version: number;
  round: number;
  calls: number;
  contradictions: number;
  stateSinceAt: Instant;
  requestedAt: Instant | null;
  nextAskAt: Instant | null;
};

/** Who does something to a verification. */
export type VerificationActor = { kind: VerificationActorKind; id: string | null };

/** What a step changes besides the state. */
export type Step = {
  action: VerificationAction;
  to: VerificationState;
  reason: VerificationReason | null;
  by: VerificationActor;
  at: Instant;
  note?: string;
  registryReference?: string;
  /** Opens a new round of asking. */
  askAt?: Instant;
};

const COLUMNS = [
  'account_id', 'kind', 'row_id', 'state', 'reason', 'version', 'round', 'calls', 'contradictions', 'state_since_at', 'requested_at', 'next_ask_at',
] as const;

type Row = {
  account_id: string; kind: string; row_id: string; state: string; reason: string | null; version: number; round: number; calls: number;
  contradictions: number; state_since_at: Date; requested_at: Date | null; next_ask_at: Date | null;
};

const fromRow = (row: Row, accountId: AccountId): Verification => ({
  accountId,
  kind: VerificationSubjectKind.parse(row.kind),
  rowId: row.row_id,
  state: VerificationState.parse(row.state),
  reason: row.reason === null ? null : VerificationReason.parse(row.reason),
  version: row.version,
  round: row.round,
  calls: row.calls,
  contradictions: row.contradictions,
  stateSinceAt: row.state_since_at.getTime(),
  requestedAt: row.requested_at?.getTime() ?? null,
  nextAskAt: row.next_ask_at?.getTime() ?? null,
});

/** Begins the record of a subject as 未核验; does nothing where it exists. */
export async function insertVerification(tx: Tx, accountId: AccountId, subject: VerificationSubject, at: Instant): Promise<void> {
  await tx
    .insertInto('verification')
    .values({ account_id: accountId, kind: subject.kind, row_id: subject.rowId, state: 'not_verified', version: 1, round: 0, calls: 0, contradictions: 0, state_since_at: new Date(at) })
    .onConflict((c) => c.doNothing())
    .execute();
}

const ofAccount = keptStatement((tx, v: { accountId: AccountId }) => tx.selectFrom('verification').select(COLUMNS).where('account_id', '=', v.accountId));

/** Everything verified or to be verified of one account. */
export async function listVerifications(tx: Tx, accountId: AccountId): Promise<Verification[]> {
  const { rows } = await tx.executeQuery(ofAccount(tx, { accountId }));
  return rows.map((row) => fromRow(row, accountId));
}

/** One verification, its row held until the transaction ends. */
export async function lockVerification(tx: Tx, accountId: AccountId, subject: VerificationSubject): Promise<Verification | undefined> {
  const row = await tx
    .selectFrom('verification')
    .select(COLUMNS)
    .where('account_id', '=', accountId)
    .where('kind', '=', subject.kind)
    .where('row_id', '=', subject.rowId)
    .forUpdate()
    .executeTakeFirst();
  return row && fromRow(row, accountId);
}

/** Moves a verification and writes what happened, together; a lost update is a bug and stops. */
export async function recordStep(tx: Tx, from: Verification, step: Step): Promise<Verification> {
  const version = from.version + 1;
  const opensRound = step.to === 'verifying';
  const { numUpdatedRows } = await tx
    .updateTable('verification')
    .set({
      state: step.to, reason: step.reason, version, state_since_at: new Date(step.at), next_ask_at: opensRound ? new Date(step.askAt ?? step.at) : null,
      ...(step.registryReference !== undefined && { answered_at: new Date(step.at) }),
      ...(opensRound && { round: from.round + 1, calls: 0, contradictions: 0, requested_at: new Date(step.at) }),
    })
    .where('account_id', '=', from.accountId)
    .where('kind', '=', from.kind)
    .where('row_id', '=', from.rowId)
    .where('version', '=', from.version)
    .executeTakeFirstOrThrow();
  invariant(numUpdatedRows === 1n, `verification ${from.kind} ${from.rowId} moved under a row lock`);
  await tx
    .insertInto('verification_event')
    .values({
      account_id: from.accountId, kind: from.kind, row_id: from.rowId, version, action: step.action, from_state: from.state, to_state: step.to,
      reason: step.reason, actor_kind: step.by.kind, actor_id: step.by.id, note: step.note ?? null, registry_reference: step.registryReference ?? null, at: new Date(step.at),
    })
    .execute();
  return {
    ...from, version, state: step.to, reason: step.reason, stateSinceAt: step.at,
    ...(opensRound ? { round: from.round + 1, calls: 0, contradictions: 0, requestedAt: step.at, nextAskAt: step.askAt ?? step.at } : { nextAskAt: null }),
  };
}

/** Writes what came of one call to a registry. */
export async function recordCall(
  tx: Tx, of: Verification, call: { outcome: string; detail: string | null; registryReference: string | null; at: Instant },
): Promise<Verification> {
  const calls = of.calls + 1;
  const contradictions = of.contradictions + (call.outcome === 'contradictory' ? 1 : 0);
  await tx
    .updateTable('verification')
    .set({ calls, contradictions })
    .where('account_id', '=', of.accountId)
    .where('kind', '=', of.kind)
    .where('row_id', '=', of.rowId)
    .execute();
  await tx
    .insertInto('verification_call')
    .values({
      account_id: of.accountId, kind: of.kind, row_id: of.rowId, round: of.round, call: calls,
      outcome: call.outcome, detail: call.detail, registry_reference: call.registryReference, called_at: new Date(call.at),
    })
    .execute();
  return { ...of, calls, contradictions };
}

/** Puts off the next call of a round. */
export async function setNextAsk(tx: Tx, of: Verification, at: Instant): Promise<void> {
  await tx
    .updateTable('verification')
    .set({ next_ask_at: new Date(at) })
    .where('account_id', '=', of.accountId)
    .where('kind', '=', of.kind)
    .where('row_id', '=', of.rowId)
    .where('state', '=', 'verifying')
    .execute();
}

/** When the candidate asked again, for whatever subject, since a moment. */
export async function listAskedAgain(tx: Tx, accountId: AccountId, since: Instant): Promise<(VerificationSubject & { at: Instant })[]> {
  const rows = await tx
    .selectFrom('verification_event')
    .select(['kind', 'row_id', 'at'])
    .where('account_id', '=', accountId)
    .where('action', '=', 'ask_again')
    .where('actor_kind', '=', 'candidate')
    .where('at', '>', new Date(since))
    .execute();
  return rows.map((row) => ({ kind: VerificationSubjectKind.parse(row.kind), rowId: row.row_id, at: row.at.getTime() }));
}

/** What staff wrote with their latest decision, by subject. */
export async function listStaffNotes(tx: Tx, accountId: AccountId): Promise<(VerificationSubject & { note: string })[]> {
  const rows = await tx
    .selectFrom('verification_event')
    .select(['kind', 'row_id', 'note'])
    .where('account_id', '=', accountId)
    .where('actor_kind', '=', 'staff')
    .where('note', 'is not', null)
    .orderBy('version')
    .execute();
  return rows.flatMap((row) => (row.note === null ? [] : [{ kind: VerificationSubjectKind.parse(row.kind), rowId: row.row_id, note: row.note }]));
}

export type HistoryEntry = VerificationHistory['steps'][number];

/** Every step one subject took, oldest first. */
export async function listHistory(tx: Tx, accountId: AccountId, subject: VerificationSubject): Promise<HistoryEntry[]> {
  const rows = await tx
    .selectFrom('verification_event')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', subject.kind)
    .where('row_id', '=', subject.rowId)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({
    action: row.action, from: VerificationState.parse(row.from_state), to: VerificationState.parse(row.to_state), reason: row.reason === null ? null : VerificationReason.parse(row.reason),
    by: ActorKind.parse(row.actor_kind), note: row.note, registryReference: row.registry_reference, at: row.at.getTime(),
  }));
}

/** Verifications whose next call is overdue by the time given, in any account: the safety net under the queue. */
export async function listOverdue(tx: Tx, before: Instant, most: number): Promise<(VerificationSubject & { accountId: AccountId; round: number; calls: number })[]> {
  const rows = await tx
    .selectFrom('verification')
    .select(['account_id', 'kind', 'row_id', 'round', 'calls'])
    .where('state', '=', 'verifying')
    .where('next_ask_at', '<', new Date(before))
    .orderBy('next_ask_at')
    .limit(most)
    .execute();
  return rows.map((row) => ({ accountId: AccountId.parse(row.account_id), kind: VerificationSubjectKind.parse(row.kind), rowId: row.row_id, round: row.round, calls: row.calls }));
}

/** Verifications of one kind whose turn to be asked about has come, those waiting longest first. */
export async function listDue(tx: Tx, kind: VerificationSubjectKind, now: Instant, most: number): Promise<Verification[]> {
  const rows = await tx.selectFrom('verification').select(COLUMNS).where('kind', '=', kind).where('state', '=', 'verifying').where('next_ask_at', '<=', new Date(now)).orderBy('next_ask_at').limit(most).execute();
  return rows.map((row) => fromRow(row, AccountId.parse(row.account_id)));
}

export type ToDecide = VerificationSubject & { accountId: AccountId; reason: VerificationReason | null; since: Instant };

/** Verifications that wait for a person, oldest first, after a place in that order; a title is decided with the application that states it. */
export async function listToDecide(tx: Tx, after: { since: Instant; accountId: string; rowId: string } | undefined, most: number): Promise<ToDecide[]> {
  let query = tx.selectFrom('verification').select(['account_id', 'kind', 'row_id', 'reason', 'state_since_at']).where('state', '=', 'needs_manual').where('kind', '<>', 'title');
  if (after) {
    query = query.where((eb) => eb(eb.refTuple('state_since_at', 'account_id', 'row_id'), '>', eb.tuple(new Date(after.since), after.accountId, after.rowId)));
  }
  const rows = await query.orderBy('state_since_at').orderBy('account_id').orderBy('row_id').limit(most).execute();
  return rows.map((row) => ({
    accountId: AccountId.parse(row.account_id), kind: VerificationSubjectKind.parse(row.kind), rowId: row.row_id,
    reason: row.reason === null ? null : VerificationReason.parse(row.reason), since: row.state_since_at.getTime(),
  }));
}

/** How many wait for a person. */
export async function countToDecide(tx: Tx): Promise<number> {
  const { count } = await tx.selectFrom('verification').where('state', '=', 'needs_manual').where('kind', '<>', 'title').select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}
