import type { z } from 'zod';
import type { CloseCentre, EditRoom, ExamRoomId, TestCentreId } from '#contracts/test-centres.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { newId } from '#server/platform/ids.ts';
import type { Seating } from '../asking.ts';
import { insertRooms, listRooms, recordCentreAct, setRoomClosed, updateRoom, type Centre, type RoomOfCentre } from './centres.store.ts';
import { refusalWhileUsed, takeCentre } from './edit-centre.ts';

type Changed = { id: TestCentreId; version: number };

/** 增加考场. */
export async function addRoom(seating: Seating, centreId: TestCentreId, { version, content }: z.output<typeof EditRoom>): Promise<Result<Changed>> {
  const held = await takeCentre(seating, centreId, version);
  if (!held.ok) return held;
  if ((await insertRooms(seating.tx, [{ id: newId<ExamRoomId>(), centreId, content }])) === 0) return refusedFor('seating.room_number_taken', { path: 'content.number', params: { number: content.number } });
  return ok({ id: centreId, version: await recordCentreAct(seating.tx, held.value, 'room_add', { detail: content.number }, seating.by, new Date(seating.now)) });
}

/** 修改考场: a room a frozen plan uses cannot become smaller, another kind or another purpose. */
export async function editRoom(seating: Seating, centreId: TestCentreId, roomId: ExamRoomId, { version, content }: z.output<typeof EditRoom>): Promise<Result<Changed>> {
  const taken = await takeRoom(seating, centreId, roomId, version);
  if (!taken.ok) return taken;
  const { centre, room } = taken.value;
  const lessens = content.capacity < room.capacity || content.kind !== room.kind || content.purpose !== room.purpose || (room.accessible && !content.accessible);
  const no = lessens ? await refusalWhileUsed(seating, [roomId]) : undefined;
  if (no) return no;
  if (!(await updateRoom(seating.tx, roomId, centreId, content))) return refusedFor('seating.room_number_taken', { path: 'content.number', params: { number: content.number } });
  return ok({ id: centreId, version: await recordCentreAct(seating.tx, centre, 'room_edit', { detail: content.number }, seating.by, new Date(seating.now)) });
}

/** 停用考场: refused while a frozen plan seats people there. */
export async function closeRoom(seating: Seating, centreId: TestCentreId, roomId: ExamRoomId, { version, reason }: z.output<typeof CloseCentre>): Promise<Result<Changed>> {
  const taken = await takeRoom(seating, centreId, roomId, version);
  if (!taken.ok) return taken;
  if (taken.value.room.closedAt !== null) return refusedFor('seating.room_closed');
  const no = await refusalWhileUsed(seating, [roomId]);
  if (no) return no;
  await setRoomClosed(seating.tx, roomId, new Date(seating.now));
  return ok({ id: centreId, version: await recordCentreAct(seating.tx, taken.value.centre, 'room_close', { detail: taken.value.room.number, reason }, seating.by, new Date(seating.now)) });
}

/** 重新启用考场. */
export async function reopenRoom(seating: Seating, centreId: TestCentreId, roomId: ExamRoomId, { version, reason }: z.output<typeof CloseCentre>): Promise<Result<Changed>> {
  const taken = await takeRoom(seating, centreId, roomId, version);
  if (!taken.ok) return taken;
  if (taken.value.room.closedAt === null) return refusedFor('seating.room_open');
  await setRoomClosed(seating.tx, roomId, null);
  return ok({ id: centreId, version: await recordCentreAct(seating.tx, taken.value.centre, 'room_reopen', { detail: taken.value.room.number, reason }, seating.by, new Date(seating.now)) });
}

async function takeRoom(seating: Seating, centreId: TestCentreId, roomId: ExamRoomId, version: number): Promise<Result<{ centre: Centre; room: RoomOfCentre }>> {
  const held = await takeCentre(seating, centreId, version);
  if (!held.ok) return held;
  const room = (await listRooms(seating.tx, [centreId])).find((r) => r.id === roomId);
  return room ? ok({ centre: held.value, room }) : refusedFor('seating.room_not_found');
}
