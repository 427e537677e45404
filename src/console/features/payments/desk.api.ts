import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { FoundPayment, OrderList } from '#contracts/payment-desk.ts';
import { RefusedNoticeList, type RefusedNoticeFilters } from '#contracts/payment-notices.ts';
import type { OrderListFilters } from '#contracts/payments.ts';
import { AskRefund, DecideRefund, RefundRequestList } from '#contracts/refund-requests.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of the desk of finance. */
export const deskApi = {
  orders: route({ method: 'GET', path: '/api/staff/orders', ok: OrderList }),
  find: route({ method: 'GET', path: '/api/staff/payment-numbers/:number', ok: FoundPayment }),
  refused: route({ method: 'GET', path: '/api/staff/refused-notices', ok: RefusedNoticeList }),
  ask: route({ method: 'POST', path: '/api/staff/orders/:orderNumber/refund-requests', body: AskRefund, ok: z.object({ id: z.string() }) }),
  requests: route({ method: 'GET', path: '/api/staff/refund-requests', ok: RefundRequestList }),
  decide: route({ method: 'POST', path: '/api/staff/refund-requests/:accountId/:id/decision', body: DecideRefund, ok: z.object({ version: z.int() }) }),
};

export const ordersQuery = (filters: OrderListFilters, after: string | undefined) => queryOptions({ queryKey: ['orders', filters, after ?? ''], queryFn: ({ signal }) => call(deskApi.orders, { query: { ...filters, after }, signal }) });
export const refusedQuery = (filters: RefusedNoticeFilters, after: string | undefined) => queryOptions({ queryKey: ['refused-notices', filters, after ?? ''], queryFn: ({ signal }) => call(deskApi.refused, { query: { ...filters, after }, signal }) });
export const requestsQuery = (after: string | undefined) => queryOptions({ queryKey: ['refund-requests', after ?? ''], queryFn: ({ signal }) => call(deskApi.requests, { query: { after }, signal }) });
