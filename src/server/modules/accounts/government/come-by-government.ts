import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { oldestOf } from '#server/platform/crypto/digest.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Identity } from '#server/platform/oidc/oidc.ts';
import { findByIdentity, listDocumentAccounts } from '../account-claims.store.ts';
import { enterAccount, type SignInOffice } from '../commands/sign-in.ts';
import { sendCode } from '../commands/send-code.ts';
import { useCode } from '../commands/use-code.ts';
import { identityIn, wayOf, type GovernmentIdentity } from '../domain/government-identity.ts';
import { findAccount } from '../find-account.ts';
import { documentKey, personKey, phoneKey } from '../sealed-fields.ts';
import { findLinked, insertLink } from './government.store.ts';
import { findVisit, keepVisit, takeVisit } from './visit.ts';

type Office = SignInOffice & { visit: Buffer | undefined };
export type Came = { go: 'in'; accountId: AccountId; next: string } | { go: 'phone' | 'register' };

/** What stands for somebody at the platform. */
export const subjectKey = (crypto: FieldCrypto, of: Pick<Identity, 'issuer' | 'subject'>): Buffer => crypto.index('government_link.subject', `${of.issuer}\n${of.subject}`);
const keptSubject = (crypto: FieldCrypto, kept: string): Buffer => crypto.current('government_link.subject', Buffer.from(kept, 'base64'));

/** 政务服务平台登录: takes whoever the platform verified to their account, to the code for its phone, or to registering; no account is opened or taken over by the platform's word alone. */
export async function comeByGovernment(tx: Tx, office: Office, came: { by: Identity; trusted: readonly string[]; next: string | undefined }): Promise<Result<Came>> {
  const { crypto, now, visit } = office;
  const read = identityIn(came.by, came.trusted);
  if ('refusals' in read) return refused(read.refusals);
  if (!visit) return refusedFor('government.visit_over');
  const { identity } = read;
  const key = subjectKey(crypto, came.by);
  const linked = await findLinked(tx, key);
  const document = documentKey(crypto, identity.documentType, identity.documentNumber);
  const accountId = linked ?? (await findByIdentity(tx, [document], personKey(crypto, identity.name)));
  const account = accountId && (await findAccount(tx, crypto, accountId));
  const way = wayOf(identity, { linked: linked !== undefined && account !== undefined, accountOfPerson: account, documentKnown: (await listDocumentAccounts(tx, document)).length > 0 });
  switch (way.go) {
    case 'no': return refused(way.refusals);
    case 'register':
      await keepVisit(tx, office, visit, { step: 'register', subject: oldestOf(key).toString('base64'), identity });
      return ok({ go: 'register' });
    case 'phone':
      if (!account) return refusedFor('government.visit_over');
      await keepVisit(tx, office, visit, { step: 'phone', subject: oldestOf(key).toString('base64'), identity, accountId: account.id, next: came.next });
      return ok({ go: 'phone' });
    case 'in': {
      if (!account) return refusedFor('government.visit_over');
      if (!linked) await insertLink(tx, key, account.id, identity.level, now);
      const entered = await enterAccount(tx, office, account.id, came.next);
      return entered.ok ? ok({ go: 'in', ...entered.value }) : entered;
    }
  }
}

/** Sends the code to the account's own phone; whoever asks sees only how it ends. */
export async function sendGovernmentCode(tx: Tx, office: Office): Promise<Result<{ againAt: Instant }>> {
  const kept = await findVisit(tx, office, office.visit, 'phone');
  const account = kept && (await findAccount(tx, office.crypto, kept.accountId));
  if (!kept || !office.visit || account?.phone === undefined) return refusedFor('government.visit_over');
  const sent = await sendCode(tx, office, { to: { phone: account.phone }, recipientKey: phoneKey(office.crypto, account.phone), purpose: 'government', subject: office.visit.toString('hex'), accountId: account.id });
  if (sent.ok) await keepVisit(tx, office, office.visit, { ...kept, codeSentAt: office.now });
  return sent;
}

/** 验证账号绑定的手机: the right code links the platform's subject to the account, once and for all, and signs in. */
export async function proveGovernmentPhone(tx: Tx, office: Office, code: string): Promise<Result<{ accountId: AccountId; next: string }>> {
  const { crypto, now, visit } = office;
  const kept = await findVisit(tx, office, visit, 'phone');
  const account = kept && (await findAccount(tx, crypto, kept.accountId));
  if (!kept || !visit || account?.phone === undefined) return refusedFor('government.visit_over');
  const proven = await useCode(tx, office, { recipientKey: phoneKey(crypto, account.phone), purpose: 'government', subject: visit.toString('hex'), code });
  if (!proven.ok) return proven;
  await takeVisit(tx, office, visit, 'phone');
  await insertLink(tx, keptSubject(crypto, kept.subject), account.id, kept.identity.level, now);
  return enterAccount(tx, office, account.id, kept.next);
}

/** Links a newcomer: who registered in the same visit under the very name and document the platform verified. */
export async function linkNewcomer(tx: Tx, office: { crypto: FieldCrypto; now: Instant }, visit: Buffer | undefined, accountId: AccountId): Promise<void> {
  const kept = await findVisit(tx, office, visit, 'register');
  const account = kept && (await findAccount(tx, office.crypto, accountId));
  if (!kept || !account || !isThatPerson(kept.identity, account)) return;
  await takeVisit(tx, office, visit, 'register');
  await insertLink(tx, keptSubject(office.crypto, kept.subject), accountId, kept.identity.level, office.now);
}

function isThatPerson(identity: Pick<GovernmentIdentity, 'name' | 'documentType' | 'documentNumber'>, account: { name: string; documentType: string; documentNumber: string }): boolean {
  return identity.name === account.name && identity.documentType === account.documentType && identity.documentNumber === account.documentNumber.toUpperCase();
}
