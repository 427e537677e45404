import { z } from 'zod';

import { ReviewPointId } from '#contracts/catalogue.ts';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { CapacityEffect, ClosePoint, EditPoint, EditProvinceCard, NewPoint, PointTouched, ProvinceCard, ReopenPoint, StaffPoint } from '#contracts/place-editing.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { CatalogueChange, EditEffect, WorkProgress } from '#contracts/sittings.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';

import type { AppointmentsPort } from '../appointments-port.ts';
import type { CandidatesPort } from '../candidates-port.ts';
import { listChanges } from '../changes/changes.store.ts';
import { editingOf } from '../editing.ts';
import { closePoint, editPoint, editProvinceCard, openPoint, reopenPoint, viewCapacityEffect, viewPoints, viewPointTouched, viewProvince, viewProvinceEffect } from './edit-places.ts';

const OnePoint = z.object({ id: ReviewPointId });
const OneProvince = z.object({ province: ProvinceCode });
const place = { staff: 'place.edit' } as const;
const window = { staff: 'window.edit' } as const;
const Versioned = z.object({ version: z.number().int() });

/** Review points and what provinces say of themselves (地市与审核点). */
export function placeStaffEndpoints(candidates: CandidatesPort, appointments: AppointmentsPort): AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/review-points', summary: '辖区内的审核点', access: place, audit: null, limit: 'read', query: z.object({ province: ProvinceCode.optional() }), output: z.object({ points: z.array(StaffPoint) }),
      handle: async (ctx, { query }) => {
        const { jurisdiction } = ctx.actor;
        return ok({ points: await viewPoints(editingOf(ctx), { province: query.province ?? provinceOf(jurisdiction) ?? (jurisdiction.kind === 'nation' ? '11' : undefined) }, candidates) });
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/review-points', summary: '开设审核点', access: place, audit: 'place.open', limit: 'write', body: NewPoint, output: z.object({ id: z.string() }),
      handle: async (ctx, { body }) => {
        const made = await openPoint(editingOf(ctx), body);
        ctx.note({ subject: `review-point:${made.ok ? made.value.id : body.prefecture}`, after: body });
        return made;
      },
    }),
    defineEndpoint({
      method: 'PUT', path: '/api/staff/review-points/:id', summary: '修改审核点', access: place, audit: 'place.edit', limit: 'write', params: OnePoint, body: EditPoint, output: Versioned.extend({ told: z.number().int() }),
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `review-point:${params.id}`, after: body.content, reason: body.reason });
        return editPoint(editingOf(ctx), params.id, body, candidates, appointments);
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/review-points/:id/effect', summary: '修改审核点的影响：等待核验的报考、须到场的考生、今后的预约', access: place, audit: null, limit: 'read', params: OnePoint, output: PointTouched,
      handle: (ctx, { params }) => viewPointTouched(editingOf(ctx), params.id, candidates, appointments),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/review-points/:id/capacity-effect', summary: '修改日接待量的影响：超出的日期和已预约人数', access: place, audit: null, limit: 'read', params: OnePoint, query: z.object({ capacity: keptNumber.min(1, 'field.too_small') }), output: CapacityEffect,
      handle: (ctx, { params, query }) => viewCapacityEffect(editingOf(ctx), params.id, query.capacity, appointments),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/review-points/:id/closure', summary: '关闭或合并审核点', access: place, audit: 'place.close', limit: 'write', params: OnePoint, body: ClosePoint, output: z.object({ version: z.number().int(), work: WorkProgress.nullable() }),
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `review-point:${params.id}`, after: { successor: body.successor }, reason: body.reason });
        return closePoint(editingOf(ctx), params.id, body, candidates);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/review-points/:id/opening', summary: '重新开放审核点', access: place, audit: 'place.reopen', limit: 'write', params: OnePoint, body: ReopenPoint, output: Versioned,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `review-point:${params.id}`, reason: body.reason });
        return reopenPoint(editingOf(ctx), params.id, body);
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/review-point-changes', summary: '审核点修改记录', access: place, audit: null, limit: 'read', output: z.object({ changes: z.array(CatalogueChange) }),
      handle: async ({ tx, actor }) => {
        const { jurisdiction } = actor;
        const start = jurisdiction.kind === 'prefecture' ? jurisdiction.prefecture : jurisdiction.kind === 'points' ? 'none' : provinceOf(jurisdiction) ?? '';
        return ok({ changes: await listChanges(tx, { kinds: ['review_point'], subjectStart: start, limit: 100 }) });
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/provinces/:province', summary: '本省咨询电话与提示', access: window, audit: null, limit: 'read', params: OneProvince, output: ProvinceCard,
      handle: async (ctx, { params }) => viewProvince(editingOf(ctx), params.province),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/provinces/:province/effect', summary: '修改咨询电话与提示的影响：本省各考试的报考', access: window, audit: null, limit: 'read', params: OneProvince, output: EditEffect,
      handle: (ctx, { params }) => viewProvinceEffect(editingOf(ctx), params.province, candidates),
    }),
    defineEndpoint({
      method: 'PUT', path: '/api/staff/provinces/:province', summary: '修改本省咨询电话与提示', access: window, audit: 'place.edit_province', limit: 'write', params: OneProvince, body: EditProvinceCard, output: Versioned,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `province:${params.province}`, after: body, reason: body.reason });
        return editProvinceCard(editingOf(ctx), params.province, body);
      },
    }),
  ];
}
