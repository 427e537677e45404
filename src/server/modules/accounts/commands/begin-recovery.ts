import type { z } from 'zod';
import { RecoveryQuestion, type RecoveryBySms, type RecoveryByQuestion } from '#contracts/accounts.ts';
import type { AccountId } from '#contracts/ids.ts';
import { nameKey } from '#contracts/person-names.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { oldestOf } from '#server/platform/crypto/digest.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findByIdentity } from '../account-claims.store.ts';
import { findAccountRow } from '../accounts.store.ts';
import { keepRecovery, lockRecovery, type RecoveryDraft } from '../recovery-draft.ts';
import { documentKeysOfAnyType, mailKey, personKey, phoneKey, SEALED } from '../sealed-fields.ts';
import { sendCode, type CodeOffice } from './send-code.ts';

type Asked = { name: string; documentNumber: string };

/** 预留问题找回, first page (R-2.1.2-02): shows a question to whoever asks; a stranger learns nothing from it (R-2.1.2-05). */
export async function beginRecoveryByQuestion(tx: Tx, office: CodeOffice, visit: Buffer, asked: z.output<typeof RecoveryByQuestion>): Promise<Result<null>> {
  const accountId = await findPerson(tx, office.crypto, asked);
  const row = accountId && (await findAccountRow(tx, accountId));
  const askedKey = keyOfAsked(office.crypto, asked);
  const question = row ? RecoveryQuestion.parse(row.recovery_question) : decoyQuestion(askedKey);
  await keepRecovery(tx, office, visit, { way: 'question', accountId, question, askedKey: askedKey.toString('base64'), proven: false });
  return ok(null);
}

/** 短信验证码找回, first page (R-2.1.2-03): the code goes out only if name, document and phone belong together; the answer is the same if not. */
export async function beginRecoveryBySms(tx: Tx, office: CodeOffice, visit: Buffer, asked: z.output<typeof RecoveryBySms>): Promise<Result<null>> {
  const { crypto } = office;
  const found = await findPerson(tx, crypto, asked);
  const row = found && (await findAccountRow(tx, found));
  const bound = row?.phone_sealed && crypto.open(SEALED.phone, row.phone_sealed);
  const accountId = bound === asked.phone ? found : undefined;
  const askedKey = keyOfAsked(crypto, asked);
  const recipientKey = phoneKey(crypto, asked.phone);
  const sent = await sendCode(tx, office, { to: accountId && { phone: asked.phone }, recipientKey, purpose: 'recover', subject: visit.toString('hex'), accountId });
  if (!sent.ok) return sent;
  await keepRecovery(tx, office, visit, {
    way: 'sms', accountId, question: decoyQuestion(askedKey), askedKey: askedKey.toString('base64'), sentTo: 'sms', recipientKey: oldestOf(recipientKey).toString('base64'), codeSentAt: office.now, proven: false,
  });
  return ok(null);
}

/** Sends the second factor of a recovery by question (D-06) to the registered mailbox or phone; the answer is the same when there is none. */
export async function sendRecoveryCode(tx: Tx, office: CodeOffice, visit: Buffer | undefined, channel: 'mail' | 'sms'): Promise<Result<null>> {
  const draft = await lockRecovery(tx, office, visit);
  if (!draft || !visit) return refusedFor('account.recovery_expired');
  const { to, recipientKey } = await recipientOf(tx, office.crypto, draft, channel);
  const sent = await sendCode(tx, office, { to, recipientKey, purpose: 'recover', subject: visit.toString('hex'), accountId: draft.accountId });
  if (!sent.ok) return sent;
  await keepRecovery(tx, office, visit, { ...draft, sentTo: channel, recipientKey: oldestOf(recipientKey).toString('base64'), codeSentAt: office.now });
  return ok(null);
}

async function recipientOf(tx: Tx, crypto: FieldCrypto, draft: RecoveryDraft, channel: 'mail' | 'sms') {
  const row = draft.accountId && (await findAccountRow(tx, draft.accountId));
  const nobody = { to: undefined, recipientKey: crypto.index(`recovery.${channel}`, draft.askedKey) };
  if (!row) return nobody;
  if (channel === 'mail') {
    const mail = crypto.open(SEALED.mail, row.mail_sealed);
    return { to: { mail }, recipientKey: mailKey(crypto, mail) };
  }
  if (!row.phone_sealed) return nobody;
  const phone = crypto.open(SEALED.phone, row.phone_sealed);
  return { to: { phone }, recipientKey: phoneKey(crypto, phone) };
}

function findPerson(tx: Tx, crypto: FieldCrypto, asked: Asked): Promise<AccountId | undefined> {
  return findByIdentity(tx, documentKeysOfAnyType(crypto, asked.documentNumber), personKey(crypto, asked.name));
}

function keyOfAsked(crypto: FieldCrypto, asked: Asked): Buffer {
  return crypto.root('recovery.asked', `${nameKey(asked.name)}\n${asked.documentNumber}`);
}

/** The question shown for a person who is not registered: always the same one for the same words. */
function decoyQuestion(askedKey: Buffer): RecoveryQuestion {
  const all = RecoveryQuestion.options;
  return all[askedKey.readUInt32BE(0) % all.length] ?? 'first_school';
}
