import type { RegistrationForm, RegistrationReentry } from '#contracts/accounts.ts';
import { beijingDay, type Instant } from '#contracts/dates.ts';
import { refuse, type Refusal } from '#contracts/refusals.ts';
import type { Sound } from '#contracts/sound.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findByUserName } from '../account-claims.store.ts';
import { reentryDifferences, refusalsToFill } from '../domain/registration-rules.ts';
import { findRegistration, hasReached, keepRegistration, lockRegistration, type RegistrationDraft } from '../registration-draft.ts';
import { phoneKey } from '../sealed-fields.ts';
import { currentAgreement } from '../service-agreement-digest.ts';
import { sendCode, type CodeOffice } from './send-code.ts';

type Office = { crypto: FieldCrypto; now: Instant };

/** 【接受】 (R-2.1.1-05): begins a registration with the version of the agreement that was shown. Accepting again keeps what was filled in. */
export async function beginRegistration(tx: Tx, office: Office, visit: Buffer, version: string): Promise<Result<null>> {
  const current = currentAgreement().version;
  if (version !== current) return refusedFor('account.agreement_not_current');
  const kept = await lockRegistration(tx, office, visit);
  const agreed = { agreementVersion: current, agreedAt: office.now };
  const draft: RegistrationDraft = kept && kept.step !== 'registered' ? { ...kept, ...agreed } : { step: 'agreed', ...agreed };
  await keepRegistration(tx, office, visit, draft);
  return ok(null);
}

/** 注册须知【下一步】 (R-2.1.1-07). */
export async function readNotes(tx: Tx, office: Office, visit: Buffer | undefined): Promise<Result<null>> {
  const draft = await lockRegistration(tx, office, visit);
  if (!draft || !visit || draft.step === 'registered') return refusedFor('account.draft_missing');
  if (draft.step === 'agreed') await keepRegistration(tx, office, visit, { ...draft, step: 'read' });
  return ok(null);
}

/** What the form says no to before anything slow is done; the same checks are made again when it is taken. */
export async function checkRegistration(tx: Tx, office: Office, visit: Buffer | undefined, form: RegistrationForm): Promise<Result<null>> {
  const no = await refusalsOfRegistration(tx, office, visit, form);
  return no.length > 0 ? refused(no) : ok(null);
}

/** Every no to a registration form, or to what of it could be read. */
export async function refusalsOfRegistration(tx: Tx, office: Office, visit: Buffer | undefined, form: Sound<RegistrationForm>): Promise<Refusal[]> {
  const draft = await findRegistration(tx, office, visit);
  if (!draft || draft.step === 'registered') return [refuse('account.draft_missing')];
  if (!hasReached(draft, 'read')) return [refuse('account.draft_step')];
  const no = refusalsToFill(form, { password: draft.passwordHash !== undefined, answer: draft.answerHash !== undefined }, beijingDay(office.now));
  // Told early, because it is the one claim people must change; the claim itself is taken at the end.
  if (form.userName !== undefined && (await findByUserName(tx, form.userName))) no.push(refuse('account.user_name_taken', { path: 'userName' }));
  return no;
}

/** 填写信息【提交】 (R-2.1.1-26): keeps the form for the re-entry check, secrets as their slow hashes only. */
export async function fillRegistration(tx: Tx, office: Office, visit: Buffer | undefined, form: RegistrationForm, hashes: { password: string | undefined; answer: string | undefined }): Promise<Result<null>> {
  const checked = await checkRegistration(tx, office, visit, form);
  if (!checked.ok) return checked;
  const draft = await lockRegistration(tx, office, visit);
  if (!draft || !visit) return refusedFor('account.draft_missing');
  const { password: _p, passwordAgain: _q, recoveryAnswer: _a, ...kept } = form;
  // A new user name makes the old password unchecked against it, so it must be typed again.
  const sameUserName = draft.form?.userName === form.userName;
  const passwordHash = hashes.password ?? (sameUserName ? draft.passwordHash : undefined);
  if (passwordHash === undefined) return refusedFor('field.required', { path: 'password' });
  await keepRegistration(tx, office, visit, { ...draft, step: 'filled', form: kept, passwordHash, answerHash: hashes.answer ?? draft.answerHash });
  return ok(null);
}

/** 重新输入进行信息确认【确定】 (R-2.1.1-27): every difference is told at its field. */
export async function confirmRegistration(tx: Tx, office: Office, visit: Buffer | undefined, again: RegistrationReentry): Promise<Result<null>> {
  const draft = await lockRegistration(tx, office, visit);
  if (!draft?.form || !visit) return refusedFor('account.draft_missing');
  const no = reentryDifferences(draft.form, again);
  if (no.length > 0) return refused(no);
  await keepRegistration(tx, office, visit, { ...draft, step: 'confirmed' });
  return ok(null);
}

/** Every field of a re-entry that differs, of a whole one or of what could be read. */
export async function refusalsOfReentry(tx: Tx, office: Office, visit: Buffer | undefined, again: Sound<RegistrationReentry>): Promise<Refusal[]> {
  const draft = await findRegistration(tx, office, visit);
  return draft?.form ? reentryDifferences(draft.form, again) : [refuse('account.draft_missing')];
}

/** 【获取验证码】 of the registration (R-2.1.1-24): to the phone of the form, bound to this visit. */
export async function sendRegistrationCode(tx: Tx, office: CodeOffice, visit: Buffer | undefined): Promise<Result<{ againAt: Instant }>> {
  const draft = await lockRegistration(tx, office, visit);
  if (!draft?.form || !visit) return refusedFor('account.draft_missing');
  if (!hasReached(draft, 'confirmed')) return refusedFor('account.draft_step');
  const { phone } = draft.form;
  const sent = await sendCode(tx, office, { to: { phone }, recipientKey: phoneKey(office.crypto, phone), purpose: 'register', subject: visit.toString('hex') });
  if (sent.ok) await keepRegistration(tx, office, visit, { ...draft, codeSentAt: office.now });
  return sent;
}
