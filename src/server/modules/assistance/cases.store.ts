import { sql, type Selectable } from 'kysely';
import { CaseId, CaseKind, CaseState } from '#contracts/assistance.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { AssistanceCase as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { AssistanceCase } from './assistance-case.ts';
import { openAnswer, openContent, sealAnswer, sealContent } from './case-content.ts';
import { casesWithin } from './cases.scope.ts';

export type Doer = { kind: 'candidate' | 'staff' | 'system'; id: string | null };
export type NewCase = Omit<AssistanceCase, 'state' | 'version' | 'answer' | 'decidedById' | 'decidedAt'>;

/** Opens a case with its first line of history; false when one of this kind waits already, or this rejection was appealed. */
export async function insertCase(tx: Tx, crypto: FieldCrypto, c: NewCase, by: Doer): Promise<boolean> {
  const done = await tx.insertInto('assistance_case').values({
    account_id: c.accountId, case_id: c.id, kind: c.kind, state: 'waiting', version: 1, application_id: c.applicationId, contested_version: c.contestedVersion,
    province: c.province, prefecture: c.prefecture, review_point_id: c.reviewPointId, exam_code: c.examCode, content: sealContent(crypto, c.content),
    asked_by: c.askedBy, first_by_id: c.firstById, opened_at: new Date(c.openedAt), due_at: c.dueAt === null ? null : new Date(c.dueAt),
  }).onConflict((o) => o.doNothing()).executeTakeFirst();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertEvent(tx, c, { version: 1, act: 'open', from: null, to: 'waiting' }, by, c.openedAt);
  return true;
}

/** Holds a case until the transaction ends, within a jurisdiction; outside it there is none. */
export async function lockCaseWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, accountId: AccountId, id: CaseId): Promise<AssistanceCase | undefined> {
  const row = await tx.selectFrom('assistance_case').selectAll().where('account_id', '=', accountId).where('case_id', '=', id).where(casesWithin(j)).forUpdate().executeTakeFirst();
  return row && open(crypto, row);
}

/** The candidate's own case, held until the transaction ends; also for jobs, which act for nobody. */
export async function lockCase(tx: Tx, crypto: FieldCrypto, accountId: AccountId, id: CaseId): Promise<AssistanceCase | undefined> {
  const row = await tx.selectFrom('assistance_case').selectAll().where('account_id', '=', accountId).where('case_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(crypto, row);
}

/** A case within a jurisdiction. */
export async function findCaseWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, accountId: AccountId, id: CaseId): Promise<AssistanceCase | undefined> {
  const row = await tx.selectFrom('assistance_case').selectAll().where('account_id', '=', accountId).where('case_id', '=', id).where(casesWithin(j)).executeTakeFirst();
  return row && open(crypto, row);
}

/** The candidate's own case. */
export async function findOwnCase(tx: Tx, crypto: FieldCrypto, accountId: AccountId, id: CaseId): Promise<AssistanceCase | undefined> {
  const row = await tx.selectFrom('assistance_case').selectAll().where('account_id', '=', accountId).where('case_id', '=', id).executeTakeFirst();
  return row && open(crypto, row);
}

/** All cases of a person, the newest first. */
export async function listOwnCases(tx: Tx, crypto: FieldCrypto, accountId: AccountId): Promise<AssistanceCase[]> {
  const rows = await tx.selectFrom('assistance_case').selectAll().where('account_id', '=', accountId).orderBy('opened_at', 'desc').orderBy('case_id', 'desc').limit(100).execute();
  return rows.map((row) => open(crypto, row));
}

export type Asked = { kinds: readonly CaseKind[]; state: 'waiting' | 'all'; after: { at: Instant; id: string } | undefined; size: number };

/** A page of the cases within a jurisdiction: waiting ones the oldest first, all of them the newest first. */
export async function listCases(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, asked: Asked): Promise<AssistanceCase[]> {
  const waiting = asked.state === 'waiting';
  let query = tx.selectFrom('assistance_case').selectAll().where('kind', 'in', asked.kinds).where(casesWithin(j));
  if (waiting) query = query.where('state', '=', 'waiting');
  const { after } = asked;
  if (after) query = query.where((eb) => eb(eb.refTuple('opened_at', 'case_id'), waiting ? '>' : '<', eb.tuple(new Date(after.at), after.id)));
  const order = waiting ? 'asc' : 'desc';
  const rows = await query.orderBy('opened_at', order).orderBy('case_id', order).limit(asked.size).execute();
  return rows.map((row) => open(crypto, row));
}

