import { CompiledQuery, sql } from 'kysely';
import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { Exclusion, ReleaseState, TicketReleaseId } from '#contracts/tickets.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { recordFact } from '#server/platform/facts/recorded-facts.store.ts';
import { releasesWithin } from './releases.scope.ts';

const LeftOut = z.partialRecord(Exclusion, z.number());
export type LeftOut = z.infer<typeof LeftOut>;

/** A release as it is kept (准考证发布). */
export type Release = {
  id: TicketReleaseId; sittingId: string; examCode: string; examYear: number; province: ProvinceCode; planId: string; state: ReleaseState; version: number; lookedAt: number; after: { accountId: string; id: string } | null;
  issued: number; leftOut: LeftOut; proposedById: string | null; proposedByName: string | null; approvedByName: string | null; approvedAt: Instant | null;
};
export type ReleaseStep = 'prepare' | 'prepared' | 'propose' | 'return' | 'approve' | 'close' | 'reopen' | 'withdraw';

const COLUMNS = ['release_id', 'sitting_id', 'exam_code', 'exam_year', 'province', 'plan_id', 'state', 'row_version', 'looked_at', 'looked_after_account', 'looked_after', 'issued', 'left_out', 'proposed_by_id', 'proposed_by_name', 'approved_by_name', 'approved_at'] as const;
type Row = {
  release_id: string; sitting_id: string; exam_code: string; exam_year: number; province: string; plan_id: string; state: string; row_version: number; looked_at: number; looked_after_account: string | null; looked_after: string | null;
  issued: number; left_out: unknown; proposed_by_id: string | null; proposed_by_name: string | null; approved_by_name: string | null; approved_at: Date | null;
};

const open = (r: Row): Release => ({
  id: TicketReleaseId.parse(r.release_id), sittingId: r.sitting_id, examCode: r.exam_code, examYear: r.exam_year, province: ProvinceCode.parse(r.province), planId: r.plan_id, state: ReleaseState.parse(r.state), version: r.row_version, lookedAt: r.looked_at,
  after: r.looked_after_account === null || r.looked_after === null ? null : { accountId: r.looked_after_account, id: r.looked_after },
  issued: r.issued, leftOut: LeftOut.parse(r.left_out), proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, approvedByName: r.approved_by_name, approvedAt: r.approved_at?.getTime() ?? null,
});

