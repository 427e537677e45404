import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { EditFees, FeeSchedule } from '#contracts/exam-editing.ts';
import { CapacityEffect, ClosePoint, EditPoint, EditProvinceCard, NewPoint, PointTouched, ProvinceCard, ReopenPoint, StaffPoint } from '#contracts/place-editing.ts';
import { EditEffect, StaffSittingLine, WorkProgress } from '#contracts/sittings.ts';
import { Province } from '#contracts/regions.ts';
import { call, route } from '../../shared/api/call.ts';

const Versioned = z.object({ version: z.number() });

/** The addresses of review points, province cards and fees. */
export const placesApi = {
  points: route({ method: 'GET', path: '/api/staff/review-points', ok: z.object({ points: z.array(StaffPoint) }) }),
  add: route({ method: 'POST', path: '/api/staff/review-points', body: NewPoint, ok: z.object({ id: z.string() }) }),
  edit: route({ method: 'PUT', path: '/api/staff/review-points/:id', body: EditPoint, ok: Versioned.extend({ told: z.number() }) }),
  pointTouched: route({ method: 'GET', path: '/api/staff/review-points/:id/effect', ok: PointTouched }),
  capacityEffect: route({ method: 'GET', path: '/api/staff/review-points/:id/capacity-effect', ok: CapacityEffect }),
  close: route({ method: 'POST', path: '/api/staff/review-points/:id/closure', body: ClosePoint, ok: z.object({ version: z.number(), work: WorkProgress.nullable() }) }),
  reopen: route({ method: 'POST', path: '/api/staff/review-points/:id/opening', body: ReopenPoint, ok: Versioned }),
  card: route({ method: 'GET', path: '/api/staff/provinces/:province', ok: ProvinceCard }),
  cardEffect: route({ method: 'GET', path: '/api/staff/provinces/:province/effect', ok: EditEffect }),
  editCard: route({ method: 'PUT', path: '/api/staff/provinces/:province', body: EditProvinceCard, ok: Versioned }),
  provinces: route({ method: 'GET', path: '/api/regions/provinces', ok: z.object({ provinces: z.array(Province) }) }),
  prefectures: route({ method: 'GET', path: '/api/regions/prefectures', ok: z.array(z.object({ value: z.string(), text: z.string() })) }),
  sittings: route({ method: 'GET', path: '/api/staff/sittings', ok: z.object({ sittings: z.array(StaffSittingLine), mayCreate: z.boolean() }) }),
  fees: route({ method: 'GET', path: '/api/staff/fees/:code', ok: z.object({ schedules: z.array(FeeSchedule) }) }),
  feesEffect: route({ method: 'GET', path: '/api/staff/fees/:code/:province/effect', ok: EditEffect }),
  editFees: route({ method: 'PUT', path: '/api/staff/fees/:code/:province', body: EditFees, ok: Versioned }),
};

export const pointsQuery = (province: string | undefined) => queryOptions({
  queryKey: ['points', province ?? ''], queryFn: ({ signal }) => call(placesApi.points, { query: { province }, signal }),
  refetchInterval: (query) => (query.state.data?.points.some((p) => p.work?.finishedAt === null) ? 3_000 : false),
});
export const provincesQuery = queryOptions({ queryKey: ['provinces'], queryFn: ({ signal }) => call(placesApi.provinces, { signal }), staleTime: 600_000 });
export const prefecturesQuery = (province: string) => queryOptions({ queryKey: ['prefectures', province], queryFn: ({ signal }) => call(placesApi.prefectures, { query: { province }, signal }), staleTime: 600_000 });
export const cardQuery = (province: string) => queryOptions({ queryKey: ['province-card', province], queryFn: ({ signal }) => call(placesApi.card, { params: { province }, signal }) });
export const sittingNamesQuery = queryOptions({ queryKey: ['sittings'], queryFn: ({ signal }) => call(placesApi.sittings, { signal }) });
export const feesQuery = (code: string) => queryOptions({ queryKey: ['fees', code], queryFn: ({ signal }) => call(placesApi.fees, { params: { code }, signal }) });
export const capacityEffectQuery = (id: string, capacity: number) => queryOptions({ queryKey: ['capacity-effect', id, capacity], queryFn: ({ signal }) => call(placesApi.capacityEffect, { params: { id }, query: { capacity: String(capacity) }, signal }) });
export const pointTouchedQuery = (id: string) => queryOptions({ queryKey: ['point-touched', id], queryFn: ({ signal }) => call(placesApi.pointTouched, { params: { id }, signal }) });
export const cardEffectQuery = (province: string) => queryOptions({ queryKey: ['province-card', province, 'effect'], queryFn: ({ signal }) => call(placesApi.cardEffect, { params: { province }, signal }) });
export const feesEffectQuery = (code: string, province: string) => queryOptions({ queryKey: ['fees', code, 'effect', province], queryFn: ({ signal }) => call(placesApi.feesEffect, { params: { code, province }, signal }) });
