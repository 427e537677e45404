import { sql, type Selectable } from 'kysely';
import { ApplicationForm, DraftFields, UnlockPart } from '#contracts/applications.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { EligibilityVerdict } from '#contracts/eligibility.ts';
import { AccountId, ApplicationId } from '#contracts/ids.ts';
import { MaterialsAsked } from '#contracts/materials.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import { recordFact } from '#server/platform/facts/recorded-facts.store.ts';
import type { Application as Row } from '#server/platform/db/schema.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';
import type { Application, Changes } from './application.ts';
import { dimensionsOfRow } from './dimension-columns.ts';
import { eventOf } from './domain/application-events.ts';
import { NEW_APPLICATION, type Dimensions } from './domain/dimensions.ts';

const DRAFT = 'application.draft';
const FORM = 'application.form';

/** A draft as it is kept: dotted field names and their texts. */
type DraftOf = Record<string, string | string[]>;
type NewApplication = { accountId: AccountId; id: ApplicationId; sittingId: SittingId; examCode: string; examYear: number; startedAt: Date; /** What its form begins with, where that is known. */ draft?: DraftOf | undefined };

/** Opens an application; false when the candidate already has a live one for the sitting (application_one_live, D-15). */
export async function insertApplication(tx: Tx, crypto: FieldCrypto, a: NewApplication): Promise<boolean> {
  const done = await tx.insertInto('application').values({
    account_id: a.accountId, id: a.id, version: 1, sitting_id: a.sittingId, exam_code: a.examCode, exam_year: a.examYear,
    ...columnsOf(NEW_APPLICATION), started_at: a.startedAt, changed_at: a.startedAt,
    ...(a.draft !== undefined && { draft: sealedDraft(crypto, a.draft) }),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

const findRow = keptStatement((tx, v: { accountId: AccountId; id: ApplicationId }) => tx.selectFrom('application').selectAll().where('account_id', '=', v.accountId).where('id', '=', v.id));
const lockRow = keptStatement((tx, v: { accountId: AccountId; id: ApplicationId }) => tx.selectFrom('application').selectAll().where('account_id', '=', v.accountId).where('id', '=', v.id).forUpdate());

/** Holds the candidate's application until the transaction ends; somebody else's is not found. */
export async function lockApplication(tx: Tx, crypto: FieldCrypto, accountId: AccountId, id: ApplicationId): Promise<Application | undefined> {
  const { rows: [row] } = await tx.executeQuery(lockRow(tx, { accountId, id }));
  return row && open(crypto, row);
}

/** The candidate's application; somebody else's is not found. */
export async function findApplication(tx: Tx, crypto: FieldCrypto, accountId: AccountId, id: ApplicationId): Promise<Application | undefined> {
  const { rows: [row] } = await tx.executeQuery(findRow(tx, { accountId, id }));
  return row && open(crypto, row);
}

/** True while the candidate has a live application for a sitting; that there is only one is the index's rule. */
export async function hasLiveApplication(tx: Tx, accountId: AccountId, sittingId: SittingId): Promise<boolean> {
  const row = await tx.selectFrom('application').select('id').where('account_id', '=', accountId).where('sitting_id', '=', sittingId).where('ended', 'is', null).executeTakeFirst();
  return row !== undefined;
}

const ofAccount = keptStatement((tx, v: { accountId: AccountId }) => tx.selectFrom('application').selectAll().where('account_id', '=', v.accountId).orderBy('started_at', 'desc').orderBy('id', 'desc').limit(200));

/** All of a candidate's applications, the newest first. */
export async function listApplications(tx: Tx, crypto: FieldCrypto, accountId: AccountId): Promise<Application[]> {
  const { rows } = await tx.executeQuery(ofAccount(tx, { accountId }));
  return rows.map((row) => open(crypto, row));
}

const actOn = keptStatement((tx, v: { accountId: AccountId; id: ApplicationId; version: number; columns: string; line: string }) => sql`select application_act(${v.accountId}, ${v.id}, ${v.version}, ${v.columns}, ${v.line})`.compile(tx));

/**
 * Writes an act and its line of history in one call (`application_act`), behind: new dimensions, what changed, one version up. The
 * transaction fails when the row is not the one that was locked.
 */
export function recordAct(tx: Tx, crypto: FieldCrypto, app: Application, to: Dimensions, changes: Changes, e: EventLine): void {
  const columns = JSON.stringify({ ...columnsOf(to), ...changedColumns(crypto, changes) });
  const line = JSON.stringify({ act: e.act, from_state: e.fromState, to_state: e.toState, by_kind: e.byKind, by_id: e.byId, note: e.note, at: e.at });
  writeBehind(tx, actOn(tx, { accountId: app.accountId, id: app.id, version: app.version, columns, line }));
  const number = changes.number ?? app.number;
  // before it was confirmed once it has no number, and is nobody's but the candidate's
  if (number !== null) recordFact(tx, { event: eventOf(e.act, to), subject: number, province: changes.province ?? app.province, examCode: app.examCode, sittingId: app.sittingId }, e.at.getTime());
}

/** Keeps what the reviewer asks for with a return, beside its act; the application is locked by the caller. */
export async function updateMaterialsAsked(tx: Tx, app: Application, asked: MaterialsAsked | null): Promise<void> {
  await tx.updateTable('application').set({ materials_asked: asked === null ? null : JSON.stringify(asked) }).where('account_id', '=', app.accountId).where('id', '=', app.id).executeTakeFirstOrThrow();
}

const sealedDraft = (crypto: FieldCrypto, fields: DraftOf): Buffer => crypto.seal(DRAFT, JSON.stringify(fields));

/** Keeps the private draft; drafts are no act and raise no version (D-08). */
export async function updateDraft(tx: Tx, crypto: FieldCrypto, accountId: AccountId, id: ApplicationId, fields: DraftOf): Promise<boolean> {
  const done = await tx.updateTable('application').set({ draft: sealedDraft(crypto, fields) })
    .where('account_id', '=', accountId).where('id', '=', id).where('ended', 'is', null).where('data_state', 'in', ['filling', 'committing', 'checking']).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

export type EventLine = { version: number; act: string; fromState: string; toState: string; byKind: string; byId: string | null; note: string | null; at: Date };

/** One line of history, in the transaction of its act. */
export function insertEvent(tx: Tx, of: { accountId: AccountId; id: ApplicationId }, e: EventLine): void {
  writeBehind(tx, tx.insertInto('application_event').values({
    account_id: of.accountId, application_id: of.id, version: e.version, act: e.act, from_state: e.fromState, to_state: e.toState,
    by_kind: e.byKind, by_id: e.byId, note: e.note, at: e.at,
  }));
}

const historyOf = keptStatement((tx, v: { accountId: AccountId; id: ApplicationId }) => tx.selectFrom('application_event').selectAll().where('account_id', '=', v.accountId).where('application_id', '=', v.id).orderBy('version'));

/** The history of an application, oldest first. */
export async function listEvents(tx: Tx, accountId: AccountId, id: ApplicationId): Promise<EventLine[]> {
  const { rows } = await tx.executeQuery(historyOf(tx, { accountId, id }));
  return rows.map((r) => ({ version: r.version, act: r.act, fromState: r.from_state, toState: r.to_state, byKind: r.by_kind, byId: r.by_id, note: r.note, at: r.at }));
}

const addNumber = keptStatement((tx, v: { number: string; accountId: AccountId; id: ApplicationId }) => tx.insertInto('application_number_claim').values({ number: v.number, account_id: v.accountId, application_id: v.id }).onConflict((c) => c.column('number').doNothing()));

/** Takes an application number; false when somebody else has it already. */
export async function claimNumber(tx: Tx, number: string, of: { accountId: AccountId; id: ApplicationId }): Promise<boolean> {
  const done = await tx.executeQuery(addNumber(tx, { number, accountId: of.accountId, id: of.id }));
  return done.numAffectedRows === 1n;
}

/** Who a number belongs to. */
export async function findByNumber(tx: Tx, number: string): Promise<{ accountId: AccountId; id: ApplicationId } | undefined> {
  const row = await tx.selectFrom('application_number_claim').selectAll().where('number', '=', number).executeTakeFirst();
  return row && { accountId: AccountId.parse(row.account_id), id: ApplicationId.parse(row.application_id) };
}

type Snapshot = { version: number; content: Buffer; digest: Buffer; at: Date };
const addSnapshot = keptStatement((tx, v: Snapshot & { accountId: AccountId; id: ApplicationId }) => tx.insertInto('application_snapshot').values({ account_id: v.accountId, application_id: v.id, version: v.version, content: v.content, digest: v.digest, at: v.at }));
const newestSnapshot = keptStatement((tx, v: { accountId: AccountId; id: ApplicationId }) => tx.selectFrom('application_snapshot').select(['version', 'content', 'digest', 'at'])
  .where('account_id', '=', v.accountId).where('application_id', '=', v.id).orderBy('version', 'desc').limit(1));

/** Freezes what was confirmed. */
export function insertSnapshot(tx: Tx, app: Application, s: Snapshot): void {
  writeBehind(tx, addSnapshot(tx, { accountId: app.accountId, id: app.id, ...s }));
}

/** The newest frozen confirmation. */
export async function findSnapshot(tx: Tx, accountId: AccountId, id: ApplicationId): Promise<Snapshot | undefined> {
  const { rows: [row] } = await tx.executeQuery(newestSnapshot(tx, { accountId, id }));
  return row;
}

/** Every frozen confirmation, the oldest first. */
export async function listSnapshots(tx: Tx, accountId: AccountId, id: ApplicationId): Promise<{ version: number; content: Buffer; at: Date }[]> {
  return tx.selectFrom('application_snapshot').select(['version', 'content', 'at']).where('account_id', '=', accountId).where('application_id', '=', id).orderBy('version').limit(100).execute();
}

/** Applications whose time has run out, a bounded batch; each is locked by the command that lapses it. */
export async function listDueToLapse(tx: Tx, now: Date, limit: number): Promise<{ accountId: AccountId; id: ApplicationId }[]> {
  const rows = await tx.selectFrom('application').select(['account_id', 'id'])
    .where('ended', 'is', null).where('lapses_at', '<=', now).where(sql<boolean>`payment_state <> 'paying'`).orderBy('lapses_at').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), id: ApplicationId.parse(r.id) }));
}

