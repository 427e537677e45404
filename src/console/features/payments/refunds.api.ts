import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { MoveRefund, PayOutRefund, RefundList, type RefundListFilters } from '#contracts/refunds.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/refunds';
const Moved = z.object({ version: z.int() });

/** The addresses of refunds. */
export const refundsApi = {
  list: route({ method: 'GET', path: at, ok: RefundList }),
  retry: route({ method: 'POST', path: `${at}/:accountId/:id/retry`, body: MoveRefund, ok: Moved }),
  handOver: route({ method: 'POST', path: `${at}/:accountId/:id/desk`, body: MoveRefund, ok: Moved }),
  payOut: route({ method: 'POST', path: `${at}/:accountId/:id/pay-out`, body: PayOutRefund, ok: Moved }),
};

export const refundsQuery = (filters: RefundListFilters, after: string | undefined) => queryOptions({ queryKey: ['refunds', filters, after ?? ''], queryFn: ({ signal }) => call(refundsApi.list, { query: { ...filters, after }, signal }) });