/** How many there are, all of them. */
export async function countCases(tx: Tx, j: Jurisdiction, asked: Pick<Asked, 'kinds' | 'state'>): Promise<number> {
  let query = tx.selectFrom('assistance_case').where('kind', 'in', asked.kinds).where(casesWithin(j));
  if (asked.state === 'waiting') query = query.where('state', '=', 'waiting');
  const { count } = await query.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

/** How many cases wait within a jurisdiction, up to a hundred. */
export async function countWaiting(tx: Tx, j: Jurisdiction, kinds: readonly CaseKind[]): Promise<number> {
  const rows = await tx.selectFrom('assistance_case').select('case_id').where('kind', 'in', kinds).where('state', '=', 'waiting').where(casesWithin(j)).limit(100).execute();
  return rows.length;
}

export type Move = { act: string; to: CaseState; answer?: string; decidedById?: string };

/** Moves a locked case on and writes its history in the same breath. */
export async function moveCase(tx: Tx, crypto: FieldCrypto, c: AssistanceCase, move: Move, by: Doer, now: Instant): Promise<AssistanceCase> {
  const version = c.version + 1;
  const done = await tx.updateTable('assistance_case').set({
    state: move.to, version, ...(move.answer !== undefined && { answer: sealAnswer(crypto, move.answer) }),
    ...(move.decidedById !== undefined && { decided_by_id: move.decidedById, decided_at: new Date(now) }),
  }).where('account_id', '=', c.accountId).where('case_id', '=', c.id).where('version', '=', c.version).executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new Error(`case ${c.id} moved under a row lock`);
  await insertEvent(tx, c, { version, act: move.act, from: c.state, to: move.to }, by, now);
  return { ...c, state: move.to, version, answer: move.answer ?? c.answer, ...(move.decidedById !== undefined && { decidedById: move.decidedById, decidedAt: now }) };
}

/** Writes a line of history that leaves the state as it is (files added), and raises the version. */
export async function touchCase(tx: Tx, c: AssistanceCase, act: string, by: Doer, now: Instant): Promise<void> {
  const version = c.version + 1;
  await tx.updateTable('assistance_case').set({ version }).where('account_id', '=', c.accountId).where('case_id', '=', c.id).execute();
  await insertEvent(tx, c, { version, act, from: c.state, to: c.state }, by, now);
}

async function insertEvent(tx: Tx, c: Pick<AssistanceCase, 'accountId' | 'id'>, e: { version: number; act: string; from: string | null; to: string }, by: Doer, at: Instant): Promise<void> {
  await tx.insertInto('assistance_event').values({
    account_id: c.accountId, case_id: c.id, version: e.version, act: e.act, from_state: e.from, to_state: e.to, by_kind: by.kind, by_id: by.id, at: new Date(at),
  }).execute();
}

/** The history of a case, oldest first. */
export async function listCaseEvents(tx: Tx, accountId: AccountId, id: CaseId) {
  const rows = await tx.selectFrom('assistance_event').selectAll().where('account_id', '=', accountId).where('case_id', '=', id).orderBy('version').limit(200).execute();
  return rows.map((r) => ({ act: r.act, byKind: r.by_kind, byId: r.by_id, at: r.at.getTime() }));
}

/** Which kinds wait for each of these accounts. */
export async function waitingKindsOf(tx: Tx, ids: readonly AccountId[]): Promise<Map<string, CaseKind[]>> {
  const rows = await tx.selectFrom('assistance_case').select(['account_id', 'kind']).where('account_id', '=', sql<string>`any(${[...ids]}::uuid[])`).where('state', '=', 'waiting').execute();
  const kinds = new Map<string, CaseKind[]>();
  for (const row of rows) kinds.set(row.account_id, [...(kinds.get(row.account_id) ?? []), CaseKind.parse(row.kind)]);
  return kinds;
}

function open(crypto: FieldCrypto, row: Selectable<Row>): AssistanceCase {
  return {
    accountId: AccountId.parse(row.account_id), id: CaseId.parse(row.case_id), kind: CaseKind.parse(row.kind), state: CaseState.parse(row.state), version: row.version,
    applicationId: row.application_id === null ? null : ApplicationId.parse(row.application_id), contestedVersion: row.contested_version,
    province: row.province, prefecture: row.prefecture, reviewPointId: row.review_point_id, examCode: row.exam_code,
    content: openContent(crypto, row.content), answer: row.answer === null ? null : openAnswer(crypto, row.answer), askedBy: row.asked_by === 'candidate' ? 'candidate' : 'staff',
    firstById: row.first_by_id, decidedById: row.decided_by_id, openedAt: row.opened_at.getTime(), dueAt: row.due_at?.getTime() ?? null, decidedAt: row.decided_at?.getTime() ?? null,
  };
}

/** How many cases about a person wait to be settled. */
export async function countWaitingCases(tx: Tx, accountId: AccountId): Promise<number> {
  return (await tx.selectFrom('assistance_case').select('case_id').where('account_id', '=', accountId).where('state', '=', 'waiting').execute()).length;
}
