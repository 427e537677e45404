import { queryOptions } from '@tanstack/react-query';
import { ExportList, ExportView, ReportChoices, ReportView, StartExport, type ReportQuery } from '#contracts/reports.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of figures and exports. */
export const reportsApi = {
  figures: route({ method: 'GET', path: '/api/staff/reports', ok: ReportView }),
  choices: route({ method: 'GET', path: '/api/staff/report-choices', ok: ReportChoices }),
  exports: route({ method: 'GET', path: '/api/staff/exports', ok: ExportList }),
  start: route({ method: 'POST', path: '/api/staff/exports', body: StartExport, ok: ExportView }),
  cancel: route({ method: 'POST', path: '/api/staff/exports/:id/cancellation', ok: ExportView }),
};

export const figuresQuery = (query: ReportQuery) => queryOptions({ queryKey: ['reports', 'figures', query], queryFn: ({ signal }) => call(reportsApi.figures, { query, signal, background: true }), refetchInterval: 60_000 });
export const reportChoicesQuery = queryOptions({ queryKey: ['reports', 'choices'], queryFn: ({ signal }) => call(reportsApi.choices, { signal }), staleTime: 600_000 });

const moving = (list: ExportList | undefined) => list?.exports.some((e) => e.state === 'waiting' || e.state === 'running') ?? false;
/** Asked again every two seconds while something runs, never otherwise; asking keeps no sign-in alive. */
export const exportsQuery = queryOptions({ queryKey: ['reports', 'exports'], queryFn: ({ signal }) => call(reportsApi.exports, { signal, background: true }), refetchInterval: (query) => (moving(query.state.data) ? 2_000 : false) });
