import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { AccountState } from './domain/identity-claims.ts';

export type AccountEventKind =
  | 'registered' | 'agreement_accepted' | 'phone_bound' | 'phone_released' | 'question_changed' | 'contact_changed' | 'password_changed'
  | 'password_reset' | 'rows_added' | 'row_withdrawn' | 'identity_settled' | 'frozen'
  | 'recovery_assisted' | 'identity_corrected' | 'merge_agreed' | 'merged' | 'closed';

export type EventBy = { kind: 'candidate' | 'visitor' | 'staff' | 'system'; id?: string };

export type NewAccount = {
  id: AccountId;
  userName: string;
  passwordHash: string;
  name: string;
  glyphDescription: string | undefined;
  documentType: string;
  documentNumberSealed: Buffer;
  documentKey: Buffer;
  issuingCountry: string | undefined;
  bornOn: string | undefined;
  sex: string | undefined;
  phoneSealed: Buffer;
  mailSealed: Buffer;
  recoveryQuestion: string;
  recoveryAnswerHash: string;
  lang: Lang;
  state: AccountState;
  registeredAt: Instant;
};

/** Writes a new account; its claims were taken before. */
export async function insertAccount(tx: Tx, a: NewAccount): Promise<void> {
  await tx.insertInto('account').values({
    account_id: a.id, user_name: a.userName, password_hash: a.passwordHash, name: a.name, glyph_description: a.glyphDescription ?? null,
    document_type: a.documentType, document_number_sealed: a.documentNumberSealed, document_key: a.documentKey, issuing_country: a.issuingCountry ?? null,
    born_on: a.bornOn ?? null, sex: a.sex ?? null, phone_sealed: a.phoneSealed, mail_sealed: a.mailSealed,
    recovery_question: a.recoveryQuestion, recovery_answer_hash: a.recoveryAnswerHash, lang: a.lang, state: a.state, registered_at: new Date(a.registeredAt), version: 1,
  }).execute();
}

/** The row of one account. */
export async function findAccountRow(tx: Tx, id: AccountId) {
  return tx.selectFrom('account').selectAll().where('account_id', '=', id).executeTakeFirst();
}

const findWhole = keptStatement((tx, v: { id: AccountId }) => wholeAccounts(tx, v.id).where('a.account_id', '=', v.id));

/** An account with its live rows and the agreements it accepted, in one statement: every act of the person begins with it. */
export async function findWholeAccount(tx: Tx, id: AccountId) {
  const { rows: [whole] } = await tx.executeQuery(findWhole(tx, { id }));
  return whole;
}

/** The same of many, in one statement. */
export async function listWholeAccounts(tx: Tx, ids: readonly AccountId[]) {
  return wholeAccounts(tx).where('a.account_id', '=', sql<AccountId>`any(${[...ids]}::uuid[])`).execute();
}

/** Of many accounts, who they are and nothing else. */
export async function listHolderRows(tx: Tx, ids: readonly AccountId[]) {
  return tx.selectFrom('account').select(['account_id', 'name', 'document_type', 'document_number_sealed']).where('account_id', '=', sql<AccountId>`any(${[...ids]}::uuid[])`).execute();
}

function wholeAccounts(tx: Tx, one?: AccountId) {
  // the account itself, not the outer row's: each inner statement then names the machine it asks
  return tx.selectFrom('account as a').selectAll('a').select((eb) => [
    jsonArrayFrom(eb.selectFrom('education_row as e').where('e.account_id', '=', one ?? eb.ref('a.account_id')).where('e.withdrawn_at', 'is', null).orderBy('e.position')
      .select(['e.education_id', 'e.institution', 'e.graduated_in', 'e.major', 'e.level', 'e.mode', 'e.added_at', asHex('e.certificate_number_sealed').as('number_hex')])).as('educations'),
    jsonArrayFrom(eb.selectFrom('degree_row as d').where('d.account_id', '=', one ?? eb.ref('a.account_id')).where('d.withdrawn_at', 'is', null).orderBy('d.position')
      .select(['d.degree_id', 'd.institution', 'd.awarded_in', 'd.major', 'd.level', 'd.type', 'd.second', 'd.added_at', asHex('d.certificate_number_sealed').as('number_hex')])).as('degrees'),
    jsonArrayFrom(eb.selectFrom('agreement_consent as c').where('c.account_id', '=', one ?? eb.ref('a.account_id')).select('c.version')).as('consents'),
  ]);
}

