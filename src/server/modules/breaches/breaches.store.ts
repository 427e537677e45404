import type { ExpressionBuilder, ExpressionWrapper, Selectable, SqlBool } from 'kysely';
import { z } from 'zod';
import { BreachArticle, Disposition } from '#contracts/breach-articles.ts';
import { BreachCaseId, BreachState, type BreachAct, type BreachFilter } from '#contracts/breaches.ts';
import { SittingId } from '#contracts/catalogue.ts';
import type { Instant } from '#contracts/dates.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { BreachCase as Row, Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { BreachCase, ProposalContent, Whose } from './breach-case.ts';
import { breachesWithin } from './breaches.scope.ts';
import { ENDED_STATES, type By } from './domain/breach-transitions.ts';

const CONTENT = 'breach_case.content';
const PROPOSAL = 'breach_case.proposal';
const NOTE = 'breach_event.note';
// older rows must stay readable: only add
const Content = z.object({ facts: z.string(), occurredOn: z.string(), place: z.string(), examText: z.string() });
const Proposal = z.object({ reasons: z.string(), answer: z.string() });

export type Doer = { kind: By; id: string | null };
export type NewBreach = Pick<BreachCase, 'accountId' | 'id' | 'reference' | 'applicationId' | 'number' | 'sittingId' | 'examCode' | 'province' | 'prefecture' | 'article' | 'item' | 'subjects' | 'content' | 'openedById' | 'openedAt'>;

/** Opens a case with its first line of history; false when one of this article about this person and application is open already. */
export async function insertBreach(tx: Tx, crypto: FieldCrypto, c: NewBreach): Promise<boolean> {
  const done = await tx.insertInto('breach_case').values({
    account_id: c.accountId, case_id: c.id, reference: c.reference, state: 'opened', version: 1, application_id: c.applicationId, application_number: c.number, sitting_id: c.sittingId, exam_code: c.examCode,
    province: c.province, prefecture: c.prefecture, article: c.article, item: c.item, subjects: c.subjects, content: crypto.seal(CONTENT, JSON.stringify(c.content)), opened_by_id: c.openedById, opened_at: new Date(c.openedAt),
  }).onConflict((o) => o.doNothing()).executeTakeFirstOrThrow();
  if (done.numInsertedOrUpdatedRows !== 1n) return false;
  await insertEvent(tx, crypto, c, { version: 1, act: 'open', from: null, to: 'opened', note: null }, { kind: 'staff', id: c.openedById }, c.openedAt);
  return true;
}

/** Holds a case until the transaction ends, within a jurisdiction; outside it there is none. */
export async function lockBreachWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, of: Whose): Promise<BreachCase | undefined> {
  const row = await tx.selectFrom('breach_case').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).where(breachesWithin(j)).forUpdate().executeTakeFirst();
  return row && open(crypto, row);
}

/** A case within a jurisdiction. */
export async function findBreachWithin(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, of: Whose): Promise<BreachCase | undefined> {
  const row = await tx.selectFrom('breach_case').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).where(breachesWithin(j)).executeTakeFirst();
  return row && open(crypto, row);
}

/** The person's own case, of which they were told, held until the transaction ends when `lock`; before the first notice there is none for them. Jobs find theirs so as well. */
export async function findToldBreach(tx: Tx, crypto: FieldCrypto, of: Whose, how: { lock?: true } = {}): Promise<BreachCase | undefined> {
  let query = tx.selectFrom('breach_case').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).where('notices', '>', 0);
  if (how.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && open(crypto, row);
}

/** All cases of a person of which they were told, the newest first. */
export async function listToldBreaches(tx: Tx, crypto: FieldCrypto, accountId: AccountId): Promise<BreachCase[]> {
  const rows = await tx.selectFrom('breach_case').selectAll().where('account_id', '=', accountId).where('notices', '>', 0).orderBy('opened_at', 'desc').orderBy('case_id', 'desc').limit(50).execute();
  return rows.map((row) => open(crypto, row));
}

/** How many cases about a person are not settled, and of how many of them the person was told. */
export async function countOpenBreaches(tx: Tx, accountId: AccountId): Promise<{ open: number; told: number }> {
  const rows = await tx.selectFrom('breach_case').select('notices').where('account_id', '=', accountId).where('state', 'not in', ENDED_STATES).execute();
  return { open: rows.length, told: rows.filter((r) => r.notices > 0).length };
}

export type Narrowed = Omit<BreachFilter, 'after'> & { me: string };
export type AskedBreaches = Narrowed & { after: { at: Instant; id: string } | undefined; size: number };

