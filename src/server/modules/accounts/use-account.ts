import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { AccountFacts } from './account-facts.ts';

/** Every reason why an account cannot apply for an exam yet, whatever the exam: frozen, pending, agreement changed, no education (R-2.1.1-32, D-04). */
export function refusalsToUse(account: Pick<AccountFacts, 'state' | 'agreementCurrent' | 'educations'>): Refusal[] {
  const no: Refusal[] = [];
  if (account.state === 'frozen') no.push(refuse('account.frozen'));
  if (account.state === 'identity_pending') no.push(refuse('account.identity_pending'));
  if (!account.agreementCurrent) no.push(refuse('account.agreement_outdated'));
  if (account.educations.length === 0) no.push(refuse('account.education_missing'));
  return no;
}
