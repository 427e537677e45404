import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { Demands, MovePlan, MoveSeat, NewPlan, PlanDiff, PlanList, PlanRooms, PlanRoomsQuery, PlanWhole, RoomMap, SeatMoves, SeatPlanId, StartRun } from '#contracts/seat-plans.ts';
import { RoomKind, SeatMode } from '#contracts/seating.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ExamRoomId } from '#contracts/test-centres.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { seatingOf } from '../asking.ts';
import { moveSeat } from '../moves/move-seat.ts';
import { viewDiff, viewMoves } from '../views/view-changes.ts';
import { viewDemands } from '../views/view-demands.ts';
import { viewPlan } from '../views/view-plan.ts';
import { viewPlans } from '../views/view-plans.ts';
import { viewRoomMap, viewRooms } from '../views/view-rooms.ts';
import { startRun } from './allocate-plan.ts';
import { closeRoster } from './close-roster.ts';
import { commitPlan } from './commit-plan.ts';
import { confirmFreeze, proposeFreeze, returnProposal, withdrawPlan } from './freeze-plan.ts';

const see = { staff: 'seat.see' } as const;
const arrange = { staff: 'seat.arrange' } as const;
const freeze = { staff: 'seat.freeze' } as const;
const One = z.object({ id: SeatPlanId });
const OneRoom = z.object({ id: SeatPlanId, roomId: ExamRoomId });
const Place = z.object({ sitting: SittingId, province: ProvinceCode, mode: SeatMode.default('fixed'), kind: RoomKind.default('paper') });

type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

/** The plan as it is after an act, and the act's audit row. */
async function after(ctx: Asking, done: Result<SeatPlanId>, note: { after?: unknown; reason?: string } = {}): Promise<Result<PlanWhole>> {
  if (!done.ok) return done;
  ctx.note({ subject: `seat-plan:${done.value}`, ...note });
  return viewPlan(seatingOf(ctx), done.value);
}

/** Seat allocation (考场编排): committed, drawn, frozen by two people. */
export const planEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/seat-plans', summary: '考场编排：本辖区的考次', access: see, audit: null, limit: 'read', query: z.object({ after: z.string().max(40).optional() }), output: PlanList,
    handle: async (ctx, { query }) => ok(await viewPlans(seatingOf(ctx), query.after)),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/seat-demands', summary: '应考人数与座位数：按科目和半天', access: see, audit: null, limit: 'look_up', query: Place, output: Demands,
    handle: (ctx, { query }) => viewDemands(seatingOf(ctx), query.sitting, query.province, { mode: query.mode, kind: query.kind, seatsPerRoom: 30 }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans', summary: '建立编排并承诺随机种子', access: arrange, audit: 'seating.commit', limit: 'write', body: NewPlan, output: PlanWhole,
    handle: async (ctx, { body }) => after(ctx, await commitPlan({ ...seatingOf(ctx), kit: ctx.kit }, body), { after: body }),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/seat-plans/:id', summary: '编排方案', access: see, audit: null, limit: 'read', params: One, output: PlanWhole,
    handle: (ctx, { params }) => viewPlan(seatingOf(ctx), params.id),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans/:id/roster', summary: '关闭应考名册', access: arrange, audit: 'seating.close_roster', limit: 'write', params: One, body: MovePlan, output: PlanWhole,
    handle: async (ctx, { params, body }) => after(ctx, await closeRoster(seatingOf(ctx), params.id, body.version)),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans/:id/runs', summary: '编排或重新编排', access: arrange, audit: 'seating.allocate', limit: 'write', params: One, body: StartRun, output: PlanWhole,
    handle: async (ctx, { params, body }) => after(ctx, await startRun(seatingOf(ctx), params.id, body), { after: body }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans/:id/proposal', summary: '提请冻结编排', access: arrange, audit: 'seating.propose', limit: 'write', params: One, body: MovePlan, output: PlanWhole,
    handle: async (ctx, { params, body }) => after(ctx, await proposeFreeze(seatingOf(ctx), params.id, body), { reason: body.reason }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans/:id/return', summary: '退回冻结申请', access: freeze, audit: 'seating.return', limit: 'write', params: One, body: MovePlan, output: PlanWhole,
    handle: async (ctx, { params, body }) => after(ctx, await returnProposal(seatingOf(ctx), params.id, body), { reason: body.reason }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans/:id/freeze', summary: '确认冻结编排（第二人）', access: freeze, audit: 'seating.freeze', limit: 'write', params: One, body: MovePlan, output: PlanWhole,
    handle: async (ctx, { params, body }) => after(ctx, await confirmFreeze(seatingOf(ctx), params.id, body), { reason: body.reason }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans/:id/withdrawal', summary: '撤销编排', access: arrange, audit: 'seating.withdraw', limit: 'write', params: One, body: MovePlan, output: PlanWhole,
    handle: async (ctx, { params, body }) => after(ctx, await withdrawPlan(seatingOf(ctx), params.id, body), { reason: body.reason }),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/seat-plans/:id/rooms', summary: '考场一览', access: see, audit: null, limit: 'read', params: One, query: PlanRoomsQuery, output: PlanRooms,
    handle: (ctx, { params, query }) => viewRooms(seatingOf(ctx), params.id, query),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/seat-plans/:id/rooms/:roomId', summary: '考场座次图', access: see, audit: 'seating.look_room', limit: 'read', params: OneRoom, query: z.object({ halfDay: z.coerce.number('field.invalid').int('field.invalid').min(1, 'field.too_small').max(16, 'field.too_big').optional() }), output: RoomMap,
    handle: (ctx, { params, query }) => {
      ctx.note({ subject: `seat-plan:${params.id}`, after: { roomId: params.roomId } });
      return viewRoomMap({ ...seatingOf(ctx), kit: ctx.kit }, params.id, params.roomId, query.halfDay);
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/seat-plans/:id/differences', summary: '与上一次编排的对比', access: see, audit: 'seating.look_differences', limit: 'look_up', params: One, output: PlanDiff,
    handle: (ctx, { params }) => viewDiff({ ...seatingOf(ctx), kit: ctx.kit }, params.id),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/seat-plans/:id/moves', summary: '冻结后的调整记录', access: see, audit: 'seating.look_moves', limit: 'read', params: One, output: SeatMoves,
    handle: (ctx, { params }) => viewMoves({ ...seatingOf(ctx), kit: ctx.kit }, params.id),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/seat-plans/:id/moves', summary: '冻结后调整一人的座位', access: arrange, audit: 'seating.move', limit: 'write', params: One, body: MoveSeat, output: PlanWhole,
    handle: async (ctx, { params, body }) => after(ctx, await moveSeat(seatingOf(ctx), params.id, body), { after: body, reason: body.reason }),
  }),
];
