import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { FiscalList, FiscalWhole, ResendFiscal, ResendManyFiscal, ResentFiscal, type FiscalFilters } from '#contracts/fiscal-receipts.ts';
import { AssignDifference, BillList, ClosingList, ClosingWhole, DifferenceList, DifferenceWhole, MoveClosing, MoveDifference, ProposeClosing, ProposeOutcome, ReconciledDays, type BillFilters, type ClosingFilters, type DifferenceFilters } from '#contracts/reconciliation.ts';
import { Province } from '#contracts/regions.ts';
import { call, route } from '../../shared/api/call.ts';

const differences = '/api/staff/bill-differences';
const closings = '/api/staff/closings';
const move = (act: string) => route({ method: 'POST', path: `${differences}/:id/${act}`, body: MoveDifference, ok: DifferenceWhole });

/** The addresses of reconciliation. */
export const reconciliationApi = {
  provinces: route({ method: 'GET', path: '/api/regions/provinces', ok: z.object({ provinces: z.array(Province) }) }),
  days: route({ method: 'GET', path: '/api/staff/reconciled-days', ok: ReconciledDays }),
  bills: route({ method: 'GET', path: '/api/staff/channel-bills', ok: BillList }),
  upload: route({ method: 'POST', path: '/api/staff/channel-bills', ok: BillList }),
  differences: route({ method: 'GET', path: differences, ok: DifferenceList }),
  difference: route({ method: 'GET', path: `${differences}/:id`, ok: DifferenceWhole }),
  act: { take: move('owner'), note: move('notes'), ask: move('question'), approve: move('approval'), return: move('return') },
  propose: route({ method: 'POST', path: `${differences}/:id/proposal`, body: ProposeOutcome, ok: DifferenceWhole }),
  assign: route({ method: 'POST', path: `${differences}/:id/province`, body: AssignDifference, ok: DifferenceWhole }),
  evidence: route({ method: 'POST', path: `${differences}/:id/files`, ok: DifferenceWhole }),
  closings: route({ method: 'GET', path: closings, ok: ClosingList }),
  closing: route({ method: 'GET', path: `${closings}/:id`, ok: ClosingWhole }),
  proposeClosing: route({ method: 'POST', path: closings, body: ProposeClosing, ok: ClosingWhole }),
  approveClosing: route({ method: 'POST', path: `${closings}/:id/approval`, body: MoveClosing, ok: ClosingWhole }),
  returnClosing: route({ method: 'POST', path: `${closings}/:id/return`, body: MoveClosing, ok: ClosingWhole }),
  fiscal: route({ method: 'GET', path: '/api/staff/fiscal-receipts', ok: FiscalList }),
  oneFiscal: route({ method: 'GET', path: '/api/staff/fiscal-receipts/:accountId/:id', ok: FiscalWhole }),
  resendManyFiscal: route({ method: 'POST', path: '/api/staff/fiscal-resends', body: ResendManyFiscal, ok: ResentFiscal }),
  resendFiscal: route({ method: 'POST', path: '/api/staff/fiscal-receipts/:accountId/:id/resend', body: ResendFiscal, ok: z.object({ version: z.int() }) }),
};

/** The provinces, for whoever sees them all. */
export const provincesQuery = queryOptions({ queryKey: ['provinces'], queryFn: ({ signal }) => call(reconciliationApi.provinces, { signal }), staleTime: 600_000 });

export const daysQuery = (before: string | undefined, receiving: string | undefined) => queryOptions({
  queryKey: ['reconciliation', 'days', before ?? '', receiving ?? ''], queryFn: ({ signal }) => call(reconciliationApi.days, { query: { before, receiving }, signal }),
  // asked again while something is being read or compared
  refetchInterval: (query) => (query.state.data?.days.some((d) => d.state === 'reading' || d.state === 'comparing') ? 3_000 : false),
});
export const billsQuery = (f: BillFilters, after: string | undefined) => queryOptions({
  queryKey: ['reconciliation', 'bills', f, after ?? ''], queryFn: ({ signal }) => call(reconciliationApi.bills, { query: { ...f, after }, signal }),
  refetchInterval: (query) => (query.state.data?.bills.some((b) => b.state === 'reading') ? 3_000 : false),
});
export const differencesQuery = (f: DifferenceFilters, after: string | undefined) => queryOptions({ queryKey: ['reconciliation', 'differences', f, after ?? ''], queryFn: ({ signal }) => call(reconciliationApi.differences, { query: { ...f, after }, signal }) });
export const differenceQuery = (id: string) => queryOptions({
  queryKey: ['reconciliation', 'difference', id], queryFn: ({ signal }) => call(reconciliationApi.difference, { params: { id }, signal }),
  refetchInterval: (query) => (query.state.data?.state === 'repairing' ? 3_000 : false),
});
export const closingsQuery = (f: ClosingFilters, after: string | undefined) => queryOptions({ queryKey: ['reconciliation', 'closings', f, after ?? ''], queryFn: ({ signal }) => call(reconciliationApi.closings, { query: { ...f, after }, signal }) });
export const closingQuery = (id: string) => queryOptions({ queryKey: ['reconciliation', 'closing', id], queryFn: ({ signal }) => call(reconciliationApi.closing, { params: { id }, signal }) });
export const fiscalQuery = (f: FiscalFilters, after: string | undefined) => queryOptions({
  queryKey: ['reconciliation', 'fiscal', f, after ?? ''], queryFn: ({ signal }) => call(reconciliationApi.fiscal, { query: { ...f, after }, signal }),
  // asked again while something is under way
  refetchInterval: (query) => (query.state.data?.lines.some((r) => r.nextAt !== null) ? 10_000 : false),
});
export const oneFiscalQuery = (accountId: string, id: string) => queryOptions({
  queryKey: ['reconciliation', 'fiscal', 'one', accountId, id], queryFn: ({ signal }) => call(reconciliationApi.oneFiscal, { params: { accountId, id }, signal }),
  refetchInterval: (query) => (typeof query.state.data?.nextAt === 'number' ? 10_000 : false),
});