/** The cases within a jurisdiction that are asked for. */
function narrowed(tx: Tx, j: Jurisdiction, asked: Narrowed) {
  let query = tx.selectFrom('breach_case').where(breachesWithin(j));
  if (asked.show === 'mine') query = query.where(awaits(asked.me));
  else if (asked.show !== 'all' && asked.state === undefined) query = query.where('state', 'not in', ENDED_STATES);
  if (asked.state !== undefined) query = query.where('state', '=', asked.state);
  if (asked.article !== undefined) query = query.where('article', '=', asked.article);
  return asked.sitting === undefined ? query : query.where('sitting_id', '=', asked.sitting);
}

/** A page of the cases within a jurisdiction, the newest first. */
export async function listBreaches(tx: Tx, crypto: FieldCrypto, j: Jurisdiction, asked: AskedBreaches): Promise<BreachCase[]> {
  let query = narrowed(tx, j, asked).selectAll();
  const { after } = asked;
  if (after) query = query.where((eb) => eb(eb.refTuple('opened_at', 'case_id'), '<', eb.tuple(new Date(after.at), after.id)));
  const rows = await query.orderBy('opened_at', 'desc').orderBy('case_id', 'desc').limit(asked.size).execute();
  return rows.map((row) => open(crypto, row));
}

