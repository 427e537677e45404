import type { z } from 'zod';

import type { ReviewPoint } from '#contracts/catalogue.ts';
import type { CapacityEffect, ClosePoint, EditPoint, EditProvinceCard, NewPoint, PointContent, PointTouched, ProvinceCard, ReopenPoint, StaffPoint } from '#contracts/place-editing.ts';
import { beijingDay } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { ProvinceCode } from '#contracts/regions.ts';
import type { EditEffect, WorkProgress } from '#contracts/sittings.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';

import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { isToBeTold, refusalsToEditPoint } from '../../domain/editing/point-rules.ts';
import { findPrefecture, findProvince } from '../../regions.ts';
import type { AppointmentsPort, BookedDay } from '../appointments-port.ts';
import type { CandidatesPort } from '../candidates-port.ts';
import { recordChange } from '../changes/changes.store.ts';
import { changedMeanwhile } from '../changes/version-conflict.ts';
import { writtenBy, type Editing } from '../editing.ts';
import { refusalsWhileApplying, viewEditEffect } from '../reason-while-applying.ts';
import { carryOn } from '../work/work.jobs.ts';
import { insertWork, listWork } from '../work/work.store.ts';
import { findProvinceRow, insertPoint, listPointRows, lockPoint, setClosed, updatePoint, updateProvinceRow, type PointRow } from './places.store.ts';

const LEAST_REASON = 4;
const at = (p: ReviewPoint) => ({ province: p.province, prefecture: p.prefecture, reviewPoint: p.id });

/** The review points of a jurisdiction, closed ones too, with who is waiting there (审核点). */
export async function viewPoints({ tx, jurisdiction }: Editing, where: { province?: string | undefined }, candidates: CandidatesPort): Promise<StaffPoint[]> {
  const rows = (await listPointRows(tx)).filter((r) => covers(jurisdiction, at(r.point)) && (where.province === undefined || r.point.province === where.province));
  const work = [...(await listWork(tx, 'hand_over', rows.filter((r) => r.successor !== null).map((r) => r.point.id))), ...(await listWork(tx, 'tell_changed', rows.filter((r) => r.successor === null).map((r) => r.point.id)))];
  const waiting = await candidates.countAt(tx, rows.map((r) => r.point.id));
  const points: StaffPoint[] = [];
  for (const { point, ...row } of rows) {
    const prefecture = await findPrefecture(tx, point.prefecture);
    points.push({ ...point, ...row, prefectureName: prefecture?.name ?? { zh: point.prefecture, en: point.prefecture }, waiting: waiting.get(point.id) ?? 0, work: work.find((w) => w.subject === point.id) ?? null });
  }
  return points;
}

/** 开设审核点: the next number of its prefecture, open at once. */
export async function openPoint(editing: Editing, { prefecture, content }: z.output<typeof NewPoint>): Promise<Result<{ id: string }>> {
  const { tx, jurisdiction, now } = editing;
  const place = await findPrefecture(tx, prefecture);
  if (place === undefined || !covers(jurisdiction, { province: place.province, prefecture })) return refusedFor('catalogue.review_point_not_found', { path: 'prefecture' });
  const taken = (await listPointRows(tx)).filter((r) => r.point.prefecture === prefecture).map((r) => Number(r.point.id.slice(5)));
  const id = `${prefecture}-${String(Math.max(0, ...taken) + 1).padStart(2, '0')}`;
  const by = writtenBy(editing);
  if (!(await insertPoint(tx, { id, province: place.province, prefecture, content }, by))) return refusedFor('request.busy');
  await recordChange(tx, editing.editor, { kind: 'review_point', subject: id, province: place.province, version: 1, act: 'create', before: null, after: content }, by.at);
  await announceEdit(tx, 'exams', now);
  return ok({ id });
}

/** The point somebody may edit, held; another jurisdiction's does not exist (404), an older version is told who changed it. */
async function takePoint({ tx, jurisdiction }: Editing, id: string, version: number): Promise<Result<PointRow>> {
  const row = await lockPoint(tx, id);
  if (row === undefined || !covers(jurisdiction, at(row.point))) return refusedFor('catalogue.review_point_not_found');
  return row.version === version ? ok(row) : refused([await changedMeanwhile(tx, 'review_point', id, version)]);
}

