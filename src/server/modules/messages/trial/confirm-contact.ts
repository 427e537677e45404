import { maskMail, maskPhone } from '#contracts/contact.ts';
import type { Instant } from '#contracts/dates.ts';
import type { ConfirmTestContact, TestContacts, TrialChannel, TrialContact } from '#contracts/message-trials.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { sendCode, useCode, type CodeOffice } from '#server/modules/accounts/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listTestContacts, putTestContact } from './contacts.store.ts';

/** Keyed apart from candidates' codes: what an officer asks for never uses up the codes of whoever registered with that phone. */
const keyOf = (crypto: FieldCrypto, { channel, to }: TrialContact): Buffer => crypto.index(`message.test_contact.${channel}`, to);

/** Sends the code that proves a contact (测试号码验证码), within the limits of all codes. */
export async function askTestCode(tx: Tx, office: CodeOffice, staffId: string, contact: TrialContact): Promise<Result<{ againAt: Instant }>> {
  const to = contact.channel === 'sms' ? { phone: contact.to } : { mail: contact.to };
  return sendCode(tx, office, { to, recipientKey: keyOf(office.crypto, contact), purpose: 'test_contact', subject: staffId });
}

/** Keeps a contact as the officer's own once its code is right; the code is bound to the officer who asked for it. */
export async function confirmTestContact(tx: Tx, { crypto, now }: Pick<CodeOffice, 'crypto' | 'now'>, staffId: string, { contact, code }: ConfirmTestContact): Promise<Result<undefined>> {
  const proven = await useCode(tx, { crypto, now }, { recipientKey: keyOf(crypto, contact), purpose: 'test_contact', subject: staffId, code });
  if (!proven.ok) return proven;
  await putTestContact(tx, staffId, contact.channel, crypto.seal('message.test_contact', contact.to), now);
  return ok(undefined);
}

/** Where test sends of an officer go; undefined until a contact is proven. */
export async function findTestContact(tx: Tx, crypto: FieldCrypto, staffId: string, channel: TrialChannel): Promise<string | undefined> {
  const found = (await listTestContacts(tx, staffId)).find((c) => c.channel === channel);
  return found && crypto.open('message.test_contact', found.sealed);
}

/** The officer's own contacts as they are shown. */
export async function viewTestContacts(tx: Tx, crypto: FieldCrypto, staffId: string): Promise<TestContacts> {
  const [phone, mail] = [await findTestContact(tx, crypto, staffId, 'sms'), await findTestContact(tx, crypto, staffId, 'mail')];
  return { sms: phone === undefined ? null : maskPhone(phone), mail: mail === undefined ? null : maskMail(mail) };
}