/** How many there are, all of them. */
export async function countBreaches(tx: Tx, j: Jurisdiction, asked: Narrowed): Promise<number> {
  const { count } = await narrowed(tx, j, asked).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

type OnCase = ExpressionBuilder<Database, 'breach_case'>;

/** Waits for this member as the second person: a decision or a correction somebody else proposed. */
const awaits = (me: string) => (eb: OnCase): ExpressionWrapper<Database, 'breach_case', SqlBool> => eb.or([
  eb.and([eb('breach_case.state', '=', 'proposed'), eb('breach_case.proposed_by_id', '<>', me)]),
  eb.exists(eb.selectFrom('breach_correction as k').select('k.case_id').whereRef('k.account_id', '=', 'breach_case.account_id').whereRef('k.case_id', '=', 'breach_case.case_id').where('k.state', '=', 'waiting').where('k.proposed_by_id', '<>', me)),
]);

/** How many cases wait for this member as the second person, up to a hundred. */
export async function countToApprove(tx: Tx, j: Jurisdiction, me: string): Promise<number> {
  const rows = await tx.selectFrom('breach_case').select('case_id').where(awaits(me)).where(breachesWithin(j)).limit(100).execute();
  return rows.length;
}

/** The sittings there are cases of within a jurisdiction. */
export async function listSittingsOfBreaches(tx: Tx, j: Jurisdiction): Promise<SittingId[]> {
  const rows = await tx.selectFrom('breach_case').select('sitting_id').distinct().where('sitting_id', 'is not', null).where(breachesWithin(j)).orderBy('sitting_id').limit(100).execute();
  return rows.map((r) => SittingId.parse(r.sitting_id));
}

/** What an act writes beside the state; absent keys stay as they are. */
export type Changes = Partial<Pick<BreachCase, 'article' | 'item' | 'subjects' | 'content' | 'notices' | 'noticedDisposition' | 'statementUntil' | 'disposition' | 'decisionNumber' | 'proposal' | 'proposedById' | 'proposedAt' | 'decidedById' | 'decidedAt' | 'servedAt' | 'recordId'>>;

/** Moves a locked case on and writes its history in the same breath. */
export async function moveBreach(tx: Tx, crypto: FieldCrypto, c: BreachCase, move: { act: BreachAct; to: BreachState; note?: string | null; changes?: Changes }, by: Doer, now: Instant): Promise<BreachCase> {
  const version = c.version + 1;
  const done = await tx.updateTable('breach_case').set({ state: move.to, version, ...columnsOf(crypto, move.changes ?? {}) })
    .where('account_id', '=', c.accountId).where('case_id', '=', c.id).where('version', '=', c.version).executeTakeFirstOrThrow();
  if (done.numUpdatedRows !== 1n) throw new Error(`case ${c.id} moved under a row lock`);
  await insertEvent(tx, crypto, c, { version, act: move.act, from: c.state, to: move.to, note: move.note ?? null }, by, now);
  return { ...c, ...move.changes, state: move.to, version };
}

function columnsOf(crypto: FieldCrypto, c: Changes) {
  const at = (instant: Instant | null) => (instant === null ? null : new Date(instant));
  return {
    ...(c.article !== undefined && { article: c.article }), ...(c.item !== undefined && { item: c.item }), ...(c.subjects !== undefined && { subjects: c.subjects }),
    ...(c.content !== undefined && { content: crypto.seal(CONTENT, JSON.stringify(c.content)) }), ...(c.notices !== undefined && { notices: c.notices }),
    ...(c.noticedDisposition !== undefined && { noticed_disposition: c.noticedDisposition }), ...(c.statementUntil !== undefined && { statement_until: at(c.statementUntil) }),
    ...(c.disposition !== undefined && { disposition: c.disposition }), ...(c.decisionNumber !== undefined && { decision_number: c.decisionNumber }), ...(c.proposal !== undefined && { proposal: sealProposal(crypto, c.proposal) }),
    ...(c.proposedById !== undefined && { proposed_by_id: c.proposedById }), ...(c.proposedAt !== undefined && { proposed_at: at(c.proposedAt) }),
    ...(c.decidedById !== undefined && { decided_by_id: c.decidedById }), ...(c.decidedAt !== undefined && { decided_at: at(c.decidedAt) }),
    ...(c.servedAt !== undefined && { served_at: at(c.servedAt) }), ...(c.recordId !== undefined && { record_id: c.recordId }),
  };
}

const sealProposal = (crypto: FieldCrypto, p: ProposalContent | null) => p && crypto.seal(PROPOSAL, JSON.stringify(p));

type EventLine = { version: number; act: string; from: string | null; to: string; note: string | null };

async function insertEvent(tx: Tx, crypto: FieldCrypto, of: Whose, e: EventLine, by: Doer, at: Instant): Promise<void> {
  await tx.insertInto('breach_event').values({
    account_id: of.accountId, case_id: of.id, version: e.version, act: e.act, from_state: e.from, to_state: e.to, by_kind: by.kind, by_id: by.id, note: e.note === null ? null : crypto.seal(NOTE, e.note), at: new Date(at),
  }).execute();
}

/** The history of a case, oldest first. */
export async function listBreachEvents(tx: Tx, crypto: FieldCrypto, of: Whose) {
  const rows = await tx.selectFrom('breach_event').selectAll().where('account_id', '=', of.accountId).where('case_id', '=', of.id).orderBy('version').limit(300).execute();
  return rows.map((r) => ({ act: r.act, to: r.to_state, byKind: r.by_kind, byId: r.by_id, note: r.note && crypto.open(NOTE, r.note), at: r.at.getTime() }));
}

/** Takes a decision number for a case; false when another case has it. The same case may take its own again. */
export async function claimDecisionNumber(tx: Tx, number: string, of: Whose): Promise<boolean> {
  await tx.insertInto('breach_decision_number').values({ decision_number: number, account_id: of.accountId, case_id: of.id }).onConflict((c) => c.doNothing()).execute();
  const row = await tx.selectFrom('breach_decision_number').select('case_id').where('decision_number', '=', number).executeTakeFirst();
  return row?.case_id === of.id;
}

function open(crypto: FieldCrypto, row: Selectable<Row>): BreachCase {
  return {
    accountId: AccountId.parse(row.account_id), id: BreachCaseId.parse(row.case_id), reference: row.reference, state: BreachState.parse(row.state), version: row.version,
    applicationId: row.application_id === null ? null : ApplicationId.parse(row.application_id), number: row.application_number, sittingId: row.sitting_id, examCode: row.exam_code, province: row.province === null ? null : ProvinceCode.parse(row.province), prefecture: row.prefecture,
    article: BreachArticle.parse(row.article), item: row.item, subjects: row.subjects, content: Content.parse(JSON.parse(crypto.open(CONTENT, row.content))), notices: row.notices,
    noticedDisposition: row.noticed_disposition === null ? null : Disposition.parse(row.noticed_disposition), statementUntil: row.statement_until?.getTime() ?? null,
    disposition: row.disposition === null ? null : Disposition.parse(row.disposition), decisionNumber: row.decision_number, proposal: row.proposal && Proposal.parse(JSON.parse(crypto.open(PROPOSAL, row.proposal))),
    openedById: row.opened_by_id, openedAt: row.opened_at.getTime(), proposedById: row.proposed_by_id, proposedAt: row.proposed_at?.getTime() ?? null, decidedById: row.decided_by_id, decidedAt: row.decided_at?.getTime() ?? null,
    servedAt: row.served_at?.getTime() ?? null, recordId: row.record_id,
  };
}

/** What a served decision with this number decided about a person, as long as it stands; undefined when there is none (宣布证书无效 is one of them). */
export async function findServedDisposition(tx: Tx, accountId: AccountId, decisionNumber: string): Promise<string | undefined> {
  const row = await tx.selectFrom('breach_case').select('disposition').where('account_id', '=', accountId).where('decision_number', '=', decisionNumber).where('state', 'in', ['served', 'recorded']).executeTakeFirst();
  return row?.disposition ?? undefined;
}
