import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { DraftTemplate, MoveTemplate, PreviewTemplate, SaveTemplate, TemplateList, TemplateReading, TemplateVersionWhole, TemplateWhole, type TemplateText } from '#contracts/message-templates.ts';
import { call, route } from '../../shared/api/call.ts';

const moveTo = (act: string) => route({ method: 'POST', path: `/api/staff/message-versions/:id/${act}`, body: MoveTemplate, ok: TemplateVersionWhole });

/** The addresses of message templates. */
export const templatesApi = {
  list: route({ method: 'GET', path: '/api/staff/message-templates', ok: TemplateList }),
  read: route({ method: 'GET', path: '/api/staff/message-templates/:event', ok: TemplateWhole }),
  version: route({ method: 'GET', path: '/api/staff/message-versions/:id', ok: TemplateVersionWhole }),
  draft: route({ method: 'POST', path: '/api/staff/message-templates', body: DraftTemplate, ok: TemplateVersionWhole }),
  save: route({ method: 'PUT', path: '/api/staff/message-versions/:id', body: SaveTemplate, ok: TemplateVersionWhole }),
  move: { proposal: moveTo('proposal'), approval: moveTo('approval'), return: moveTo('return'), withdrawal: moveTo('withdrawal') },
  preview: route({ method: 'POST', path: '/api/staff/message-previews', body: PreviewTemplate, ok: TemplateReading }),
};

export const templatesQuery = queryOptions({ queryKey: ['messages', 'templates'], queryFn: ({ signal }) => call(templatesApi.list, { signal }) });
export const templateQuery = (event: string) => queryOptions({ queryKey: ['messages', 'template', event], queryFn: ({ signal }) => call(templatesApi.read, { params: { event }, signal }) });
export const versionQuery = (id: string) => queryOptions({ queryKey: ['messages', 'version', id], queryFn: ({ signal }) => call(templatesApi.version, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });
/** How a text reads and what speaks against it; the last answer stays shown until the next one comes. */
export const templateReadingQuery = (v: Pick<TemplateVersionWhole, 'event' | 'province' | 'id'>, content: TemplateText, enabled: boolean) => queryOptions({
  queryKey: ['messages', 'reading', v.id, content], enabled, staleTime: Infinity, gcTime: 10_000, placeholderData: keepPreviousData,
  queryFn: ({ signal }) => call(templatesApi.preview, { body: { event: v.event, province: v.province, content }, signal }),
});
