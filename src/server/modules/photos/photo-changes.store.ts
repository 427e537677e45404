import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, StaffId } from '#contracts/ids.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { PhotoChangeId, PhotoChangeState } from '#contracts/photos.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { invariant } from '#server/kernel/invariant.ts';
import type { PhotoChange as ChangeRow } from '#server/platform/db/schema.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { PhotoChangeAct } from './domain/photo-states.ts';
import type { Doer, PhotoChange } from './photo-facts.ts';
import type { After } from './photos.store.ts';

const latestOf = keptStatement((tx, v: { accountId: AccountId }) => tx.selectFrom('photo_change').selectAll().where('account_id', '=', v.accountId).orderBy('requested_at', 'desc').orderBy('change_id', 'desc').limit(1));

/** The latest change request of the account, whatever became of it. */
export async function findLatestChange(tx: Tx, accountId: AccountId): Promise<PhotoChange | undefined> {
  const { rows: [row] } = await tx.executeQuery(latestOf(tx, { accountId }));
  return row && toChange(row);
}

/** The request that is open or allowed, held until the transaction ends. */
export async function lockOpenChange(tx: Tx, accountId: AccountId): Promise<PhotoChange | undefined> {
  const row = await tx.selectFrom('photo_change').selectAll().where('account_id', '=', accountId).where('state', 'in', ['requested', 'allowed']).forUpdate().executeTakeFirst();
  return row && toChange(row);
}

/** One request by its id, held until the transaction ends. */
export async function lockChange(tx: Tx, accountId: AccountId, id: PhotoChangeId): Promise<PhotoChange | undefined> {
  const row = await tx.selectFrom('photo_change').selectAll().where('account_id', '=', accountId).where('change_id', '=', id).forUpdate().executeTakeFirst();
  return row && toChange(row);
}

/** Requests that wait for an answer, oldest first; `provinceCode` undefined is the whole country. */
export async function listRequestedChanges(tx: Tx, provinceCode: string | undefined, after: After | undefined, size: number): Promise<PhotoChange[]> {
  let query = requested(tx, provinceCode).selectAll();
  if (after) query = query.where((eb) => eb(eb.refTuple('requested_at', 'change_id'), '>', eb.tuple(new Date(after.at), after.id)));
  return (await query.orderBy('requested_at').orderBy('change_id').limit(size).execute()).map(toChange);
}

/** How many wait for an answer. */
export async function countRequestedChanges(tx: Tx, provinceCode: string | undefined): Promise<number> {
  const { count } = await requested(tx, provinceCode).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function requested(tx: Tx, provinceCode: string | undefined) {
  const query = tx.selectFrom('photo_change').where('state', '=', sql.lit('requested'));
  return provinceCode === undefined ? query : query.where('province_code', '=', provinceCode);
}

/** Permissions whose last moment has passed. */
export async function listOverduePermissions(tx: Tx, now: Instant, size: number): Promise<PhotoChange[]> {
  const rows = await tx.selectFrom('photo_change').selectAll().where('state', '=', 'allowed').where('expires_at', '<=', new Date(now)).orderBy('expires_at').limit(size).execute();
  return rows.map(toChange);
}

type NewChange = Pick<PhotoChange, 'id' | 'accountId' | 'provinceCode' | 'sittingId' | 'reason' | 'requestedAt'>;

/** Inserts a request; false when one is open already (index photo_change_one_open). */
export async function insertChange(tx: Tx, change: NewChange): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('photo_change').values({
    account_id: change.accountId,
    change_id: change.id,
    province_code: change.provinceCode,
    sitting_id: change.sittingId,
    reason: change.reason,
    state: 'requested',
    requested_at: new Date(change.requestedAt),
    version: 1,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await recordEvent(tx, change, { act: 'request', from: null, to: 'requested', reason: change.reason }, { kind: 'candidate', id: change.accountId }, change.requestedAt);
  return true;
}

type ChangeMove = { act: PhotoChangeAct; to: PhotoChangeState; reason?: string; expiresAt?: Instant };

/** Moves a request to its next state and writes its story in the same breath. */
export async function moveChange(tx: Tx, change: PhotoChange, move: ChangeMove, by: Doer, now: Instant): Promise<PhotoChange> {
  const version = change.version + 1;
  const decided = by.kind === 'staff' ? { decided_at: new Date(now), decided_by: by.id, decision_reason: move.reason ?? null } : {};
  const expires = move.expiresAt === undefined ? {} : { expires_at: new Date(move.expiresAt) };
  const row = await tx.updateTable('photo_change').set({ state: move.to, version, ...decided, ...expires })
    .where('account_id', '=', change.accountId).where('change_id', '=', change.id).where('version', '=', change.version).returningAll().executeTakeFirst();
  invariant(row, `photo change ${change.id} moved under a row lock`);
  await recordEvent(tx, change, { act: move.act, from: change.state, to: move.to, reason: move.reason ?? null }, by, now);
  return toChange(row);
}

type Told = { act: string; from: string | null; to: string; reason: string | null };

async function recordEvent(tx: Tx, change: Pick<PhotoChange, 'accountId' | 'id'>, told: Told, by: Doer, now: Instant): Promise<void> {
  await tx.insertInto('photo_change_event').values({
    account_id: change.accountId,
    event_id: newId(),
    change_id: change.id,
    act: told.act,
    from_state: told.from,
    to_state: told.to,
    reason: told.reason,
    actor_kind: by.kind,
    actor_id: by.id,
    at: new Date(now),
  }).execute();
}

function toChange(row: Selectable<ChangeRow>): PhotoChange {
  return {
    id: PhotoChangeId.parse(row.change_id),
    accountId: AccountId.parse(row.account_id),
    provinceCode: ProvinceCode.parse(row.province_code),
    sittingId: SittingId.parse(row.sitting_id),
    reason: row.reason,
    state: PhotoChangeState.parse(row.state),
    requestedAt: row.requested_at.getTime(),
    decidedAt: row.decided_at?.getTime() ?? null,
    decidedBy: row.decided_by === null ? null : StaffId.parse(row.decided_by),
    decisionReason: row.decision_reason,
    expiresAt: row.expires_at?.getTime() ?? null,
    version: row.version,
  };
}
