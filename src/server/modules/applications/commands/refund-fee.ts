import { yuan, type Fen } from '#contracts/money.ts';
import type { RefundOccasion } from '#contracts/payments.ts';
import type { AfterRefund } from '#contracts/refund-requests.ts';
import { REFUND_OCCASION_WORDS } from '#contracts/refunds.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { applicationVoided } from '../applications.jobs-declared.ts';
import { lockApplication } from '../applications.store.ts';
import { gatherOffer } from '../gather-facts.ts';
import { moveApplication } from '../move-application.ts';
import type { Paying, Whose } from './record-payment.ts';

/** A fee two persons of finance gave back: how much, why, by which refund, and what becomes of the application. */
export type GivenBack = { amountInFen: Fen; refundNumber: string; reason: RefundOccasion; application: AfterRefund; staffId: string };

/**
 * 退费 (T32, X6): ends a paid application whose fee goes back by decision, and takes it off what is held of people who sit; one that ended before, or is to stay, stays
 * as it is. The candidate is told either way.
 */
export async function refundFee(p: Paying, whose: Whose, given: GivenBack): Promise<void> {
  const { tx, kit, now } = p;
  const app = await lockApplication(tx, kit.crypto, whose.accountId, whose.applicationId);
  if (!app) return;
  const ended = given.application === 'ends' && moveApplication(tx, kit.crypto, app, { act: 'refund_fee', by: 'officer', byId: given.staffId, photoAwaits: false, note: given.refundNumber }, now).ok;
  if (ended) await enqueue(tx, applicationVoided, { sittingId: app.sittingId, applicationId: app.id });
  const { exam } = await gatherOffer(tx, app);
  await tellAccount({ ...p, province: app.province }, whose.accountId, ended ? 'application_refunded' : 'refund_opened', (lang) => ({ exam: exam.name[lang], amount: yuan(given.amountInFen), reason: REFUND_OCCASION_WORDS[given.reason][lang], refund: given.refundNumber }));
}