/** 日接待量改小的影响: the days ahead on which more are planned, and booked, than the point would receive; another jurisdiction's point does not exist. */
export async function viewCapacityEffect({ tx, jurisdiction, now }: Editing, id: string, capacity: number, appointments: AppointmentsPort): Promise<Result<CapacityEffect>> {
  const row = (await listPointRows(tx)).find((r) => r.point.id === id);
  if (row === undefined || !covers(jurisdiction, at(row.point))) return refusedFor('catalogue.review_point_not_found');
  return ok(effectOfCapacity(await appointments.daysFrom(tx, id, beijingDay(now)), capacity));
}

/** What a change of a review point would touch, before it is saved (影响预估); another jurisdiction's point does not exist. */
export async function viewPointTouched({ tx, jurisdiction, now }: Editing, id: string, candidates: CandidatesPort, appointments: AppointmentsPort): Promise<Result<PointTouched>> {
  const row = (await listPointRows(tx)).find((r) => r.point.id === id);
  if (row === undefined || !covers(jurisdiction, at(row.point))) return refusedFor('catalogue.review_point_not_found');
  return ok({ ...(await candidates.touchedAt(tx, row.point)), appointments: bookedOf(await appointments.daysFrom(tx, id, beijingDay(now))) });
}

/**
 * 修改审核点: name, address, phone, hours, capacity. While files wait there or appointments lie ahead it needs its reason. Printed forms keep what they
 * said and so do bookings; who is to come on site is told what changed, by a job of this transaction.
 */
export async function editPoint(editing: Editing, id: string, edit: z.output<typeof EditPoint>, candidates: CandidatesPort, appointments: AppointmentsPort): Promise<Result<{ version: number; told: number }>> {
  const taken = await takePoint(editing, id, edit.version);
  if (!taken.ok) return taken;
  const { point, version } = taken.value;
  const { tx, now } = editing;
  const [days, touched] = [await appointments.daysFrom(tx, id, beijingDay(now)), await candidates.touchedAt(tx, point)];
  const no = [...refusalsOfCapacity(point, edit, days), ...refusalsToEditPoint(contentOf(point), edit.content, { waiting: touched.waiting, appointments: bookedOf(days) }, edit.reason)];
  const [first] = no;
  // of two that ask for the same reason the first says more
  if (first) return refused([first]);
  const by = writtenBy(editing);
  await updatePoint(tx, id, edit.content, version + 1, by);
  await recordChange(tx, editing.editor, { kind: 'review_point', subject: id, province: point.province, version: version + 1, act: 'change', reason: edit.reason, before: contentOf(point), after: edit.content }, by.at);
  const told = isToBeTold(contentOf(point), edit.content) ? touched.onSite : 0;
  if (told > 0) {
    const work = await insertWork(tx, { kind: 'tell_changed', subject: id, province: point.province, examCode: null, total: told, order: { point: id, version: version + 1 } }, by);
    await enqueue(tx, carryOn, { workId: work.id });
  }
  await announceEdit(tx, 'exams', now);
  return ok({ version: version + 1, told });
}

function refusalsOfCapacity(point: ReviewPoint, { content: { capacityPerDay: capacity }, reason }: z.output<typeof EditPoint>, days: readonly BookedDay[]): Refusal[] {
  if (capacity === null || capacity >= (point.capacityPerDay ?? Infinity) || reason.length >= LEAST_REASON) return [];
  const effect = effectOfCapacity(days, capacity);
  return effect.overBooked > 0 ? [refuse('catalogue.capacity_needs_reason', { path: 'reason', params: { days: effect.overBooked, people: effect.people } })] : [];
}

/** 关闭或合并审核点: nobody can choose it any more; who is waiting there goes to the successor, in the background, and is told. */
export async function closePoint(editing: Editing, id: string, order: z.output<typeof ClosePoint>, candidates: CandidatesPort): Promise<Result<{ version: number; work: WorkProgress | null }>> {
  const taken = await takePoint(editing, id, order.version);
  if (!taken.ok) return taken;
  const { point, version, closedAt } = taken.value;
  const { tx, now } = editing;
  if (closedAt !== null) return refusedFor('catalogue.review_point_closed');
  const waiting = (await candidates.countAt(tx, [id])).get(id) ?? 0;
  const all = await listPointRows(tx);
  if (order.successor === null && waiting > 0) return refusedFor('catalogue.successor_needed', { path: 'successor', params: { count: waiting } });
  if (order.successor === null && !all.some((r) => r.point.prefecture === point.prefecture && r.point.id !== id && r.closedAt === null)) return refusedFor('catalogue.last_review_point', { path: 'successor' });
  const successor = order.successor === null ? undefined : all.find((r) => r.point.id === order.successor);
  if (order.successor !== null && (successor?.closedAt !== null || successor.point.province !== point.province || successor.point.id === id)) return refusedFor('catalogue.successor_unfit', { path: 'successor' });
  const by = writtenBy(editing);
  await setClosed(tx, id, by.at, order.successor, version + 1, by);
  await recordChange(tx, editing.editor, { kind: 'review_point', subject: id, province: point.province, version: version + 1, act: 'close', reason: order.reason, before: { closed: false }, after: { closed: true, successor: order.successor } }, by.at);
  const work = successor === undefined || waiting === 0 ? null : await insertWork(tx, { kind: 'hand_over', subject: id, province: point.province, examCode: null, total: waiting, order: { from: id, to: successor.point.id } }, by);
  if (work !== null) await enqueue(tx, carryOn, { workId: work.id });
  await announceEdit(tx, 'exams', now);
  return ok({ version: version + 1, work });
}

