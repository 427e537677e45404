import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { Demands, MovePlan, MoveSeat, NewPlan, PlanDiff, PlanList, PlanRooms, PlanWhole, RoomMap, SeatMoves, StartRun, type PlanWhole as Plan } from '#contracts/seat-plans.ts';
import { CentreList, CentreWhole, CloseCentre, EditCentre, EditRoom, LoadRooms, NewCentre, RoomFaults, RoomImport, SetAbsence } from '#contracts/test-centres.ts';
import { Province } from '#contracts/regions.ts';
import { call, route } from '../../shared/api/call.ts';

const CENTRE = '/api/staff/test-centres/:id';
const PLAN = '/api/staff/seat-plans/:id';

/** The addresses of test centres, rooms and seat plans. */
export const seatingApi = {
  centres: route({ method: 'GET', path: '/api/staff/test-centres', ok: CentreList }),
  centre: route({ method: 'GET', path: CENTRE, ok: CentreWhole }),
  openCentre: route({ method: 'POST', path: '/api/staff/test-centres', body: NewCentre, ok: CentreWhole }),
  editCentre: route({ method: 'PUT', path: CENTRE, body: EditCentre, ok: CentreWhole }),
  closure: route({ method: 'POST', path: `${CENTRE}/closure`, body: CloseCentre, ok: CentreWhole }),
  opening: route({ method: 'POST', path: `${CENTRE}/opening`, body: CloseCentre, ok: CentreWhole }),
  absence: route({ method: 'PUT', path: `${CENTRE}/absence`, body: SetAbsence, ok: CentreWhole }),
  addRoom: route({ method: 'POST', path: `${CENTRE}/rooms`, body: EditRoom, ok: CentreWhole }),
  editRoom: route({ method: 'PUT', path: `${CENTRE}/rooms/:roomId`, body: EditRoom, ok: CentreWhole }),
  closeRoom: route({ method: 'POST', path: `${CENTRE}/rooms/:roomId/closure`, body: CloseCentre, ok: CentreWhole }),
  openRoom: route({ method: 'POST', path: `${CENTRE}/rooms/:roomId/opening`, body: CloseCentre, ok: CentreWhole }),
  imports: route({ method: 'GET', path: '/api/staff/room-imports', ok: z.object({ imports: z.array(RoomImport) }) }),
  sendRooms: route({ method: 'POST', path: '/api/staff/room-imports', ok: RoomImport }),
  faults: route({ method: 'GET', path: '/api/staff/room-imports/:id/faults', ok: RoomFaults }),
  loadRooms: route({ method: 'POST', path: '/api/staff/room-imports/:id/loading', body: LoadRooms, ok: RoomImport }),
  plans: route({ method: 'GET', path: '/api/staff/seat-plans', ok: PlanList }),
  demands: route({ method: 'GET', path: '/api/staff/seat-demands', ok: Demands }),
  commit: route({ method: 'POST', path: '/api/staff/seat-plans', body: NewPlan, ok: PlanWhole }),
  plan: route({ method: 'GET', path: PLAN, ok: PlanWhole }),
  run: route({ method: 'POST', path: `${PLAN}/runs`, body: StartRun, ok: PlanWhole }),
  act: {
    close_roster: route({ method: 'POST', path: `${PLAN}/roster`, body: MovePlan, ok: PlanWhole }),
    propose: route({ method: 'POST', path: `${PLAN}/proposal`, body: MovePlan, ok: PlanWhole }),
    return: route({ method: 'POST', path: `${PLAN}/return`, body: MovePlan, ok: PlanWhole }),
    freeze: route({ method: 'POST', path: `${PLAN}/freeze`, body: MovePlan, ok: PlanWhole }),
    withdraw: route({ method: 'POST', path: `${PLAN}/withdrawal`, body: MovePlan, ok: PlanWhole }),
  },
  rooms: route({ method: 'GET', path: `${PLAN}/rooms`, ok: PlanRooms }),
  map: route({ method: 'GET', path: `${PLAN}/rooms/:roomId`, ok: RoomMap }),
  differences: route({ method: 'GET', path: `${PLAN}/differences`, ok: PlanDiff }),
  moves: route({ method: 'GET', path: `${PLAN}/moves`, ok: SeatMoves }),
  move: route({ method: 'POST', path: `${PLAN}/moves`, body: MoveSeat, ok: PlanWhole }),
  provinces: route({ method: 'GET', path: '/api/regions/provinces', ok: z.object({ provinces: z.array(Province) }) }),
  prefectures: route({ method: 'GET', path: '/api/regions/prefectures', ok: z.array(z.object({ value: z.string(), text: z.string() })) }),
};

