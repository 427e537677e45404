import { z } from 'zod';
import { OrderView } from '#contracts/payments.ts';
import type { Instant } from '#contracts/dates.ts';
import { RefundRequestList } from '#contracts/refund-requests.ts';
import { payerKey } from '../crowd/invent-person.ts';
import { act, officer, type Scene } from '../last-sitting/act.ts';
import { listLoaded } from './demo-people.store.ts';

const [ASKS, AGREES] = ['shenhe.shandong', 'caiwu.shandong'] as const;
/** Who gets the fee back: of the first the fiscal platform reverses the receipt, of the second it does not (DEMO_TROUBLE). */
const REFUNDED = [payerKey(8, 1, 0), payerKey(5, 1, 1)] as const;

/** Two people of finance give two fees back (申请退费、复核), so that there are receipts in reversal and reversed. */
export async function refundSome(scene: Scene, now: Instant): Promise<void> {
  const [asks, agrees] = [await officer(scene, ASKS), await officer(scene, AGREES)];
  for (const { key, applicationId } of await listLoaded(scene.tx)) {
    if (!REFUNDED.some((one) => one === key) || applicationId === undefined) continue;
    const { orders } = await act(scene, asks, now, 'GET /api/staff/applications/:id/orders', { params: { id: applicationId } }, z.object({ orders: z.array(OrderView) }));
    const paid = orders.find((order) => order.state === 'paid');
    if (!paid) continue;
    await act(scene, asks, now, 'POST /api/staff/orders/:orderNumber/refund-requests', { params: { orderNumber: paid.orderNumber }, body: { ground: 'authority_error', application: 'ends', reason: '误导其重复报考，已核实' } }, z.object({ id: z.uuid() }));
    const { lines } = await act(scene, agrees, now, 'GET /api/staff/refund-requests', { query: { state: 'requested' } }, RefundRequestList);
    const asked = lines.find((line) => line.orderNumber === paid.orderNumber);
    if (asked) await act(scene, agrees, now, 'POST /api/staff/refund-requests/:accountId/:id/decision', { params: { accountId: asked.accountId, id: asked.id }, body: { version: asked.version, decision: 'approve', reason: '情况属实，同意退费' } }, z.object({ version: z.int() }));
  }
}
