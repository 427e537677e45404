import type { z } from 'zod';
import { beijingDay } from '#contracts/dates.ts';
import type { TestCentreId, CloseCentre, EditCentre, ExamRoomId, NewCentre, SetAbsence } from '#contracts/test-centres.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { findPrefecture, findSitting } from '#server/modules/catalogue/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { Seating } from '../asking.ts';
import { frozenUse } from '../plans/frozen-use.store.ts';
import { findCentre, insertCentre, listRooms, lockCentre, putAbsence, recordCentreAct, setCentreClosed, updateCentre, type Centre } from './centres.store.ts';

type Changed = { id: TestCentreId; version: number };

/** 开设考点: the next number of its town, open at once; another jurisdiction's town is not found. */
export async function openCentre({ tx, now, by }: Seating, { prefecture, content }: z.output<typeof NewCentre>): Promise<Result<Changed>> {
  const place = await findPrefecture(tx, prefecture);
  if (!place || !covers(by.jurisdiction, { province: place.province, prefecture })) return refusedFor('seating.place_not_found', { path: 'prefecture' });
  const id = newId<TestCentreId>();
  const code = await insertCentre(tx, { id, province: place.province, prefecture, content }, by, new Date(now));
  if (code === undefined) return refusedFor('seating.centre_name_taken', { path: 'content.name' });
  return ok({ id, version: await recordCentreAct(tx, { id, version: 0 }, 'open', { detail: `${code} ${content.name}` }, by, new Date(now)) });
}

/** The centre somebody may edit, held: another jurisdiction's does not exist, and who edits an older version is told. */
export async function takeCentre({ tx, by }: Pick<Seating, 'tx' | 'by'>, id: TestCentreId, version: number): Promise<Result<Centre>> {
  const held = await lockCentre(tx, by.jurisdiction, id);
  if (!held) return refusedFor('seating.centre_not_found');
  return held.version === version ? ok(held) : refusedFor('seating.changed_meanwhile');
}

/** 修改考点: tickets already printed keep what they said. */
export async function editCentre(seating: Seating, id: TestCentreId, { version, content }: z.output<typeof EditCentre>): Promise<Result<Changed>> {
  const held = await takeCentre(seating, id, version);
  if (!held.ok) return held;
  if (!(await updateCentre(seating.tx, id, content))) return refusedFor('seating.centre_name_taken', { path: 'content.name' });
  return ok({ id, version: await recordCentreAct(seating.tx, held.value, 'edit', { detail: content.name }, seating.by, new Date(seating.now)) });
}

/** 关闭考点: refused while a frozen plan seats people there; they are moved first. */
export async function closeCentre(seating: Seating, id: TestCentreId, { version, reason }: z.output<typeof CloseCentre>): Promise<Result<Changed>> {
  const { tx, now, by } = seating;
  const held = await takeCentre(seating, id, version);
  if (!held.ok) return held;
  if (held.value.closedAt !== null) return refusedFor('seating.centre_closed');
  const no = await refusalWhileUsed(seating, (await listRooms(tx, [id])).map((r) => r.id));
  if (no) return no;
  await setCentreClosed(tx, id, new Date(now));
  return ok({ id, version: await recordCentreAct(tx, held.value, 'close', { reason }, by, new Date(now)) });
}

/** 重新启用考点. */
export async function reopenCentre(seating: Seating, id: TestCentreId, { version, reason }: z.output<typeof CloseCentre>): Promise<Result<Changed>> {
  const held = await takeCentre(seating, id, version);
  if (!held.ok) return held;
  if (held.value.closedAt === null) return refusedFor('seating.centre_open');
  await setCentreClosed(seating.tx, id, null);
  return ok({ id, version: await recordCentreAct(seating.tx, held.value, 'reopen', { reason }, seating.by, new Date(seating.now)) });
}

/** 本次考试是否启用: whether a centre serves one sitting; not open to change once a frozen plan of that sitting seats people there. */
export async function setAbsence(seating: Seating, id: TestCentreId, { version, sittingId, absent, reason }: z.output<typeof SetAbsence>): Promise<Result<Changed>> {
  const { tx, now, by } = seating;
  const held = await takeCentre(seating, id, version);
  if (!held.ok) return held;
  if (!(await findSitting(tx, sittingId))) return refusedFor('sitting.not_found', { path: 'sittingId' });
  const no = absent ? await refusalWhileUsed(seating, (await listRooms(tx, [id])).map((r) => r.id), sittingId) : undefined;
  if (no) return no;
  await putAbsence(tx, id, sittingId, absent ? { reason, by, at: new Date(now) } : null);
  return ok({ id, version: await recordCentreAct(tx, held.value, absent ? 'absent' : 'present', { detail: sittingId, reason }, by, new Date(now)) });
}

/** The no of a room or centre that people are seated in by a frozen plan whose exam is still ahead. */
export async function refusalWhileUsed({ tx, now }: Pick<Seating, 'tx' | 'now'>, rooms: readonly ExamRoomId[], onlySitting?: string) {
  for (const { sittingId, people, tickets } of await frozenUse(tx, rooms)) {
    const days = (await findSitting(tx, sittingId))?.examOn ?? [];
    const over = days.length > 0 && days.every((day) => day < beijingDay(now));
    if (!over && (onlySitting === undefined || onlySitting === sittingId)) return refusedFor('seating.people_seated_there', { params: { people, sitting: sittingId, tickets: tickets.join('、') } });
  }
  return undefined;
}

/** A centre somebody may look at. */
export async function readCentre({ tx, by }: Pick<Seating, 'tx' | 'by'>, id: TestCentreId): Promise<Result<Centre>> {
  const found = await findCentre(tx, by.jurisdiction, id);
  return found ? ok(found) : refusedFor('seating.centre_not_found');
}