export type CentreFilter = { province?: string | undefined; prefecture?: string | undefined; search?: string | undefined; closed?: 'yes' | 'no' | undefined };
const BUSY = ['gathering', 'allocating', 'freezing'];

export const centresQuery = (f: CentreFilter, after: string | undefined) => queryOptions({ queryKey: ['centres', f, after ?? ''], queryFn: ({ signal }) => call(seatingApi.centres, { query: { ...f, after }, signal }), placeholderData: keepPreviousData });
export const centreQuery = (id: string) => queryOptions({ queryKey: ['centre', id], queryFn: ({ signal }) => call(seatingApi.centre, { params: { id }, signal }) });
export const roomImportsQuery = queryOptions({ queryKey: ['room-imports'], queryFn: ({ signal }) => call(seatingApi.imports, { signal }) });
export const roomFaultsQuery = (id: string, after: string) => queryOptions({ queryKey: ['room-imports', id, after], queryFn: ({ signal }) => call(seatingApi.faults, { params: { id }, query: { after: after === '' ? undefined : after }, signal }) });
export const plansQuery = (after: string | undefined) => queryOptions({ queryKey: ['seat-plans', after ?? ''], queryFn: ({ signal }) => call(seatingApi.plans, { query: { after }, signal }), placeholderData: keepPreviousData });
export const demandsQuery = (sitting: string, province: string, mode: string, kind: string) => queryOptions({ queryKey: ['seat-demands', sitting, province, mode, kind], queryFn: ({ signal }) => call(seatingApi.demands, { query: { sitting, province, mode, kind }, signal }) });
/** What runs in the background is looked at again every other second until it is done. */
export const planQuery = (id: string) => queryOptions({
  queryKey: ['seat-plan', id], queryFn: ({ signal }) => call(seatingApi.plan, { params: { id }, signal }), refetchInterval: (query) => (isBusy(query.state.data) ? 2_000 : false),
});
export const isBusy = (plan: Pick<Plan, 'state'> | undefined): boolean => plan !== undefined && BUSY.includes(plan.state);
export const planRoomsQuery = (id: string, run: number, prefecture: string | undefined, after: string) => queryOptions({ queryKey: ['seat-plan', id, 'rooms', run, prefecture ?? '', after], queryFn: ({ signal }) => call(seatingApi.rooms, { params: { id }, query: { prefecture, after: after === '' ? undefined : after }, signal }), placeholderData: keepPreviousData });
export const roomMapQuery = (id: string, roomId: string, halfDay: number | undefined) => queryOptions({ queryKey: ['seat-plan', id, 'map', roomId, halfDay ?? 0], queryFn: ({ signal }) => call(seatingApi.map, { params: { id, roomId }, query: { halfDay: halfDay === undefined ? undefined : String(halfDay) }, signal }), placeholderData: keepPreviousData });
export const planDiffQuery = (id: string, run: number) => queryOptions({ queryKey: ['seat-plan', id, 'differences', run], queryFn: ({ signal }) => call(seatingApi.differences, { params: { id }, signal }) });
export const movesQuery = (id: string, planVersion: number) => queryOptions({ queryKey: ['seat-plan', id, 'moves', planVersion], queryFn: ({ signal }) => call(seatingApi.moves, { params: { id }, signal }) });
export const provincesQuery = queryOptions({ queryKey: ['provinces'], queryFn: ({ signal }) => call(seatingApi.provinces, { signal }), staleTime: 600_000 });
export const prefecturesQuery = (province: string) => queryOptions({ queryKey: ['prefectures', province], queryFn: ({ signal }) => call(seatingApi.prefectures, { query: { province }, signal }), staleTime: 600_000, enabled: province !== '' });
