import { randomInt } from 'node:crypto';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { queueMessage, type Recipient } from '#server/modules/notices/index.ts';
import { oldestOf } from '#server/platform/crypto/digest.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countSending, lockQuotas, putCode } from '../codes.store.ts';
import { CODE_DIGITS, CODE_LIFE, refusalsToSendCode, type CodePurpose } from '../domain/one-time-code.ts';
import { networkOf } from '#server/kernel/sign-in-throttle.ts';

export type CodeOffice = { crypto: FieldCrypto; now: Instant; ip: string; lang: Lang };

export type CodeOrder = {
  /** Whom the code goes to; nobody when the asker must not learn that there is nobody. */
  to: Recipient | undefined;
  /** The digest that quotas and the code are kept under; of the recipient, or of what was asked for when there is none. */
  recipientKey: Buffer;
  purpose: Exclude<CodePurpose, 'assist'>;
  /** What the code is bound to: the visit or the account that asked. */
  subject: string;
  accountId?: AccountId | undefined;
};

const TEMPLATE = { register: 'code_register', rebind_phone: 'code_rebind_phone', recover: 'code_recover', test_contact: 'code_test_contact', government: 'code_government' } as const satisfies Partial<Record<CodePurpose, string>>;

/**
 * Sends a one-time code (短信验证码, R-X-02): six digits from the system's random source, kept as a keyed digest, one live code per
 * recipient and purpose. Without a recipient everything happens but the message, so that the answer and its time tell nothing (R-2.1.2-05).
 */
export async function sendCode(tx: Tx, { crypto, now, ip, lang }: CodeOffice, order: CodeOrder): Promise<Result<{ againAt: Instant }>> {
  const day = beijingDay(now);
  const keys = { recipient: order.recipientKey, asker: crypto.index('code_quota.asker', order.subject), network: crypto.index('code_quota.network', networkOf(ip)) };
  const facts = await lockQuotas(tx, keys, day, now);
  const no = refusalsToSendCode(facts, now);
  if (no.length > 0) return refused(no);
  await countSending(tx, [keys.recipient, keys.asker, keys.network], day, now);
  const code = randomInt(10 ** CODE_DIGITS).toString().padStart(CODE_DIGITS, '0');
  await putCode(tx, { recipientKey: order.recipientKey, purpose: order.purpose, mac: codeMac(crypto, order.recipientKey, order.purpose, code), subject: order.subject, sentAt: now, expiresAt: now + CODE_LIFE });
  if (order.to) {
    await queueMessage(tx, { crypto, now }, { to: order.to, template: TEMPLATE[order.purpose], params: { code, minutes: String(CODE_LIFE / 60_000) }, lang, accountId: order.accountId });
  }
  return ok({ againAt: now + 60_000 });
}

/** The keyed digest a code is kept as: without the key a million guesses say nothing. */
export function codeMac(crypto: FieldCrypto, recipientKey: Buffer, purpose: CodePurpose, code: string): Buffer {
  return crypto.mac('one_time_code', `${purpose} ${oldestOf(recipientKey).toString('base64')} ${code}`);
}