/** Bytes inside json: PostgreSQL has no json for them. */
function asHex(column: string) {
  return sql<string>`encode(${sql.ref(column)}, 'hex')`;
}

/** The row of one account, held until the transaction ends. */
export async function lockAccountRow(tx: Tx, id: AccountId) {
  return tx.selectFrom('account').selectAll().where('account_id', '=', id).forUpdate().executeTakeFirst();
}

export type AccountChange = Partial<{
  password_hash: string;
  phone_sealed: Buffer | null;
  mail_sealed: Buffer;
  address_sealed: Buffer | null;
  postcode: string | null;
  recovery_question: string;
  recovery_answer_hash: string;
  state: AccountState;
  merging: 'goes' | 'stays' | null;
  name: string;
  glyph_description: string | null;
  document_type: string;
  document_number_sealed: Buffer;
  document_key: Buffer;
  born_on: string | null;
  sex: string | null;
}>;

/** Changes an account and writes what happened, together; the version rises, so that stale jobs know. */
export async function changeAccount(tx: Tx, id: AccountId, change: AccountChange, event: { kind: AccountEventKind; by: EventBy; from?: AccountState; to?: AccountState }, now: Instant): Promise<void> {
  const done = await tx.updateTable('account').set((eb) => ({ ...change, version: eb('version', '+', 1) })).where('account_id', '=', id).executeTakeFirst();
  if (done.numUpdatedRows !== 1n) throw new Error(`account ${id} is not there to change`);
  await insertAccountEvent(tx, id, event, now);
}

/** Writes what happened to an account. */
export async function insertAccountEvent(tx: Tx, id: AccountId, event: { kind: AccountEventKind; by: EventBy; from?: AccountState; to?: AccountState }, now: Instant): Promise<void> {
  await tx.insertInto('account_event').values({
    account_id: id, event_id: newId(), kind: event.kind, from_state: event.from ?? null, to_state: event.to ?? null,
    actor_kind: event.by.kind, actor_id: event.by.id ?? null, at: new Date(now),
  }).execute();
}

/** Counts wrong recovery answers, or clears the count. */
export async function setRecoveryCount(tx: Tx, id: AccountId, failures: number, closedUntil: Instant | undefined): Promise<void> {
  await tx.updateTable('account').set({ recovery_failures: failures, recovery_closed_until: closedUntil === undefined ? null : new Date(closedUntil) })
    .where('account_id', '=', id).execute();
}

/** Records that a version of the service agreement was accepted; accepting it again changes nothing. */
export async function insertConsent(tx: Tx, id: AccountId, consent: { version: string; textDigest: Buffer; ip: string }, now: Instant): Promise<void> {
  await tx.insertInto('agreement_consent').values({ account_id: id, version: consent.version, text_digest: consent.textDigest, accepted_at: new Date(now), ip: consent.ip })
    .onConflict((c) => c.doNothing()).execute();
}

/** Keeps the language last used; no change of the account a person would look for in its history. */
export async function setLanguage(tx: Tx, id: string, lang: Lang): Promise<void> {
  await tx.updateTable('account').set({ lang }).where('account_id', '=', id).where('lang', '<>', lang).execute();
}

const nameOf = keptStatement((tx, v: { id: string }) => tx.selectFrom('account').select('name').where('account_id', '=', v.id));

/** The display name of an account, for the greeting of every page. */
export async function findAccountName(tx: Tx, id: string): Promise<string | undefined> {
  const { rows: [row] } = await tx.executeQuery(nameOf(tx, { id }));
  return row?.name;
}

/** Accounts whose name carries a character in brackets ([x], R-2.1.1-39), by id; the queue of rare characters. */
export async function listBracketNames(tx: Tx, after: string | undefined, size: number): Promise<{ accountId: AccountId; name: string; glyphDescription: string | null }[]> {
  let query = tx.selectFrom('account').select(['account_id', 'name', 'glyph_description']).where('name', 'like', '%[%]%').where('state', '<>', 'frozen');
  if (after !== undefined) query = query.where('account_id', '>', after);
  const rows = await query.orderBy('account_id').limit(size).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), name: r.name, glyphDescription: r.glyph_description }));
}
