import { queryOptions } from '@tanstack/react-query';
import { ReportChoices, ReportView, type ReportQuery } from '#contracts/reports.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of figures. */
export const reportsApi = {
  figures: route({ method: 'GET', path: '/api/staff/reports', ok: ReportView }),
  choices: route({ method: 'GET', path: '/api/staff/report-choices', ok: ReportChoices }),
};

export const figuresQuery = (query: ReportQuery) => queryOptions({ queryKey: ['reports', 'figures', query], queryFn: ({ signal }) => call(reportsApi.figures, { query, signal, background: true }), refetchInterval: 60_000 });
export const reportChoicesQuery = queryOptions({ queryKey: ['reports', 'choices'], queryFn: ({ signal }) => call(reportsApi.choices, { signal }), staleTime: 600_000 });
