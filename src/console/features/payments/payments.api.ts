import { z } from 'zod';
import { OnSitePayment, OrderView } from '#contracts/payments.ts';
import { FoundApplication } from '#contracts/review.ts';
import { route } from '../../shared/api/call.ts';

/** The addresses of the cashier. */
export const paymentsApi = {
  find: route({ method: 'GET', path: '/api/staff/application-numbers/:number', ok: FoundApplication }),
  orders: route({ method: 'GET', path: '/api/staff/applications/:id/orders', ok: z.object({ orders: z.array(OrderView) }) }),
  register: route({ method: 'POST', path: '/api/staff/applications/:id/payments', body: OnSitePayment, ok: OrderView }),
};
