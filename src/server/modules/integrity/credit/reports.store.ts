import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { BreachKind, IntegrityRecordId } from '#contracts/integrity.ts';
import type { NoAnswer } from '#contracts/registry-gateway.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { IntegrityRecord } from '../integrity-record.ts';
import { recordsWithin } from '../integrity.scope.ts';

type Of = Pick<IntegrityRecord, 'documentKey' | 'id'>;

/** Where the credit platform should stand with one record, and where it does. */
export type Report = Of & { wanted: 'published' | 'withdrawn'; reason: 'expired' | 'corrected' | null; sequence: number; state: 'queued' | 'taken' | 'refused'; tries: number; nextAt: Instant; why: string | null; takenSequence: number; receipt: string | null; takenAt: Instant | null; orderedAt: Instant };

type Row = { document_key: Buffer; record_id: string; wanted: string; reason: string | null; sequence: number; state: string; tries: number; next_at: Date; why: string | null; taken_sequence: number; receipt: string | null; taken_at: Date | null; ordered_at: Date };
const open = (r: Row): Report => ({
  documentKey: r.document_key, id: IntegrityRecordId.parse(r.record_id), wanted: r.wanted === 'withdrawn' ? 'withdrawn' : 'published', reason: r.reason === 'expired' || r.reason === 'corrected' ? r.reason : null,
  sequence: r.sequence, state: r.state === 'taken' || r.state === 'refused' ? r.state : 'queued', tries: r.tries, nextAt: r.next_at.getTime(), why: r.why, takenSequence: r.taken_sequence, receipt: r.receipt,
  takenAt: r.taken_at?.getTime() ?? null, orderedAt: r.ordered_at.getTime(),
});

/** Orders that the platform stand so with a record from now on; an order not sent yet is overtaken by it. */
export async function orderRow(tx: Tx, of: Of, wanted: Report['wanted'], reason: Report['reason'], now: Instant): Promise<void> {
  await tx.insertInto('credit_report').values({ document_key: of.documentKey, record_id: of.id, wanted, reason, sequence: 1, state: 'queued', next_at: new Date(now), ordered_at: new Date(now) })
    .onConflict((c) => c.columns(['document_key', 'record_id']).doUpdateSet((eb) => ({
      wanted, reason, sequence: eb('credit_report.sequence', '+', 1), state: 'queued', tries: 0, why: null, next_at: new Date(now), ordered_at: new Date(now),
    }))).execute();
}

/** The report of one record. */
export async function findReport(tx: Tx, recordId: string): Promise<Report | undefined> {
  const row = await tx.selectFrom('credit_report').selectAll().where('record_id', '=', recordId).executeTakeFirst();
  return row && open(row);
}

/** Keeps what came of sending a report, append-only, and where it stands now; an order that overtook it meanwhile stays queued. */
export async function keepSent(tx: Tx, r: Report, came: { receipt: string } | { why: NoAnswer; nextAt: Instant | null }, now: Instant): Promise<void> {
  const taken = 'receipt' in came;
  await tx.insertInto('credit_call').values({ document_key: r.documentKey, record_id: r.id, call_id: newId(), wanted: r.wanted, sequence: r.sequence, outcome: taken ? 'taken' : came.why, receipt: taken ? came.receipt : null, at: new Date(now) }).execute();
  const set = taken
    ? { state: 'taken', why: null, taken_sequence: r.sequence, receipt: came.receipt, taken_at: new Date(now) }
    : { why: came.why, tries: r.tries + 1, ...(came.nextAt === null ? { state: 'refused' } : { next_at: new Date(came.nextAt) }) };
  await tx.updateTable('credit_report').set(set).where('document_key', '=', r.documentKey).where('record_id', '=', r.id).where('sequence', '=', r.sequence).where('state', '=', 'queued').execute();
}

