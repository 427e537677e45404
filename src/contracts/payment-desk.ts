import { z } from 'zod';
import { ApplicationId } from './ids.ts';
import { AttemptKind, AttemptState, OrderNumber, OrderState, OrderView } from './payments.ts';

/** Any number by which a payment is known: order, attempt, refund, or the channel's own transaction number. */
export const PaymentNumber = z.string('field.required').trim().regex(/^[A-Za-z0-9_-]{6,64}$/, 'field.invalid');

/** What a number led to: the order with every attempt and refund, and whose it is. */
export const FoundPayment = z.object({ by: z.enum(['order', 'attempt', 'refund', 'reference']), name: z.string(), applicationNumber: z.string(), exam: z.string(), order: OrderView, askRefund: z.array(z.string()) }).meta({ id: 'FoundPayment' });
export type FoundPayment = z.infer<typeof FoundPayment>;

/** One order in the list of staff, with the tries to pay it. */
export const OrderLine = z.object({
  applicationId: ApplicationId, orderNumber: OrderNumber, applicationNumber: z.string(), name: z.string(), exam: z.string(), province: z.string(), amountInFen: z.int(), how: z.enum(['online', 'on_site']), state: OrderState, stateText: z.string(), openedAt: z.number(), paidAt: z.number().nullable(),
  attempts: z.array(z.object({ kind: AttemptKind, text: z.string(), state: AttemptState, stateText: z.string() })),
});
export type OrderLine = z.infer<typeof OrderLine>;

export const OrderList = z.object({ lines: z.array(OrderLine), next: z.string().nullable() }).meta({ id: 'OrderList' });
export type OrderList = z.infer<typeof OrderList>;
