import { maskMail, maskPhone } from '#contracts/contact.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

/** Why a message was not delivered, in the words of carriers turned plain (未送达原因). */
const WHY: Record<string, Words> = {
  too_late: { zh: '发送太迟，验证码已失效', en: 'too late, the code had expired' }, not_taken: { zh: '一天内运营商未接收', en: 'no carrier took it within a day' }, empty_number: { zh: '空号', en: 'the number does not exist' },
  powered_off: { zh: '关机或停机', en: 'phone off or suspended' }, blacklisted: { zh: '用户退订或拦截', en: 'blocked by the recipient' }, mailbox_full: { zh: '邮箱已满', en: 'mailbox full' }, mailbox_unknown: { zh: '邮箱不存在', en: 'no such mailbox' }, rejected: { zh: '运营商拒绝', en: 'rejected by the carrier' },
};

/** The reason in words; one nobody knows is shown as the carrier gave it. */
export function failureText(reason: string | null, lang: Lang): string {
  return reason === null ? '' : (WHY[reason]?.[lang] ?? reason);
}

/** Where a message went, masked. */
export function maskedRecipient(crypto: FieldCrypto, m: { channel: string; recipient_sealed: Buffer | null }): string {
  if (!m.recipient_sealed) return '';
  const recipient = crypto.open('message.recipient', m.recipient_sealed);
  return m.channel === 'sms' ? maskPhone(recipient) : maskMail(recipient);
}
