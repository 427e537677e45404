import type { Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { PublicityId, PublicityState } from '#contracts/publicity.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Publicity as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { By } from '../completions.store.ts';
import { publicitiesWithin } from './publicities.scope.ts';

/** A list as it is kept (公示). */
export type Publicity = {
  id: PublicityId; sittingId: string; examCode: string; examYear: number; province: ProvinceCode | null; number: number; state: PublicityState; version: number; after: string; entries: number; cleared: number; workingDays: number; phone: string; mail: string;
  startsAt: Instant | null; endsAt: Instant | null; madeAt: Instant; madeByName: string; proposedById: string | null; proposedByName: string | null; approvedByName: string | null; approvedAt: Instant | null;
};
export type PublicityStep = 'make' | 'made' | 'propose' | 'return' | 'approve' | 'withdraw' | 'withdrawn' | 'close' | 'ended';

const open = (r: Selectable<Row>): Publicity => ({
  id: PublicityId.parse(r.publicity_id), sittingId: r.sitting_id, examCode: r.exam_code, examYear: r.exam_year, province: r.province === null ? null : ProvinceCode.parse(r.province), number: r.number, state: PublicityState.parse(r.state), version: r.row_version, after: r.after_key,
  entries: r.entries, cleared: r.cleared, workingDays: r.working_days, phone: r.phone, mail: r.mail, startsAt: r.starts_at?.getTime() ?? null, endsAt: r.ends_at?.getTime() ?? null, madeAt: r.made_at.getTime(), madeByName: r.made_by_name,
  proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, approvedByName: r.approved_by_name, approvedAt: r.approved_at?.getTime() ?? null,
});

type New = Pick<Publicity, 'id' | 'sittingId' | 'examCode' | 'examYear' | 'province' | 'workingDays' | 'phone' | 'mail'>;

/** Begins a list, the next number of its place; false while another of the place is not finished (publicity_one_in_making). */
export async function insertPublicity(tx: Tx, p: New, by: { staffId: string; name: string }, at: Date): Promise<boolean> {
  const last = await tx.selectFrom('publicity').select((eb) => eb.fn.max('number').as('number')).where('sitting_id', '=', p.sittingId).where('province', 'is not distinct from', p.province).executeTakeFirst();
  const done = await tx.insertInto('publicity').values({
    publicity_id: p.id, sitting_id: p.sittingId, exam_code: p.examCode, exam_year: p.examYear, province: p.province, number: (last?.number ?? 0) + 1, state: 'making', row_version: 0, working_days: p.workingDays, phone: p.phone, mail: p.mail,
    made_by_id: by.staffId, made_by_name: by.name, made_at: at,
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A list somebody may see. */
export async function findPublicity(tx: Tx, j: Jurisdiction, id: PublicityId): Promise<Publicity | undefined> {
  const row = await tx.selectFrom('publicity').selectAll().where('publicity_id', '=', id).where(publicitiesWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** Any list, for the public and for jobs; held until the transaction ends where asked. */
export async function findAnyPublicity(tx: Tx, id: string, how: { lock?: boolean } = {}): Promise<Publicity | undefined> {
  const query = tx.selectFrom('publicity').selectAll().where('publicity_id', '=', id);
  const row = await (how.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return row && open(row);
}

/** Holds a list somebody may see. */
export async function lockPublicity(tx: Tx, j: Jurisdiction, id: PublicityId): Promise<Publicity | undefined> {
  const row = await tx.selectFrom('publicity').selectAll().where('publicity_id', '=', id).where(publicitiesWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The lists of a jurisdiction behind a place, the newest first. */
export async function listPublicities(tx: Tx, j: Jurisdiction, of: { sittingId?: string | undefined; after?: { at: Instant; id: string } | undefined; limit: number }): Promise<Publicity[]> {
  const { sittingId, after } = of;
  const rows = await tx.selectFrom('publicity').selectAll().where(publicitiesWithin(j)).$if(sittingId !== undefined, (q) => q.where('sitting_id', '=', sittingId ?? ''))
    .$if(after !== undefined, (q) => q.where((eb) => eb(eb.refTuple('made_at', 'publicity_id'), '<', eb.tuple(new Date(after?.at ?? 0), after?.id ?? '')))).orderBy('made_at', 'desc').orderBy('publicity_id', 'desc').limit(of.limit).execute();
  return rows.map(open);
}

/** The lists everybody may read now, those that end first first. */
export async function listShown(tx: Tx, now: Date, limit: number): Promise<Publicity[]> {
  return (await tx.selectFrom('publicity').selectAll().where('state', '=', 'approved').where('starts_at', '<=', now).where('ends_at', '>', now).orderBy('ends_at').orderBy('publicity_id').limit(limit).execute()).map(open);
}

/** Approved lists whose time is over: nothing of them is shown, and those on them without a reason are cleared. */
export async function listDue(tx: Tx, now: Date): Promise<PublicityId[]> {
  const rows = await tx.selectFrom('publicity').select('publicity_id').where('state', 'in', ['approved', 'closing']).where('ends_at', '<=', now).execute();
  return rows.map((r) => PublicityId.parse(r.publicity_id));
}

type Change = { state: PublicityState; startsAt?: Date | null; endsAt?: Date | null; proposedBy?: { staffId: string; name: string } | null; approvedBy?: { staffId: string; name: string; at: Date } | null };

/** Writes a held list; its state and the line of its history are one write. */
export async function stepPublicity(tx: Tx, p: Pick<Publicity, 'id' | 'version'>, c: Change, step: PublicityStep, note: { detail?: string; reason?: string }, by: By, at: Date): Promise<void> {
  const version = p.version + 1;
  await tx.updateTable('publicity').set({
    state: c.state, row_version: version, ...(c.startsAt !== undefined && { starts_at: c.startsAt }), ...(c.endsAt !== undefined && { ends_at: c.endsAt }),
    ...(c.proposedBy !== undefined && { proposed_by_id: c.proposedBy?.staffId ?? null, proposed_by_name: c.proposedBy?.name ?? null }),
    ...(c.approvedBy !== undefined && { approved_by_id: c.approvedBy?.staffId ?? null, approved_by_name: c.approvedBy?.name ?? null, approved_at: c.approvedBy?.at ?? null }),
  }).where('publicity_id', '=', p.id).execute();
  await tx.insertInto('publicity_act').values({ publicity_id: p.id, row_version: version, act: step, detail: note.detail ?? '', reason: note.reason ?? '', by_id: by.staffId, by_name: by.name, at }).execute();
}

/** How far a job is with a held list. */
export async function progressPublicity(tx: Tx, id: PublicityId, done: { after?: string; entries?: number; cleared?: number }): Promise<void> {
  await tx.updateTable('publicity').set({ ...(done.after !== undefined && { after_key: done.after }), ...(done.entries !== undefined && { entries: done.entries }), ...(done.cleared !== undefined && { cleared: done.cleared }) }).where('publicity_id', '=', id).execute();
}

/** Who did what with a list, the latest first. */
export async function listPublicityActs(tx: Tx, id: PublicityId): Promise<{ act: string; detail: string; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('publicity_act').select(['act', 'detail', 'reason', 'by_name', 'at']).where('publicity_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, detail: r.detail, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}
