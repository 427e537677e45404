import { z } from 'zod';
import { CentreList, CentreQuery, CentreWhole, CloseCentre, EditCentre, EditRoom, ExamRoomId, NewCentre, SetAbsence, TestCentreId } from '#contracts/test-centres.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import type { Ctx, StaffActor } from '#server/platform/http/endpoint.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { seatingOf } from '../asking.ts';
import { closeCentre, editCentre, openCentre, reopenCentre, setAbsence } from './edit-centre.ts';
import { addRoom, closeRoom, editRoom, reopenRoom } from './edit-room.ts';
import { viewCentre, viewCentres } from './view-centres.ts';

const see = { staff: 'seat.see' } as const;
const edit = { staff: 'room.edit' } as const;
const One = z.object({ id: TestCentreId });
const OneRoom = z.object({ id: TestCentreId, roomId: ExamRoomId });

type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** The centre as it is after an act, and the act's audit row. */
async function after(ctx: Asking, done: Result<{ id: TestCentreId }>, note: { after?: unknown; reason?: string }): Promise<Result<CentreWhole>> {
  if (!done.ok) return done;
  ctx.note({ subject: `test-centre:${done.value.id}`, ...note });
  return viewCentre(seatingOf(ctx), done.value.id);
}

/** Test centres and rooms (考点与考场): kept by the officers of the place. */
export const centreEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/test-centres', summary: '辖区内的考点', access: see, audit: null, limit: 'read', query: CentreQuery, output: CentreList,
    handle: async (ctx, { query }) => ok(await viewCentres(seatingOf(ctx), query)),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/test-centres', summary: '开设考点', access: edit, audit: 'centre.open', limit: 'write', body: NewCentre, output: CentreWhole,
    handle: async (ctx, { body }) => after(ctx, await openCentre(seatingOf(ctx), body), { after: body }),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/test-centres/:id', summary: '考点与考场', access: see, audit: null, limit: 'read', params: One, output: CentreWhole,
    handle: (ctx, { params }) => viewCentre(seatingOf(ctx), params.id),
  }),
  defineEndpoint({
    method: 'PUT', path: '/api/staff/test-centres/:id', summary: '修改考点', access: edit, audit: 'centre.edit', limit: 'write', params: One, body: EditCentre, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await editCentre(seatingOf(ctx), params.id, body), { after: body }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/test-centres/:id/closure', summary: '关闭考点', access: edit, audit: 'centre.close', limit: 'write', params: One, body: CloseCentre, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await closeCentre(seatingOf(ctx), params.id, body), { reason: body.reason }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/test-centres/:id/opening', summary: '重新启用考点', access: edit, audit: 'centre.reopen', limit: 'write', params: One, body: CloseCentre, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await reopenCentre(seatingOf(ctx), params.id, body), { reason: body.reason }),
  }),
  defineEndpoint({
    method: 'PUT', path: '/api/staff/test-centres/:id/absence', summary: '考点是否用于某次考试', access: edit, audit: 'centre.set_absence', limit: 'write', params: One, body: SetAbsence, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await setAbsence(seatingOf(ctx), params.id, body), { after: body, reason: body.reason }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/test-centres/:id/rooms', summary: '增加考场', access: edit, audit: 'room.add', limit: 'write', params: One, body: EditRoom, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await addRoom(seatingOf(ctx), params.id, body), { after: body }),
  }),
  defineEndpoint({
    method: 'PUT', path: '/api/staff/test-centres/:id/rooms/:roomId', summary: '修改考场', access: edit, audit: 'room.edit', limit: 'write', params: OneRoom, body: EditRoom, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await editRoom(seatingOf(ctx), params.id, params.roomId, body), { after: body }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/test-centres/:id/rooms/:roomId/closure', summary: '停用考场', access: edit, audit: 'room.close', limit: 'write', params: OneRoom, body: CloseCentre, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await closeRoom(seatingOf(ctx), params.id, params.roomId, body), { reason: body.reason }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/test-centres/:id/rooms/:roomId/opening', summary: '重新启用考场', access: edit, audit: 'room.reopen', limit: 'write', params: OneRoom, body: CloseCentre, output: CentreWhole,
    handle: async (ctx, { params, body }) => after(ctx, await reopenRoom(seatingOf(ctx), params.id, params.roomId, body), { reason: body.reason }),
  }),
];
