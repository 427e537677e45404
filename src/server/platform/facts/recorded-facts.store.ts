import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { PartnerEvent } from '#contracts/partners.ts';
import { keptStatement } from '../db/kept-statement.ts';
import { writeBehind, type Tx } from '../db/tx.ts';
import { newId } from '../ids.ts';

/** Something that happened and that others are told of; `subject` is a number of ours. `province` null: the nation's. */
export type NewFact = { event: PartnerEvent; subject: string; province: string | null; examCode: string | null; sittingId: string | null };
export type Fact = NewFact & { id: string; xid: string; at: Instant };
/** A place among the facts: everything at or before it was read. */
export type FactPlace = { xid: string; id: string };

export const FIRST_PLACE: FactPlace = { xid: '0', id: '00000000-0000-0000-0000-000000000000' };

const addOne = keptStatement((tx, v: NewFact & { id: string; at: Date }) => tx.insertInto('recorded_fact').values({ fact_id: v.id, event: v.event, subject: v.subject, province: v.province, exam_code: v.examCode, sitting_id: v.sittingId, at: v.at }));

/** Records a fact (变更事件) in the transaction of its act: it stands exactly when the act stands. */
export function recordFact(tx: Tx, fact: NewFact, now: Instant): void {
  writeBehind(tx, addOne(tx, { id: newId(), ...fact, at: new Date(now) }));
}

/** Several facts of one act, in one statement. */
export function recordFacts(tx: Tx, facts: readonly NewFact[], now: Instant): void {
  if (facts.length === 0) return;
  writeBehind(tx, tx.insertInto('recorded_fact').values(facts.map((f) => ({ fact_id: newId(), event: f.event, subject: f.subject, province: f.province, exam_code: f.examCode, sitting_id: f.sittingId, at: new Date(now) }))));
}

/** Facts behind a place in the order of the transactions that wrote them, below the oldest one still running: none can slip in behind a reader. */
export async function factsAfter(tx: Tx, after: FactPlace, of: { province: string | undefined; exams: readonly string[] | undefined; events: readonly string[] | undefined }, limit: number): Promise<Fact[]> {
  const rows = await tx.selectFrom('recorded_fact').selectAll()
    .where(sql<boolean>`(written_xid, fact_id) > (${after.xid}::xid8, ${after.id}::uuid)`).where(sql<boolean>`written_xid < pg_snapshot_xmin(pg_current_snapshot())`)
    .$if(of.province !== undefined, (q) => q.where((e) => e.or([e('province', '=', of.province ?? ''), e('province', 'is', null)])))
    .$if(of.exams !== undefined, (q) => q.where((e) => e.or([e('exam_code', '=', sql<string>`any(${[...(of.exams ?? [])]}::text[])`), e('exam_code', 'is', null)])))
    .$if(of.events !== undefined, (q) => q.where('event', '=', sql<string>`any(${[...(of.events ?? [])]}::text[])`))
    .orderBy('written_xid').orderBy('fact_id').limit(limit).execute();
  return rows.map((r) => ({ id: r.fact_id, xid: String(r.written_xid), event: PartnerEvent.parse(r.event), subject: r.subject, province: r.province, examCode: r.exam_code, sittingId: r.sitting_id, at: r.at.getTime() }));
}

/** The place just before the oldest transaction still running: where a reader begins who asks for what comes from now on. */
export async function placeNow(tx: Tx): Promise<FactPlace> {
  const { rows } = await sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(tx);
  return { xid: rows[0]?.xid ?? '0', id: FIRST_PLACE.id };
}

/** Forgets facts nobody asks for any more. */
export async function sweepFacts(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('recorded_fact').where('at', '<', before).execute();
}
