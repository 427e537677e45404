import type { Instant } from '#contracts/dates.ts';
import { birthAndSexOf } from '#contracts/identity-documents.ts';
import { maskPhone } from '#contracts/contact.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { claimDocument, claimIdentity, claimPhone, claimUserName, listDocumentAccounts, lockDocument, lockPhoneHolder, moveClaimedPhone } from '../account-claims.store.ts';
import { accountRegistered } from '../accounts.jobs.ts';
import { changeAccount, insertAccount, insertAccountEvent, insertConsent } from '../accounts.store.ts';
import { firstState, refusalsToClaim } from '../domain/identity-claims.ts';
import type { RegistrationDraft } from '../registration-draft.ts';
import { documentKey, personKey, phoneKey, SEALED } from '../sealed-fields.ts';
import { currentAgreement } from '../service-agreement-digest.ts';
import { insertRows } from './add-rows.ts';

export type RegistrationOffice = { crypto: FieldCrypto; now: Instant; ip: string; lang: Lang };
/** A registration whose form was accepted and whose secrets are hashed. */
export type NewAccount = { form: NonNullable<RegistrationDraft['form']>; passwordHash: string; answerHash: string };

/** Opens the account of a person whose phone is proven: every claim, account, rows and consent in one transaction, verification asked for, success told (R-2.1.1-23). */
export async function openAccount(tx: Tx, office: RegistrationOffice, account: NewAccount, goesOnWithKnownDocument: boolean): Promise<Result<{ accountId: AccountId; boundPhone: string }>> {
  const id = newId<AccountId>();
  const claimed = await claimAll(tx, office, id, account, goesOnWithKnownDocument);
  if (!claimed.ok) return claimed;
  await writeAccount(tx, office, id, account, claimed.value.documentFree);
  const rows = await insertRows(tx, office, id, account.form, 1);
  if (!rows.ok) return rows;
  await enqueue(tx, accountRegistered, { accountId: id });
  const boundPhone = maskPhone(account.form.phone);
  await queueMessage(tx, office, { to: { phone: account.form.phone }, template: 'registered', params: { name: account.form.name, phone: boundPhone }, lang: office.lang, accountId: id });
  return ok({ accountId: id, boundPhone });
}

/** Takes the claims always in the same order, so that two registrations at once wait for one another and never in a circle. */
async function claimAll(tx: Tx, { crypto, now }: RegistrationOffice, id: AccountId, { form }: NewAccount, goesOn: boolean): Promise<Result<{ documentFree: boolean }>> {
  const document = documentKey(crypto, form.documentType, form.documentNumber);
  const phone = phoneKey(crypto, form.phone);
  const documentFree = await claimDocument(tx, document, id);
  if (!documentFree) await lockDocument(tx, document);
  const sameDocument = documentFree ? [] : await listDocumentAccounts(tx, document);
  const identityFree = await claimIdentity(tx, document, personKey(crypto, form.name), id);
  const userNameFree = await claimUserName(tx, form.userName, id);
  const phoneFree = await claimPhone(tx, phone, id, now);
  const holder = phoneFree ? undefined : await lockPhoneHolder(tx, phone);
  const takesOver = holder !== undefined && sameDocument.includes(holder);
  const no = refusalsToClaim({ userNameFree, identityFree, documentFree, phoneFree: phoneFree || takesOver }, goesOn);
  if (no.length > 0) return refused(no);
  if (takesOver) {
    await moveClaimedPhone(tx, phone, id, now);
    await changeAccount(tx, holder, { phone_sealed: null }, { kind: 'phone_released', by: { kind: 'visitor', id } }, now);
  }
  return ok({ documentFree });
}

async function writeAccount(tx: Tx, { crypto, now, ip, lang }: RegistrationOffice, id: AccountId, { form, passwordHash, answerHash }: NewAccount, documentFree: boolean): Promise<void> {
  const birth = birthAndSexOf(form.documentType, form.documentNumber);
  const state = firstState(documentFree);
  await insertAccount(tx, {
    id, state, lang, passwordHash, recoveryAnswerHash: answerHash, registeredAt: now,
    userName: form.userName, name: form.name, glyphDescription: form.glyphDescription || undefined,
    documentType: form.documentType, issuingCountry: form.issuingCountry, bornOn: birth?.bornOn, sex: birth?.sex,
    documentNumberSealed: crypto.seal(SEALED.documentNumber, form.documentNumber), documentKey: documentKey(crypto, form.documentType, form.documentNumber),
    phoneSealed: crypto.seal(SEALED.phone, form.phone), mailSealed: crypto.seal(SEALED.mail, form.mail), recoveryQuestion: form.recoveryQuestion,
  });
  await insertAccountEvent(tx, id, { kind: 'registered', by: { kind: 'visitor', id }, to: state }, now);
  await insertConsent(tx, id, { ...currentAgreement(), ip }, now);
}
