import type { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { hasReached, keepRegistration, lockRegistration, type RegistrationDraft } from '../registration-draft.ts';
import { phoneKey } from '../sealed-fields.ts';
import { currentAgreement } from '../service-agreement-digest.ts';
import { openAccount, type NewAccount, type RegistrationOffice } from './open-account.ts';
import { useCode } from './use-code.ts';

export type { RegistrationOffice } from './open-account.ts';
export type RegistrationAct = { visit: Buffer | undefined; code: string; goesOnWithKnownDocument: boolean };

/** 注册: proves the phone by its code and opens the account; the phone is bound with it (R-2.1.1-23). */
export async function registerAccount(tx: Tx, office: RegistrationOffice, act: RegistrationAct): Promise<Result<{ accountId: AccountId; boundPhone: string }>> {
  const { crypto } = office;
  const draft = await lockRegistration(tx, office, act.visit);
  if (!draft || !act.visit || !isComplete(draft)) return refusedFor('account.draft_missing');
  if (!hasReached(draft, 'confirmed') || draft.step === 'registered') return refusedFor('account.draft_step');
  if (draft.agreementVersion !== currentAgreement().version) return refusedFor('account.agreement_not_current');
  const proven = await useCode(tx, office, { recipientKey: phoneKey(crypto, draft.form.phone), purpose: 'register', subject: act.visit.toString('hex'), code: act.code });
  if (!proven.ok) return proven;
  const opened = await openAccount(tx, office, draft, act.goesOnWithKnownDocument);
  if (!opened.ok) return opened;
  const { boundPhone } = opened.value;
  await keepRegistration(tx, office, act.visit, { step: 'registered', agreementVersion: draft.agreementVersion, agreedAt: draft.agreedAt, boundPhone });
  return ok(opened.value);
}

function isComplete(draft: RegistrationDraft): draft is RegistrationDraft & NewAccount {
  return draft.form !== undefined && draft.passwordHash !== undefined && draft.answerHash !== undefined;
}
