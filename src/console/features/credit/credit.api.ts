import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ComparisonItems, CreditReportItems, DifferenceItems, ResendReport, type CreditReportFilter } from '#contracts/credit-reports.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of the reports to the credit platform and of the comparisons of both sides. */
export const creditApi = {
  reports: route({ method: 'GET', path: '/api/staff/credit-reports', ok: CreditReportItems }),
  resend: route({ method: 'POST', path: '/api/staff/credit-reports/:recordId/resending', body: ResendReport, ok: z.object({}) }),
  comparisons: route({ method: 'GET', path: '/api/staff/credit-comparisons', ok: ComparisonItems }),
  differences: route({ method: 'GET', path: '/api/staff/credit-comparisons/:id/differences', ok: DifferenceItems }),
};

export const reportsQuery = (filter: CreditReportFilter) => queryOptions({ queryKey: ['credit', 'reports', filter], queryFn: ({ signal }) => call(creditApi.reports, { query: filter, signal }), staleTime: 5_000, placeholderData: keepPreviousData });

export const comparisonsQuery = (after: string | undefined) => queryOptions({ queryKey: ['credit', 'comparisons', after], queryFn: ({ signal }) => call(creditApi.comparisons, { query: { after }, signal }), staleTime: 30_000, placeholderData: keepPreviousData });

export const differencesQuery = (id: string, after: string | undefined) => queryOptions({ queryKey: ['credit', 'differences', id, after], queryFn: ({ signal }) => call(creditApi.differences, { params: { id }, query: { after }, signal }), staleTime: 30_000 });
