import { z } from 'zod';

import { SittingId } from '#contracts/catalogue.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { AnnounceSitting, AskPreview, CatalogueChange, EditProvince, EditSitting, NewSitting, PolicyOptions, PreviewAddress, SittingPreview, StaffSitting, StaffSittingLine, TryProvince, WindowEffect, WorkProgress } from '#contracts/sittings.ts';
import { provinceOf } from '#server/kernel/jurisdiction.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';

import { POLICY_WORDS } from '../../domain/policy-words.ts';
import type { CandidatesPort } from '../candidates-port.ts';
import { listChanges } from '../changes/changes.store.ts';
import { editingOf } from '../editing.ts';
import { previewAddress } from '../previews/preview-address.ts';
import { createSitting } from './create-sitting.ts';
import { announceSitting, editSitting } from './edit-sitting.ts';
import { editProvince, tryProvince } from './edit-province.ts';
import { previewSitting } from './preview-sitting.ts';
import { viewSitting, viewSittings } from './view-sitting.ts';

const OneSitting = z.object({ id: SittingId });
const OneProvince = z.object({ id: SittingId, province: ProvinceCode });
const nation = { staff: 'exam.edit' } as const;
const window = { staff: 'window.edit' } as const;
const Versioned = z.object({ version: z.number().int() });

/** Setting up sittings and their provinces (考次设置). Reading shows nobody's data, so only acts are audited, and who asked for the address of a preview. */
export function sittingStaffEndpoints(candidates: CandidatesPort): AnyEndpoint[] {
  return [
    defineEndpoint({
      method: 'GET', path: '/api/staff/sittings', summary: '考次列表（含准备中）', access: window, audit: null, limit: 'read', output: z.object({ sittings: z.array(StaffSittingLine), mayCreate: z.boolean() }),
      handle: async (ctx) => {
        const editing = editingOf(ctx);
        return ok({ sittings: await viewSittings(editing), mayCreate: editing.mayEditNation });
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/sittings/:id', summary: '一次考试的全国安排、各省时间与检查结果', access: window, audit: null, limit: 'read', params: OneSitting, output: StaffSitting,
      handle: async (ctx, { params }) => viewSitting(editingOf(ctx), params.id),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/sittings/:id/preview', summary: '考生视角预览（任意时刻）', access: window, audit: null, limit: 'read', params: OneSitting,
      query: z.object({ at: z.coerce.number('field.invalid').int('field.invalid').min(0, 'field.too_small').max(4_102_444_800_000, 'field.too_big') }), output: SittingPreview,
      handle: async (ctx, { params, query }) => previewSitting(editingOf(ctx), params.id, query.at),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/sittings/:id/provinces/:province/preview-address', summary: '考生视角预览页的限时地址', access: window, audit: 'sitting.preview_page', limit: 'read', params: OneProvince,
      query: AskPreview, output: PreviewAddress,
      handle: async (ctx, { params, query }) => {
        ctx.note({ subject: `sitting:${params.id}/${params.province}`, after: query });
        return previewAddress(editingOf(ctx), ctx.kit.crypto, params.id, params.province, query);
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/sittings/:id/changes', summary: '考次修改记录', access: window, audit: null, limit: 'read', params: OneSitting, output: z.object({ changes: z.array(CatalogueChange) }),
      handle: async (ctx, { params }) => {
        const found = await viewSitting(editingOf(ctx), params.id);
        if (!found.ok) return found;
        return ok({ changes: await listChanges(ctx.tx, { kinds: ['sitting', 'sitting_province'], subjectStart: params.id, province: provinceOf(ctx.actor.jurisdiction), limit: 100 }) });
      },
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/policy-options', summary: '各项政策的选项和考生看到的说明', access: window, audit: null, limit: 'read', output: PolicyOptions,
      handle: ({ visitor }) => Promise.resolve(ok(Object.fromEntries(Object.entries(POLICY_WORDS).map(([name, options]) => [name, Object.entries(options).map(([value, w]) => ({ value, name: w.name[visitor.lang], told: w.told[visitor.lang] }))])))),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/sittings', summary: '新建考次或复制以往考次', access: nation, audit: 'sitting.create', limit: 'write', body: NewSitting, output: z.object({ id: SittingId }),
      handle: async (ctx, { body }) => {
        const made = await createSitting(editingOf(ctx), body, candidates);
        if (made.ok) ctx.note({ subject: `sitting:${made.value.id}`, after: body });
        return made;
      },
    }),
    defineEndpoint({
      method: 'PUT', path: '/api/staff/sittings/:id', summary: '修改全国统一安排', access: nation, audit: 'sitting.edit', limit: 'write', params: OneSitting, body: EditSitting, output: Versioned,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `sitting:${params.id}`, before: { version: body.version }, after: body, reason: body.reason });
        return editSitting(editingOf(ctx), params.id, body);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/sittings/:id/announcement', summary: '公布考次', access: nation, audit: 'sitting.announce', limit: 'write', params: OneSitting, body: AnnounceSitting, output: Versioned,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `sitting:${params.id}` });
        return announceSitting(editingOf(ctx), params.id, body.version);
      },
    }),
    defineEndpoint({
      method: 'PUT', path: '/api/staff/sittings/:id/provinces/:province', summary: '修改本省时间与政策', access: window, audit: 'sitting.edit_province', limit: 'write', params: OneProvince, body: EditProvince,
      output: z.object({ version: z.number().int(), work: WorkProgress.nullable() }),
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `sitting:${params.id}/${params.province}`, before: { version: body.version }, after: body.terms, reason: body.reason });
        return editProvince(editingOf(ctx), params.id, params.province, body, candidates);
      },
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/sittings/:id/provinces/:province/effect', summary: '预估修改时间的影响（不保存）', access: window, audit: 'sitting.try_province', limit: 'write', params: OneProvince, body: TryProvince, output: WindowEffect,
      handle: async (ctx, { params, body }) => {
        ctx.note({ subject: `sitting:${params.id}/${params.province}` });
        return tryProvince(editingOf(ctx), params.id, params.province, body.windows, candidates);
      },
    }),
  ];
}