/** Puts a report the platform refused, or one still waiting, back to be sent now; false where there is nothing to send. */
export async function sendAgain(tx: Tx, of: Of, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('credit_report').set({ state: 'queued', next_at: new Date(now), tries: 0 }).where('document_key', '=', of.documentKey).where('record_id', '=', of.id).where('state', '<>', 'taken').executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Reports whose sending is overdue: the safety net under the queue. */
export async function listOverdueReports(tx: Tx, before: Instant, most: number): Promise<IntegrityRecordId[]> {
  const rows = await tx.selectFrom('credit_report').select('record_id').where('state', '=', sql.lit('queued')).where('next_at', '<', new Date(before)).orderBy('next_at').limit(most).execute();
  return rows.map((row) => IntegrityRecordId.parse(row.record_id));
}

export type ReportState = Report['state'];

/** A report with what its record says to whoever may see it. */
export type ShownReport = Report & { decisionNumber: string; kind: BreachKind; province: string | null };

function within(tx: Tx, j: Jurisdiction, state: ReportState | undefined) {
  const query = tx.selectFrom('credit_report').innerJoin(
    (eb) => eb.selectFrom('integrity_record').select(['integrity_record.document_key as of_key', 'integrity_record.record_id as of_id', 'integrity_record.decision_number', 'integrity_record.kind', 'integrity_record.province']).where(recordsWithin(j)).as('record'),
    (on) => on.onRef('record.of_key', '=', 'credit_report.document_key').onRef('record.of_id', '=', 'credit_report.record_id'));
  return state === undefined ? query : query.where('credit_report.state', '=', state);
}

/** A page of reports within a jurisdiction, the newest order first. */
export async function listReportsWithin(tx: Tx, j: Jurisdiction, asked: { state: ReportState | undefined; after: { at: Instant; id: string } | undefined; size: number }): Promise<ShownReport[]> {
  let query = within(tx, j, asked.state).selectAll('credit_report').select(['record.decision_number', 'record.kind', 'record.province']);
  const { after } = asked;
  if (after) query = query.where((eb) => eb(eb.refTuple('credit_report.ordered_at', 'credit_report.record_id'), '<', eb.tuple(new Date(after.at), after.id)));
  const rows = await query.orderBy('credit_report.ordered_at', 'desc').orderBy('credit_report.record_id', 'desc').limit(asked.size).execute();
  return rows.map((row) => ({ ...open(row), decisionNumber: row.decision_number, kind: BreachKind.parse(row.kind), province: row.province }));
}

/** How many reports of each state there are within a jurisdiction. */
export async function countReportsWithin(tx: Tx, j: Jurisdiction): Promise<Record<ReportState, number>> {
  const rows = await within(tx, j, undefined).select(['credit_report.state', (eb) => eb.fn.countAll<string>().as('count')]).groupBy('credit_report.state').execute();
  const of = (state: ReportState) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { queued: of('queued'), taken: of('taken'), refused: of('refused') };
}

/** What the platform should hold of the records after an id, up to another (or all), by id: those it took and we have not changed since. */
export async function listTaken(tx: Tx, after: string | undefined, upTo: string | undefined): Promise<(Report & { decisionNumber: string; kind: string; decidedOn: string; until: string | null })[]> {
  let query = tx.selectFrom('credit_report').innerJoin('integrity_record', (on) => on.onRef('integrity_record.document_key', '=', 'credit_report.document_key').onRef('integrity_record.record_id', '=', 'credit_report.record_id'))
    .selectAll('credit_report').select(['integrity_record.decision_number', 'integrity_record.kind', 'integrity_record.decided_on', 'integrity_record.until']);
  if (after !== undefined) query = query.where('credit_report.record_id', '>', after);
  if (upTo !== undefined) query = query.where('credit_report.record_id', '<=', upTo);
  const rows = await query.orderBy('credit_report.record_id').execute();
  return rows.map((row) => ({ ...open(row), decisionNumber: row.decision_number, kind: row.kind, decidedOn: row.decided_on, until: row.until }));
}