/** Begins a release; false when the province has one for the sitting (ticket_release_one_live). */
export async function insertRelease(tx: Tx, r: { id: TicketReleaseId; sittingId: string; examCode: string; examYear: number; province: string; planId: string }): Promise<boolean> {
  const done = await tx.insertInto('ticket_release').values({ release_id: r.id, sitting_id: r.sittingId, exam_code: r.examCode, exam_year: r.examYear, province: r.province, plan_id: r.planId, state: 'preparing', row_version: 0 }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A release somebody may see. */
export async function findRelease(tx: Tx, j: Jurisdiction, id: TicketReleaseId): Promise<Release | undefined> {
  const row = await tx.selectFrom('ticket_release').select(COLUMNS).where('release_id', '=', id).where(releasesWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** Holds a release until the transaction ends. */
export async function lockRelease(tx: Tx, j: Jurisdiction, id: TicketReleaseId): Promise<Release | undefined> {
  const row = await tx.selectFrom('ticket_release').select(COLUMNS).where('release_id', '=', id).where(releasesWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

const FIND_LIVE = `select ${COLUMNS.join(', ')} from ticket_release where sitting_id = $1 and province = $2 and state <> 'withdrawn'`;

/** The release of a sitting in a province that is not withdrawn; the statement's text is made once, since every look-up asks it. */
export async function findLiveRelease(tx: Tx, sittingId: string, province: string): Promise<Release | undefined> {
  const { rows: [row] } = await tx.executeQuery<Row>(CompiledQuery.raw(FIND_LIVE, [sittingId, province]));
  return row && open(row);
}

/** The live releases of a jurisdiction. */
export async function listLiveReleases(tx: Tx, j: Jurisdiction): Promise<Release[]> {
  return (await tx.selectFrom('ticket_release').select(COLUMNS).where('state', '<>', 'withdrawn').where(releasesWithin(j)).execute()).map(open);
}

/** Every sitting and province whose tickets are open, for the portal's list. */
export async function listReleased(tx: Tx): Promise<{ sittingId: string; province: ProvinceCode }[]> {
  const rows = await tx.selectFrom('ticket_release').select(['sitting_id', 'province']).where('state', '=', 'released').execute();
  return rows.map((r) => ({ sittingId: r.sitting_id, province: ProvinceCode.parse(r.province) }));
}

type Change = {
  state?: ReleaseState; progress?: { lookedAt: number; issued: number; leftOut: LeftOut; after: { accountId: string; id: string } };
  proposedBy?: { staffId: string; name: string } | null; approvedBy?: { staffId: string; name: string; at: Date };
};

/** Writes a held release; its state and the line of history are one write. */
export async function stepRelease(tx: Tx, release: Pick<Release, 'id' | 'version' | 'sittingId' | 'examCode' | 'province'>, change: Change, step: ReleaseStep, note: { detail?: string; reason?: string }, by: { staffId: string | null; name: string }, at: Date): Promise<void> {
  const version = release.version + 1;
  await tx.updateTable('ticket_release').set({ ...columnsOf(change), row_version: version }).where('release_id', '=', release.id).execute();
  if (step === 'approve') recordFact(tx, { event: 'tickets.published', subject: release.sittingId, province: release.province, examCode: release.examCode, sittingId: release.sittingId }, at.getTime());
  await tx.insertInto('ticket_release_act').values({ release_id: release.id, row_version: version, act: step, detail: note.detail ?? '', reason: note.reason ?? '', by_id: by.staffId, by_name: by.name, at }).execute();
}

/** Writes how far the preparation has come. */
export async function writeProgress(tx: Tx, id: TicketReleaseId, progress: NonNullable<Change['progress']>): Promise<void> {
  await tx.updateTable('ticket_release').set(columnsOf({ progress })).where('release_id', '=', id).execute();
}

function columnsOf(c: Change) {
  return {
    ...(c.state && { state: c.state }),
    ...(c.progress && { looked_at: c.progress.lookedAt, issued: c.progress.issued, left_out: JSON.stringify(c.progress.leftOut), looked_after_account: c.progress.after.accountId, looked_after: c.progress.after.id }),
    ...(c.proposedBy !== undefined && { proposed_by_id: c.proposedBy?.staffId ?? null, proposed_by_name: c.proposedBy?.name ?? null }),
    ...(c.approvedBy && { approved_by_id: c.approvedBy.staffId, approved_by_name: c.approvedBy.name, approved_at: c.approvedBy.at }),
  };
}

/** Who did what with a release, the latest first. */
export async function listReleaseActs(tx: Tx, id: TicketReleaseId): Promise<{ act: string; detail: string; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('ticket_release_act').select(['act', 'detail', 'reason', 'by_name', 'at']).where('release_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, detail: r.detail, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

/** Holds a release that is being prepared, for the job; undefined when it was withdrawn or is done. */
export async function lockPreparing(tx: Tx, id: TicketReleaseId): Promise<Release | undefined> {
  const row = await tx.selectFrom('ticket_release').select(COLUMNS).where('release_id', '=', id).where('state', '=', 'preparing').forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Counts a ticket that is withheld (1), or given again (-1), among those left out. */
export async function countHeld(tx: Tx, id: TicketReleaseId, by: 1 | -1): Promise<void> {
  await tx.updateTable('ticket_release').set((e) => ({ issued: e('issued', '-', by), left_out: sql<string>`left_out || jsonb_build_object('held', coalesce((left_out ->> 'held')::integer, 0) + ${by}::integer)` })).where('release_id', '=', id).execute();
}

/** Adds one more ticket to the count of a release (补发). */
export async function countOneMore(tx: Tx, id: TicketReleaseId): Promise<void> {
  await tx.updateTable('ticket_release').set((e) => ({ issued: e('issued', '+', 1) })).where('release_id', '=', id).execute();
}
