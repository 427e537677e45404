import { yuan, type Fen } from '#contracts/money.ts';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { refusedFor, type Result } from '#server/kernel/result.ts';
import { tellCandidate } from '#server/modules/accounts/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Application } from '../application.ts';
import { lockApplication } from '../applications.store.ts';
import { existingAccount, gatherOffer, gatherPhotoGate } from '../gather-facts.ts';
import { moveApplication, type Move } from '../move-application.ts';

export type Paying = { tx: Tx; kit: Kit; now: Instant };
export type Whose = { accountId: AccountId; applicationId: ApplicationId };

/** 缴费 (T19): an order is open; window, way and amount were judged on the locked row before (`describePayment`). */
export function startPayment(p: Paying, whose: Whose): Promise<Result<Application>> {
  return move(p, whose, { act: 'start_payment', by: 'candidate', byId: whose.accountId });
}

/** 超时、失败、关闭订单 (T21): back to 待缴费; an application that is elsewhere by now stays there. */
export function endPayment(p: Paying, whose: Whose): Promise<Result<Application>> {
  return move(p, whose, { act: 'payment_failed', by: 'system', byId: null });
}

/** 支付成功 (T20): a no writes nothing; it means that the application takes no money any more, and the caller opens a refund case. */
export function recordPayment(p: Paying, whose: Whose, paid: { orderNumber: string; amountInFen: Fen }): Promise<Result<Application>> {
  return moveAndTell(p, whose, { act: 'record_payment', by: 'system', byId: null, note: paid.orderNumber }, paid.amountInFen);
}

/** 现场缴费登记 (T22) by a cashier, whose jurisdiction the caller checked. */
export function recordOnSitePayment(p: Paying, whose: Whose, paid: { orderNumber: string; amountInFen: Fen; staffId: string }): Promise<Result<Application>> {
  return moveAndTell(p, whose, { act: 'record_on_site_payment', by: 'cashier', byId: paid.staffId, note: paid.orderNumber }, paid.amountInFen);
}

async function moveAndTell(p: Paying, whose: Whose, act: Act, amountInFen: Fen): Promise<Result<Application>> {
  // the lock is sent first; whom to tell is asked for with it
  const [moved, account] = await Promise.all([move(p, whose, act), existingAccount(p.tx, p.kit, whose.accountId)]);
  if (!moved.ok) return moved;
  const { exam } = await gatherOffer(p.tx, moved.value);
  await tellCandidate({ ...p, province: moved.value.province }, account, 'application_complete', (lang) => ({ exam: exam.name[lang], amount: yuan(amountInFen) }));
  return moved;
}

type Act = Pick<Move, 'act' | 'by' | 'byId' | 'note'>;

async function move({ tx, kit, now }: Paying, whose: Whose, act: Act): Promise<Result<Application>> {
  const app = await lockApplication(tx, kit.crypto, whose.accountId, whose.applicationId);
  if (!app) return refusedFor('application.not_found');
  const { config } = await gatherOffer(tx, app);
  const gate = await gatherPhotoGate(tx, app);
  return moveApplication(tx, kit.crypto, app, { ...act, photoAwaits: gate.awaits, windows: config?.windows }, now);
}