function columnsOf(d: Dimensions) {
  return { data_state: d.data, commitment_state: d.commitment, materials_state: d.materials, review_state: d.review, payment_state: d.payment, ended: d.ended };
}

/** The changed columns as json takes them: sealed bytes in PostgreSQL's hex form. */
function changedColumns(crypto: FieldCrypto, c: Changes): Partial<Record<keyof Row, unknown>> {
  const sealed = (context: string, value: unknown) => (value === null ? null : `\\x${crypto.seal(context, JSON.stringify(value)).toString('hex')}`);
  const form = c.form;
  return {
    ...(c.number !== undefined && { number: c.number }),
    ...(c.province !== undefined && { province: c.province }),
    ...(c.photoReviewed !== undefined && { photo_reviewed: c.photoReviewed }),
    ...(c.draft !== undefined && { draft: sealed(DRAFT, c.draft) }),
    ...(form !== undefined && {
      form: sealed(FORM, form),
      prefecture: form?.prefecture ?? null, review_point_id: form?.reviewPointId ?? null, level_code: form?.levelCode ?? null,
      specialty_code: form?.specialtyCode ?? null, subject_codes: form?.subjectCodes ?? [],
    }),
    ...(c.evaluation !== undefined && { evaluation: c.evaluation }),
    ...(c.majorMatches !== undefined && { major_matches: c.majorMatches }),
    ...(c.mismatchAnsweredAt !== undefined && { mismatch_answered_at: dateOf(c.mismatchAnsweredAt) }),
    ...(c.routeReasons !== undefined && { route_reasons: c.routeReasons }),
    ...(c.fileNumber !== undefined && { file_number: c.fileNumber }),
    ...(c.dueInFen !== undefined && { due_in_fen: c.dueInFen }),
    ...(c.reviewReason !== undefined && { review_reason: c.reviewReason }),
    ...(c.lapsesAt !== undefined && { lapses_at: dateOf(c.lapsesAt) }),
    ...(c.confirmedAt !== undefined && { confirmed_at: dateOf(c.confirmedAt) }),
  };
}

