import type { JSX } from 'preact';
import type { OrderState, OrderView } from '#contracts/payments.ts';
import { StatusTag, type StatusTone } from '#portal/parts/status-tag.tsx';

const TONES: Record<OrderState, StatusTone> = { open: 'info', paid: 'success', closed: 'neutral', refund_due: 'warning' };

/** The state of an order as icon, colour and words. */
export function OrderTag({ order }: { order: OrderView }): JSX.Element {
  return <StatusTag tone={TONES[order.state]} text={order.stateText} />;
}
