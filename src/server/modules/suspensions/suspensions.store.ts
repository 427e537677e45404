import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { SittingId } from '#contracts/catalogue.ts';
import { Remedy, ResitTimes, SuspensionEffect, SuspensionId, SuspensionState, SuspensionWords } from '#contracts/suspensions.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Database } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { AreaKind, type Area } from './area.ts';
import { suspensionsWithin } from './suspensions.scope.ts';

export type Suspension = {
  id: SuspensionId; sittingId: SittingId; examCode: string; examYear: number; area: Area; halfDays: number[]; remedy: Remedy; chooseUntil: Instant | null; reason: string; documentNumber: string; urgent: boolean; state: SuspensionState; version: number;
  words: SuspensionWords; effect: SuspensionEffect; after: { accountId: string; id: string } | null; told: number; settled: number; articleId: string | null; resitSittingId: SittingId | null; resit: ResitTimes | null;
  resitProposedById: string | null; resitProposedByName: string | null; resitApprovedById: string | null; resitApprovedByName: string | null; proposedById: string; proposedByName: string; proposedAt: Instant; approvedById: string | null; approvedByName: string | null; approvedAt: Instant | null; inEffectAt: Instant | null;
};
export type By = { staffId: string | null; name: string };

type New = Pick<Suspension, 'id' | 'sittingId' | 'examCode' | 'examYear' | 'area' | 'halfDays' | 'remedy' | 'chooseUntil' | 'reason' | 'documentNumber' | 'urgent' | 'words' | 'effect'>;

