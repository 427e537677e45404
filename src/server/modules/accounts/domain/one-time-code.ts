import type { Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';

/** What a code is for; a code sent for one purpose opens no other. */
export type CodePurpose = 'register' | 'rebind_phone' | 'recover' | 'assist' | 'test_contact' | 'government';

export const CODE_LIFE = 5 * 60_000;
export const CODE_TRIES = 5;
export const CODE_DIGITS = 6;
const GAP = 60_000;
const PER_RECIPIENT_A_DAY = 10;
const PER_ASKER_A_DAY = 20;
const PER_NETWORK_A_DAY = 200;

/** What has been sent so far, as far as the limits care. */
export type SendingFacts = { lastSentAt: Instant | undefined; toRecipientToday: number; byAskerToday: number; fromNetworkToday: number };

/** Every reason not to send one more code (短信验证码): one a minute, ten a day to one phone or mailbox, twenty a day asked for by one visit or account, two hundred a day from one network, since an office or a campus may share one. */
export function refusalsToSendCode(facts: SendingFacts, now: Instant): Refusal[] {
  const no: Refusal[] = [];
  const waitMs = facts.lastSentAt === undefined ? 0 : facts.lastSentAt + GAP - now;
  if (waitMs > 0) no.push(refuse('account.code_too_soon', { params: { seconds: Math.ceil(waitMs / 1000) } }));
  if (facts.toRecipientToday >= PER_RECIPIENT_A_DAY) no.push(refuse('account.code_phone_limit', { params: { max: PER_RECIPIENT_A_DAY } }));
  if (facts.byAskerToday >= PER_ASKER_A_DAY) no.push(refuse('account.code_phone_limit', { params: { max: PER_ASKER_A_DAY } }));
  if (facts.fromNetworkToday >= PER_NETWORK_A_DAY) no.push(refuse('account.code_address_limit'));
  return no;
}

/** A code that was sent, as it is kept: never the digits, only whether a try matches. */
export type SentCode = { expiresAt: Instant; tries: number; usedAt: Instant | undefined; subject: string };

/** What a try at a code means: taken, wrong but may be tried again, or spent (used, expired, tried five times, or sent for something else). */
export type CodeVerdict = { kind: 'right' } | { kind: 'wrong'; left: number } | { kind: 'spent' };

/** Judges one try; the caller holds the row, and counts every try that is not `spent`. */
export function judgeCode(sent: SentCode | undefined, matches: boolean, subject: string, now: Instant): CodeVerdict {
  if (!sent || sent.usedAt !== undefined || sent.expiresAt <= now || sent.tries >= CODE_TRIES || sent.subject !== subject) return { kind: 'spent' };
  if (matches) return { kind: 'right' };
  const left = CODE_TRIES - sent.tries - 1;
  return { kind: 'wrong', left };
}