/** 重新开放审核点: it can be chosen again; who was handed over stays where they are. */
export async function reopenPoint(editing: Editing, id: string, order: z.output<typeof ReopenPoint>): Promise<Result<{ version: number }>> {
  const taken = await takePoint(editing, id, order.version);
  if (!taken.ok) return taken;
  const { point, version, closedAt } = taken.value;
  if (closedAt === null) return refusedFor('catalogue.review_point_open');
  const by = writtenBy(editing);
  await setClosed(editing.tx, id, null, null, version + 1, by);
  await recordChange(editing.tx, editing.editor, { kind: 'review_point', subject: id, province: point.province, version: version + 1, act: 'reopen', reason: order.reason, before: { closed: true }, after: { closed: false } }, by.at);
  await announceEdit(editing.tx, 'exams', editing.now);
  return ok({ version: version + 1 });
}

/** What a province says of itself (咨询电话与提示). */
export async function viewProvince({ tx, jurisdiction }: Editing, code: ProvinceCode): Promise<Result<ProvinceCard>> {
  const [province, row] = [await findProvince(tx, code), await findProvinceRow(tx, code)];
  if (!province || !row || !covers(jurisdiction, { province: code })) return refusedFor('sitting.not_found');
  return ok({ province: code, name: province.name, ...row });
}

/** What a change of phones or notice would touch (影响预估). */
export async function viewProvinceEffect(editing: Editing, code: ProvinceCode, candidates: CandidatesPort): Promise<Result<EditEffect>> {
  const found = await viewProvince(editing, code);
  return found.ok ? ok(await viewEditEffect(editing, { province: code }, candidates)) : found;
}

/** 修改咨询电话与提示; with a reason while people apply in the province. */
export async function editProvinceCard(editing: Editing, code: ProvinceCode, edit: z.output<typeof EditProvinceCard>): Promise<Result<{ version: number }>> {
  const found = await viewProvince(editing, code);
  if (!found.ok) return found;
  const { tx, now } = editing;
  const no = await refusalsWhileApplying(editing, { province: code }, edit.reason);
  if (no.length > 0) return refused(no);
  const by = writtenBy(editing);
  if (!(await updateProvinceRow(tx, code, edit, edit.version, by))) return refused([await changedMeanwhile(tx, 'province', code, edit.version)]);
  const { phones, notice } = found.value;
  await recordChange(tx, editing.editor, { kind: 'province', subject: code, province: code, version: edit.version + 1, act: 'change', reason: edit.reason, before: { phones, notice }, after: { phones: edit.phones, notice: edit.notice } }, by.at);
  await announceEdit(tx, 'regions', now);
  return ok({ version: edit.version + 1 });
}

function bookedOf(days: readonly BookedDay[]): number {
  return days.reduce((n, d) => n + d.booked, 0);
}

/** What fewer people a day would mean: who booked stays booked, nobody more can. */
function effectOfCapacity(days: readonly BookedDay[], capacity: number): CapacityEffect {
  const over = days.filter((d) => d.planned > capacity || d.booked > capacity);
  return {
    days: over.slice(0, 30), overPlanned: over.filter((d) => d.planned > capacity).length,
    overBooked: over.filter((d) => d.booked > capacity).length, people: over.reduce((n, d) => n + Math.max(0, d.booked - capacity), 0),
  };
}

function contentOf({ name, address, phone, hours, capacityPerDay }: ReviewPoint): PointContent {
  return { name, address, phone, hours, capacityPerDay };
}
