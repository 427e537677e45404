import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { refuse, type Lang, type Refusal } from '#contracts/refusals.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { changeAccount, findAccountRow, lockAccountRow } from '../accounts.store.ts';
import { newPasswordRefusals } from '../domain/registration-rules.ts';
import { findRecovery, forgetRecovery, lockRecovery } from '../recovery-draft.ts';
import { SEALED } from '../sealed-fields.ts';

type Office = { crypto: FieldCrypto; now: Instant; lang: Lang };
type Typed = { password: string | undefined; passwordAgain: string | undefined };

/** Whose password a proven recovery may reset (密码重置): the page shows the user name (R-2.1.2-04). */
export async function findRecovered(tx: Tx, office: Omit<Office, 'lang'>, visit: Buffer | undefined): Promise<{ accountId: AccountId; userName: string } | undefined> {
  const draft = await findRecovery(tx, office, visit);
  const row = draft?.proven && draft.accountId ? await findAccountRow(tx, draft.accountId) : undefined;
  return row && draft?.accountId && { accountId: draft.accountId, userName: row.user_name };
}

/** Every reason why this password cannot be the new one of a recovered account; what was not typed is asked for by the form's shape. */
export async function refusalsToReset(tx: Tx, office: Omit<Office, 'lang'>, visit: Buffer | undefined, typed: Partial<Typed>): Promise<Refusal[]> {
  const found = await findRecovered(tx, office, visit);
  if (!found) return [refuse('account.recovery_expired')];
  return typed.password === undefined ? [] : newPasswordRefusals(typed.password, typed.passwordAgain ?? '', found.userName);
}

/** 密码重置 (R-2.1.2-04): the recovery is used up, every sign-in ends, phone and mailbox are told. */
export async function resetPassword(tx: Tx, office: Office, visit: Buffer | undefined, passwordHash: string): Promise<Result<{ accountId: AccountId; userName: string }>> {
  const draft = await lockRecovery(tx, office, visit);
  if (!draft?.proven || !draft.accountId || !visit) return refusedFor('account.recovery_expired');
  const row = await lockAccountRow(tx, draft.accountId);
  if (!row) return refusedFor('account.recovery_expired');
  await changeAccount(tx, draft.accountId, { password_hash: passwordHash }, { kind: 'password_reset', by: { kind: 'visitor', id: draft.accountId } }, office.now);
  await endOtherSessions(tx, draft.accountId, null, new Date(office.now));
  await forgetRecovery(tx, visit);
  await tellPasswordChanged(tx, office, draft.accountId, row);
  return ok({ accountId: draft.accountId, userName: row.user_name });
}

/** 修改密码: replaces the password; all other sign-ins end. The current one was compared outside, against the hash given here. */
export async function changePassword(tx: Tx, office: Office, by: { accountId: AccountId; sessionId: string }, change: { comparedHash: string; passwordHash: string }): Promise<Result<null>> {
  const row = await lockAccountRow(tx, by.accountId);
  if (!row) return refusedFor('account.not_found');
  if (row.password_hash !== change.comparedHash) return refusedFor('account.password_wrong', { path: 'currentPassword' });
  await changeAccount(tx, by.accountId, { password_hash: change.passwordHash }, { kind: 'password_changed', by: { kind: 'candidate', id: by.accountId } }, office.now);
  await endOtherSessions(tx, by.accountId, by.sessionId, new Date(office.now));
  await tellPasswordChanged(tx, office, by.accountId, row);
  return ok(null);
}

async function tellPasswordChanged(tx: Tx, { crypto, now, lang }: Office, accountId: AccountId, row: { mail_sealed: Buffer; phone_sealed: Buffer | null }): Promise<void> {
  const message = { template: 'password_changed', params: { time: beijingTime(now) }, lang, accountId } as const;
  await queueMessage(tx, { crypto, now }, { ...message, to: { mail: crypto.open(SEALED.mail, row.mail_sealed) } });
  if (row.phone_sealed) await queueMessage(tx, { crypto, now }, { ...message, to: { phone: crypto.open(SEALED.phone, row.phone_sealed) } });
}
