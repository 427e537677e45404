import { maskMail, maskPhone } from '#contracts/contact.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { Lang } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';

/** Why a message was not delivered, in the words of carriers turned plain (未送达原因). */
const WHY: Record<string, Words> = {
  too_late: { zh: '发送太迟，验证码已失效', en: 'too late, the code had expired' }, not_taken: { zh: '一天内没有通道接收', en: 'no carrier took it within a day' }, over_limit: { zh: '超过该号码的发送限量', en: 'more than this recipient may get' },
  empty_number: { zh: '空号', en: 'the number does not exist' }, powered_off: { zh: '关机或停机', en: 'phone off or suspended' }, blacklisted: { zh: '用户退订或拦截', en: 'blocked by the recipient' }, mailbox_full: { zh: '邮箱已满', en: 'mailbox full' },
  mailbox_unknown: { zh: '邮箱不存在', en: 'no such mailbox' }, rejected: { zh: '运营商拒绝', en: 'rejected by the carrier' }, expired: { zh: '运营商未能在期限内送达', en: 'the operator could not deliver it in time' },
  no_template: { zh: '各通道都没有报备此消息的模板', en: 'no carrier has a template for it' }, template_refused: { zh: '报备模板不符', en: 'the registered template does not fit' }, sign_refused: { zh: '短信签名不可用', en: 'the sign name is not accepted' }, content_refused: { zh: '内容被拒绝', en: 'the words were refused' },
  carrier_down: { zh: '通道不通', en: 'the carrier is away' }, carrier_busy: { zh: '通道繁忙或限流', en: 'the carrier is busy' }, no_answer: { zh: '通道没有答复', en: 'the carrier did not answer' }, account_refused: { zh: '通道账户异常', en: 'our account at the carrier is refused' }, no_balance: { zh: '通道账户余额不足', en: 'our account at the carrier is empty' },
};

/** What a try to give a message to a carrier came to, in words (发送尝试). */
export function tryText({ outcome, reason }: { outcome: string | null; reason: string | null }, lang: Lang): string {
  if (outcome === 'refused') return failureText(reason ?? 'rejected', lang);
  const words: Record<string, Words> = { taken: { zh: '已接收', en: 'taken' }, unclear: { zh: '没有答复，正在查询', en: 'no answer, being asked about' }, lost: { zh: '没有答复，未收到', en: 'no answer, never got it' } };
  return words[outcome ?? '']?.[lang] ?? { zh: '正在发送', en: 'under way' }[lang];
}

/** What a message waits for, in words (等候). */
export function waitsText(why: string | null, until: Instant | null, lang: Lang): string {
  if (why === null || until === null) return '';
  const at = beijingTime(until);
  if (why === 'night') return { zh: `夜间免打扰，${at} 发送`, en: `rests for the night, goes at ${at}` }[lang];
  if (why === 'allowance') return { zh: `该号码已达限量，${at} 再发`, en: `this recipient had enough, goes at ${at}` }[lang];
  return { zh: `等候通道，${at} 再试`, en: `waits for a carrier, tried again at ${at}` }[lang];
}

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