/** Keeps a proposal; false when the same is proposed or in effect already: the index decides. */
export async function insertSuspension(tx: Tx, s: New, by: { staffId: string; name: string }, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('suspension').values({
    suspension_id: s.id, sitting_id: s.sittingId, exam_code: s.examCode, exam_year: s.examYear, area: s.area.kind, province: s.area.province, prefecture: s.area.prefecture, centre_id: s.area.centreId, half_days: s.halfDays, remedy: s.remedy,
    choose_until: s.chooseUntil === null ? null : new Date(s.chooseUntil), reason: s.reason, document_number: s.documentNumber, urgent: s.urgent, state: 'proposed', row_version: 1, words: JSON.stringify(s.words), counted: JSON.stringify(s.effect),
    proposed_by_id: by.staffId, proposed_by_name: by.name, proposed_at: at,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await insertAct(tx, s.id, 1, 'propose', { reason: s.reason, detail: s.documentNumber }, by, at);
  return true;
}

/** A suspension within a jurisdiction; another's does not exist. */
export async function findSuspension(tx: Tx, j: Jurisdiction, id: string): Promise<Suspension | undefined> {
  const row = await tx.selectFrom('suspension').selectAll().where('suspension_id', '=', id).where(suspensionsWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** The same, held until the transaction ends: two approvals take their turn. */
export async function lockSuspension(tx: Tx, j: Jurisdiction, id: string): Promise<Suspension | undefined> {
  const row = await tx.selectFrom('suspension').selectAll().where('suspension_id', '=', id).where(suspensionsWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** One suspension for a job or for those it touches, whoever's it is. */
export async function getSuspension(tx: Tx, id: string, how: { lock?: boolean } = {}): Promise<Suspension> {
  const query = tx.selectFrom('suspension').selectAll().where('suspension_id', '=', id);
  return open(await (how.lock === true ? query.forUpdate() : query).executeTakeFirstOrThrow());
}

/** Suspensions within a jurisdiction behind a place, the newest first. */
export async function listSuspensions(tx: Tx, j: Jurisdiction, f: { state: string | undefined; sitting: string | undefined; after: string | undefined }, limit: number): Promise<Suspension[]> {
  const rows = await tx.selectFrom('suspension').selectAll().where(suspensionsWithin(j)).$if(f.state !== undefined, (q) => q.where('state', '=', f.state ?? '')).$if(f.sitting !== undefined, (q) => q.where('sitting_id', '=', f.sitting ?? ''))
    .$if(f.after !== undefined, (q) => q.where('suspension_id', '<', f.after ?? '')).orderBy('suspension_id', 'desc').limit(limit).execute();
  return rows.map(open);
}

/** Every suspension that is in effect or on its way there, for the keeper and the nightly check. */
export async function listLive(tx: Tx): Promise<Suspension[]> {
  return (await tx.selectFrom('suspension').selectAll().where('state', 'in', ['telling', 'settling', 'in_effect']).orderBy('suspension_id').execute()).map(open);
}

export type Change = {
  state?: SuspensionState; approvedBy?: { staffId: string; name: string; at: Date }; inEffectAt?: Date; documentNumber?: string; chooseUntil?: Date; articleId?: string; after?: null; resit?: ResitTimes | null;
  resitProposedBy?: { staffId: string; name: string } | null; resitApprovedBy?: { staffId: string; name: string; sittingId: string };
};

/** Moves a suspension one version on with its line of history; its row is locked by the caller. */
export async function stepSuspension(tx: Tx, s: Suspension, act: string, change: Change, why: { reason?: string; detail?: string }, by: By, at: Date): Promise<void> {
  await tx.updateTable('suspension').set({
    row_version: s.version + 1, ...(change.state && { state: change.state }), ...(change.approvedBy && { approved_by_id: change.approvedBy.staffId, approved_by_name: change.approvedBy.name, approved_at: change.approvedBy.at }), ...(change.inEffectAt && { in_effect_at: change.inEffectAt }),
    ...(change.documentNumber !== undefined && { document_number: change.documentNumber }), ...(change.chooseUntil && { choose_until: change.chooseUntil }), ...(change.articleId !== undefined && { article_id: change.articleId }),
    ...(change.after === null && { scanned_after_account: null, scanned_after: null }), ...(change.resit !== undefined && { resit: change.resit && JSON.stringify(change.resit) }),
    ...(change.resitProposedBy !== undefined && { resit_proposed_by_id: change.resitProposedBy?.staffId ?? null, resit_proposed_by_name: change.resitProposedBy?.name ?? null }),
    ...(change.resitApprovedBy && { resit_approved_by_id: change.resitApprovedBy.staffId, resit_approved_by_name: change.resitApprovedBy.name, resit_sitting_id: change.resitApprovedBy.sittingId }),
  }).where('suspension_id', '=', s.id).where('row_version', '=', s.version).executeTakeFirstOrThrow();
  await insertAct(tx, s.id, s.version + 1, act, why, by, at);
}

/** How far the telling or the settling has come. */
export async function writeProgress(tx: Tx, id: string, p: { told?: number; settled?: number; after?: { accountId: string; id: string } | null }, at: Date): Promise<void> {
  await tx.updateTable('suspension').set({
    looked_at: at, ...(p.told !== undefined && { told: p.told }), ...(p.settled !== undefined && { settled: p.settled }), ...(p.after !== undefined && { scanned_after_account: p.after?.accountId ?? null, scanned_after: p.after?.id ?? null }),
  }).where('suspension_id', '=', id).execute();
}

/** Who did what, the latest first. */
export async function listActs(tx: Tx, id: string): Promise<{ act: string; detail: string; reason: string; by: string; at: Instant }[]> {
  const rows = await tx.selectFrom('suspension_act').select(['act', 'detail', 'reason', 'by_name', 'at']).where('suspension_id', '=', id).orderBy('row_version', 'desc').limit(100).execute();
  return rows.map((r) => ({ act: r.act, detail: r.detail, reason: r.reason, by: r.by_name, at: r.at.getTime() }));
}

async function insertAct(tx: Tx, id: string, version: number, act: string, why: { reason?: string; detail?: string }, by: By, at: Date): Promise<void> {
  await tx.insertInto('suspension_act').values({ suspension_id: id, row_version: version, act, detail: why.detail ?? '', reason: why.reason ?? '', by_id: by.staffId, by_name: by.name, at }).execute();
}

/** The sums of one day's check; a check made again that day is written over. */
export async function keepCheck(tx: Tx, id: string, day: string, l: { paid: number; refunded: number; underWay: number; failed: number; kept: number; undecided: number }, at: Date): Promise<void> {
  const row = { paid_in_fen: l.paid, refunded_in_fen: l.refunded, under_way_in_fen: l.underWay, failed_in_fen: l.failed, kept_in_fen: l.kept, undecided_in_fen: l.undecided, difference_in_fen: l.paid - l.refunded - l.underWay - l.failed - l.kept - l.undecided, at };
  await tx.insertInto('suspension_check').values({ suspension_id: id, day, ...row }).onConflict((c) => c.columns(['suspension_id', 'day']).doUpdateSet(row)).execute();
}

/** The last checks, the newest first. */
export async function listChecks(tx: Tx, id: string): Promise<{ day: string; differenceInFen: number }[]> {
  const rows = await tx.selectFrom('suspension_check').select(['day', sql<string>`difference_in_fen`.as('fen')]).where('suspension_id', '=', id).orderBy('day', 'desc').limit(30).execute();
  return rows.map((r) => ({ day: r.day, differenceInFen: Number(r.fen) }));
}

function open(r: Selectable<Database['suspension']>): Suspension {
  return {
    id: SuspensionId.parse(r.suspension_id), sittingId: SittingId.parse(r.sitting_id), examCode: r.exam_code, examYear: r.exam_year, area: { kind: AreaKind.parse(r.area), province: r.province, prefecture: r.prefecture, centreId: r.centre_id }, halfDays: r.half_days,
    remedy: Remedy.parse(r.remedy), chooseUntil: r.choose_until?.getTime() ?? null, reason: r.reason, documentNumber: r.document_number, urgent: r.urgent, state: SuspensionState.parse(r.state), version: r.row_version, words: SuspensionWords.parse(r.words), effect: SuspensionEffect.parse(r.counted),
    after: r.scanned_after_account !== null && r.scanned_after !== null ? { accountId: r.scanned_after_account, id: r.scanned_after } : null, told: r.told, settled: r.settled, articleId: r.article_id, resitSittingId: r.resit_sitting_id === null ? null : SittingId.parse(r.resit_sitting_id),
    resit: r.resit === null ? null : ResitTimes.parse(r.resit), resitProposedById: r.resit_proposed_by_id, resitProposedByName: r.resit_proposed_by_name, resitApprovedById: r.resit_approved_by_id, resitApprovedByName: r.resit_approved_by_name,
    proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, proposedAt: r.proposed_at.getTime(), approvedById: r.approved_by_id, approvedByName: r.approved_by_name, approvedAt: r.approved_at?.getTime() ?? null, inEffectAt: r.in_effect_at?.getTime() ?? null,
  };
}