function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at);
}

function open(crypto: FieldCrypto, row: Selectable<Row>): Application {
  return {
    accountId: AccountId.parse(row.account_id), id: ApplicationId.parse(row.id), version: row.version, number: row.number,
    sittingId: SittingId.parse(row.sitting_id), examCode: row.exam_code, examYear: row.exam_year, province: row.province === null ? null : ProvinceCode.parse(row.province),
    dimensions: dimensionsOfRow(row),
    photoReviewed: row.photo_reviewed,
    draft: row.draft && DraftFields.parse(JSON.parse(crypto.open(DRAFT, row.draft))),
    form: row.form && openForm(crypto, row.form),
    evaluation: row.evaluation === null ? null : EligibilityVerdict.parse(row.evaluation),
    majorMatches: row.major_matches, mismatchAnsweredAt: row.mismatch_answered_at?.getTime() ?? null, routeReasons: row.route_reasons,
    fileNumber: row.file_number, dueInFen: row.due_in_fen, reviewReason: row.review_reason, materialsAsked: row.materials_asked === null ? null : MaterialsAsked.parse(row.materials_asked),
    unlockedUntil: row.unlocked_until?.getTime() ?? null, unlockedParts: (row.unlocked_parts ?? []).map((part) => UnlockPart.parse(part)),
    lapsesAt: row.lapses_at?.getTime() ?? null, confirmedAt: row.confirmed_at?.getTime() ?? null,
    startedAt: row.started_at.getTime(), changedAt: row.changed_at.getTime(),
  };
}

/** Opens a sealed form. */
export function openForm(crypto: FieldCrypto, sealed: Buffer): ApplicationForm {
  return ApplicationForm.parse(JSON.parse(crypto.open(FORM, sealed)));
}
