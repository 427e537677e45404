import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import type { ApplicationAct } from '#contracts/applications.ts';
import { isOpen } from '#server/kernel/windows.ts';
import { refuse } from '#contracts/refusals.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Application } from '../application.ts';
import { lockApplication } from '../applications.store.ts';
import type { By } from '../domain/transitions.ts';
import { gatherOffer, photoGate, photoStanding } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';

export type Paying = { tx: Tx; kit: Kit; now: Instant };
type Of = { accountId: AccountId; id: ApplicationId };

/** What a payment needs to know: the fixed amount, whom and what it is for, and whether this way of paying is open now. */
export type Payable = { app: Application; dueInFen: number; examName: { zh: string; en: string }; province: string; paysUntil: Instant };

/** 缴费 (T19): locks the application and fixes the amount; refused outside the pay window, in another state, or where the province takes no such payment. */
export async function startPayment(p: Paying, of: Of, way: 'online' | 'on_site'): Promise<Result<Payable>> {
  const app = await lockApplication(p.tx, p.kit.crypto, of.accountId, of.id);
  if (!app) return refusedFor('application.not_found');
  const { exam, config } = await gatherOffer(p.tx, app);
  if (!config || app.dueInFen === null || app.province === null) return refusedFor('application.wrong_state');
  const no = [
    ...(isOpen(config.windows.pay, p.now) ? [] : [refuse('payment.outside_window')]),
    ...(config.paymentMode === 'both' || config.paymentMode === way ? [] : [refuse('payment.way_not_offered')]),
  ];
  if (no.length > 0) return refused(no);
  const payable = { dueInFen: app.dueInFen, examName: exam.name, province: app.province, paysUntil: config.windows.pay.closesAt };
  if (way === 'on_site') return ok({ app, ...payable });
  const moved = await act(p, app, 'start_payment', 'candidate', null);
  return moved.ok ? ok({ app: moved.value, ...payable }) : moved;
}

/** 支付成功 (T20): idempotent by the state machine; a payment that finds the application elsewhere is refused and becomes a refund case of the caller. */
export async function recordPayment(p: Paying, of: Of, note: string): Promise<Result<Application>> {
  return onLocked(p, of, async (app, exam) => {
    const moved = await act(p, app, 'record_payment', 'system', note);
    if (moved.ok) await queueMessage(p.tx, p.kit, { accountId: app.accountId, template: 'payment_received', params: { exam, number: app.number ?? '' }, now: p.now });
    return moved;
  });
}

/** 超时、失败、关闭订单 (T21): back to 待缴费. */
export async function paymentFailed(p: Paying, of: Of, note: string): Promise<Result<Application>> {
  return onLocked(p, of, (app) => act(p, app, 'payment_failed', 'system', note));
}

/** 现场缴费登记 (T22) by a cashier, whose jurisdiction the caller checked. */
export async function recordOnSitePayment(p: Paying, of: Of, cashierId: string, receiptNumber: string): Promise<Result<Application>> {
  const payable = await startPayment(p, of, 'on_site');
  if (!payable.ok) return payable;
  return onLocked(p, of, async (app, exam) => {
    const moved = await act(p, app, 'record_on_site_payment', 'cashier', receiptNumber, cashierId);
    if (moved.ok) await queueMessage(p.tx, p.kit, { accountId: app.accountId, template: 'payment_received', params: { exam, number: app.number ?? '' }, now: p.now });
    return moved;
  });
}

async function onLocked(p: Paying, of: Of, work: (app: Application, exam: { zh: string; en: string }) => Promise<Result<Application>>): Promise<Result<Application>> {
  const app = await lockApplication(p.tx, p.kit.crypto, of.accountId, of.id);
  if (!app) return refusedFor('application.not_found');
  const { exam } = await gatherOffer(p.tx, app);
  return work(app, exam.name);
}

async function act(p: Paying, app: Application, kind: ApplicationAct, by: By, note: string | null, byId: string | null = null): Promise<Result<Application>> {
  const { config } = await gatherOffer(p.tx, app);
  const gate = photoGate(app, await photoStanding(p.tx, app.accountId));
  return moveApplication(p.tx, p.kit.crypto, app, { act: kind, by, byId: byId ?? (by === 'candidate' ? app.accountId : null), photoAwaits: gate.awaits, windows: config?.windows, note }, p.now);
}
