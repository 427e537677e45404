import { queryOptions } from '@tanstack/react-query';
import { ExportableLists, ExportList, ExportView, StartExport } from '#contracts/reports.ts';
import { call, route } from '../api/call.ts';

/** The addresses of exports. */
export const exportsApi = {
  lists: route({ method: 'GET', path: '/api/staff/export-lists', ok: ExportableLists }),
  exports: route({ method: 'GET', path: '/api/staff/exports', ok: ExportList }),
  start: route({ method: 'POST', path: '/api/staff/exports', body: StartExport, ok: ExportView }),
  cancel: route({ method: 'POST', path: '/api/staff/exports/:id/cancellation', ok: ExportView }),
};

/** The lists somebody may take along; they change with their roles only. */
export const exportListsQuery = queryOptions({ queryKey: ['exports', 'lists'], queryFn: ({ signal }) => call(exportsApi.lists, { signal, background: true }), staleTime: 600_000 });

const moving = (list: ExportList | undefined) => list?.exports.some((e) => e.state === 'waiting' || e.state === 'running') ?? false;
/** Asked again every two seconds while something runs, never otherwise; asking keeps no sign-in alive. */
export const exportsQuery = queryOptions({ queryKey: ['exports', 'mine'], queryFn: ({ signal }) => call(exportsApi.exports, { signal, background: true }), refetchInterval: (query) => (moving(query.state.data) ? 2_000 : false) });
