import type { z } from 'zod';
import type { ContactForm, RecoveryQuestion } from '#contracts/accounts.ts';
import { maskMail, maskPhone } from '#contracts/contact.ts';
import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { claimPhone, lockPhoneHolder, releasePhone } from '../account-claims.store.ts';
import { changeAccount, insertAccountEvent, insertConsent, lockAccountRow } from '../accounts.store.ts';
import { phoneKey, SEALED } from '../sealed-fields.ts';
import { currentAgreement } from '../service-agreement-digest.ts';
import { sendCode, type CodeOffice } from './send-code.ts';
import { useCode } from './use-code.ts';

type Office = { crypto: FieldCrypto; now: Instant; lang: Lang };

type Owner = { accountId: AccountId; sessionId: string };

/** 修改邮箱和通信地址 (R-2.1.3-05, D-03). An address left out is removed. A new mailbox needs that its owner has shown who they are; then the old one is told and all other sign-ins end. */
export async function changeContact(tx: Tx, { crypto, now, lang }: Office, { accountId: id, sessionId }: Owner, contact: z.output<typeof ContactForm>, shown: { mailMayChange: boolean; comparedHash?: string }): Promise<Result<null>> {
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  const old = crypto.open(SEALED.mail, row.mail_sealed);
  if (old !== contact.mail) {
    if (!shown.mailMayChange) return refusedFor('account.password_again', { path: 'currentPassword' });
    if (isOutrun(row, shown)) return refusedFor('account.password_wrong', { path: 'currentPassword' });
    await queueMessage(tx, { crypto, now }, { to: { mail: old }, template: 'mail_changed', params: { time: beijingTime(now), mail: maskMail(contact.mail) }, lang, accountId: id });
    await endOtherSessions(tx, id, sessionId, new Date(now));
  }
  await changeAccount(tx, id, {
    mail_sealed: crypto.seal(SEALED.mail, contact.mail),
    address_sealed: contact.address === undefined ? null : crypto.seal(SEALED.address, contact.address),
    postcode: contact.postcode ?? null,
  }, { kind: 'contact_changed', by: { kind: 'candidate', id } }, now);
  return ok(null);
}

/** True when the password changed between the comparison and now. */
function isOutrun(row: { password_hash: string }, { comparedHash }: { comparedHash?: string }): boolean {
  return comparedHash !== undefined && row.password_hash !== comparedHash;
}

/** 修改密码找回问题 (R-2.1.3-02); the account's mailbox is told. */
export async function changeRecoveryQuestion(tx: Tx, { crypto, now, lang }: Office, id: AccountId, change: { question: RecoveryQuestion; answerHash: string; comparedHash: string }): Promise<Result<null>> {
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  if (row.password_hash !== change.comparedHash) return refusedFor('account.password_wrong', { path: 'currentPassword' });
  await changeAccount(tx, id, { recovery_question: change.question, recovery_answer_hash: change.answerHash }, { kind: 'question_changed', by: { kind: 'candidate', id } }, now);
  await queueMessage(tx, { crypto, now }, { to: { mail: crypto.open(SEALED.mail, row.mail_sealed) }, template: 'recovery_question_changed', params: { time: beijingTime(now) }, lang, accountId: id });
  return ok(null);
}

/** 用户更换手机, 【获取短信验证码】 (R-2.1.3-03): the code goes to the new number. Whether it is bound to somebody shows only once it is proven. */
export async function sendRebindCode(tx: Tx, office: CodeOffice, id: AccountId, phone: string): Promise<Result<{ againAt: Instant }>> {
  return sendCode(tx, office, { to: { phone }, recipientKey: phoneKey(office.crypto, phone), purpose: 'rebind_phone', subject: id, accountId: id });
}

/** 用户更换手机 (R-2.1.3-03): binds the proven number, lets the old one go and tells it and the mailbox; all other sign-ins end. One phone binds one account. */
export async function rebindPhone(tx: Tx, office: Office, { accountId: id, sessionId }: Owner, typed: { phone: string; code: string }, shown: { comparedHash?: string }): Promise<Result<{ boundPhone: string }>> {
  const { crypto, now, lang } = office;
  const key = phoneKey(crypto, typed.phone);
  const proven = await useCode(tx, office, { recipientKey: key, purpose: 'rebind_phone', subject: id, code: typed.code });
  if (!proven.ok) return proven;
  if (!(await claimPhone(tx, key, id, now))) {
    const holder = await lockPhoneHolder(tx, key);
    return refusedFor(holder === id ? 'account.phone_unchanged' : 'account.phone_taken', { path: 'phone' });
  }
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  if (isOutrun(row, shown)) return refusedFor('account.password_wrong', { path: 'currentPassword' });
  const message = { template: 'phone_changed', params: { time: beijingTime(now), phone: maskPhone(typed.phone) }, lang, accountId: id } as const;
  const old = row.phone_sealed ? crypto.open(SEALED.phone, row.phone_sealed) : undefined;
  if (old !== undefined) {
    await releasePhone(tx, phoneKey(crypto, old), id);
    await queueMessage(tx, { crypto, now }, { ...message, to: { phone: old } });
  }
  // whoever lost the old phone, or never had one bound, reads it here
  await queueMessage(tx, { crypto, now }, { ...message, to: { mail: crypto.open(SEALED.mail, row.mail_sealed) } });
  await endOtherSessions(tx, id, sessionId, new Date(now));
  await changeAccount(tx, id, { phone_sealed: crypto.seal(SEALED.phone, typed.phone) }, { kind: 'phone_bound', by: { kind: 'candidate', id } }, now);
  return ok({ boundPhone: maskPhone(typed.phone) });
}

/** Accepts the changed service agreement (R-2.1.1-06, article 5); only the version that was shown can be accepted. */
export async function acceptAgreement(tx: Tx, { now }: { now: Instant }, id: AccountId, accepted: { version: string; ip: string }): Promise<Result<null>> {
  const current = currentAgreement();
  if (accepted.version !== current.version) return refusedFor('account.agreement_not_current');
  if (!(await lockAccountRow(tx, id))) return refusedFor('account.not_found');
  await insertConsent(tx, id, { ...current, ip: accepted.ip }, now);
  await insertAccountEvent(tx, id, { kind: 'agreement_accepted', by: { kind: 'candidate', id } }, now);
  return ok(null);
}
