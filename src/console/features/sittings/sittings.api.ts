import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { AnnounceSitting, CatalogueChange, EditProvince, EditSitting, NewSitting, PolicyOptions, PreviewAddress, SittingPreview, StaffSitting, StaffSittingLine, TryProvince, WindowEffect, WorkProgress, type AskPreview } from '#contracts/sittings.ts';
import { call, route } from '../../shared/api/call.ts';

const Versioned = z.object({ version: z.number() });

/** The addresses of setting sittings up. */
export const sittingsApi = {
  list: route({ method: 'GET', path: '/api/staff/sittings', ok: z.object({ sittings: z.array(StaffSittingLine), mayCreate: z.boolean() }) }),
  one: route({ method: 'GET', path: '/api/staff/sittings/:id', ok: StaffSitting }),
  options: route({ method: 'GET', path: '/api/staff/policy-options', ok: PolicyOptions }),
  preview: route({ method: 'GET', path: '/api/staff/sittings/:id/preview', ok: SittingPreview }),
  previewAddress: route({ method: 'GET', path: '/api/staff/sittings/:id/provinces/:province/preview-address', ok: PreviewAddress }),
  changes: route({ method: 'GET', path: '/api/staff/sittings/:id/changes', ok: z.object({ changes: z.array(CatalogueChange) }) }),
  create: route({ method: 'POST', path: '/api/staff/sittings', body: NewSitting, ok: z.object({ id: z.string() }) }),
  edit: route({ method: 'PUT', path: '/api/staff/sittings/:id', body: EditSitting, ok: Versioned }),
  announce: route({ method: 'POST', path: '/api/staff/sittings/:id/announcement', body: AnnounceSitting, ok: Versioned }),
  editProvince: route({ method: 'PUT', path: '/api/staff/sittings/:id/provinces/:province', body: EditProvince, ok: z.object({ version: z.number(), work: WorkProgress.nullable() }) }),
  effect: route({ method: 'POST', path: '/api/staff/sittings/:id/provinces/:province/effect', body: TryProvince, ok: WindowEffect }),
};

export const sittingsQuery = queryOptions({ queryKey: ['sittings'], queryFn: ({ signal }) => call(sittingsApi.list, { signal }) });
/** Asked again every few seconds while deadlines are being set anew. */
export const sittingQuery = (id: string) => queryOptions({
  queryKey: ['sittings', id], queryFn: ({ signal }) => call(sittingsApi.one, { params: { id }, signal }),
  refetchInterval: (query) => (query.state.data?.work.some((w) => w.finishedAt === null) ? 3_000 : false),
});
export const optionsQuery = queryOptions({ queryKey: ['policy-options'], queryFn: ({ signal }) => call(sittingsApi.options, { signal }), staleTime: 600_000 });
export const changesQuery = (id: string) => queryOptions({ queryKey: ['sittings', id, 'changes'], queryFn: ({ signal }) => call(sittingsApi.changes, { params: { id }, signal }) });
export const previewQuery = (id: string, at: number) => queryOptions({ queryKey: ['sittings', id, 'preview', at], queryFn: ({ signal }) => call(sittingsApi.preview, { params: { id }, query: { at: String(at) }, signal }) });
/** Every asking makes a new address that lives for minutes, so nothing is asked again by itself and nothing is kept. */
export const previewAddressQuery = (id: string, province: string, { page, language, at }: AskPreview) => queryOptions({
  queryKey: ['preview-address', id, province, page, language, at], queryFn: ({ signal }) => call(sittingsApi.previewAddress, { params: { id, province }, query: { page, language, at: String(at) }, signal }),
  staleTime: Infinity, gcTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false,
});
