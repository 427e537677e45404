import type { ModifyPolicy } from '#contracts/catalogue.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Dimensions } from './dimensions.ts';

export type AmendmentFacts = { dimensions: Dimensions; policy: ModifyPolicy; phone: string; unlocked: boolean };

/**
 * Why saved or confirmed data cannot be changed by the candidate (修改报名信息, R-2.2.6, R-3.3.1, D-02): the province's policy,
 * a payment under way, or money already paid; an officer's unlock (T17) lifts them. Rejected data may always be corrected while the window is open (T15).
 */
export function refusalsToAmend({ dimensions: d, policy, phone, unlocked }: AmendmentFacts): Refusal[] {
  if (unlocked) return [];
  const money = refusalsOfMoney(d);
  if (money.length > 0) return money;
  return allowedBy(policy, d) ? [] : [refuse('application.policy_forbids_change', { params: { phone } })];
}

function allowedBy(policy: ModifyPolicy, d: Dimensions): boolean {
  const confirmed = d.data === 'confirmed';
  switch (policy) {
    case 'UNTIL_PAY': return true;
    case 'UNTIL_REVIEW': return !confirmed || d.review === 'awaiting_online' || d.review === 'awaiting_on_site' || d.review === 'rejected';
    case 'UNTIL_CONFIRM': return !confirmed || d.review === 'rejected';
    case 'NEVER_AFTER_SAVE': return d.review === 'rejected' || d.review === 'returned';
  }
}

/** Why nothing can be taken back because of money: paid, or a payment under way. */
export function refusalsOfMoney(d: Dimensions): Refusal[] {
  if (d.payment === 'paid' || d.payment === 'exempt') return [refuse('application.already_paid')];
  return d.payment === 'paying' ? [refuse('application.payment_in_progress')] : [];
}
