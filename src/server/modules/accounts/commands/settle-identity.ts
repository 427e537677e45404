import { beijingTime, type Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { queueMessage } from '#server/modules/notices/index.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { listDocumentAccounts, lockDocument, settleDocument } from '../account-claims.store.ts';
import { changeAccount, findAccountRow, lockAccountRow } from '../accounts.store.ts';
import { settleClaimants } from '../domain/identity-claims.ts';
import { langOf, stateOf } from '../find-account.ts';
import { documentOf, SEALED } from '../sealed-fields.ts';

type Office = { crypto: FieldCrypto; now: Instant };

/**
 * Called when an account's identity was verified, by machine or by a person (D-04, D-05): it becomes active and holds the document from now
 * on; every other account of the same document is frozen, told so and signed out. Called again it changes nothing.
 */
export async function settleIdentityClaim(tx: Tx, office: Office, id: AccountId): Promise<{ frozen: AccountId[] }> {
  const account = await findAccountRow(tx, id);
  if (!account) return { frozen: [] };
  const document = documentOf(office.crypto, account);
  await lockDocument(tx, document);
  const ids = (await listDocumentAccounts(tx, document)).sort();
  const claimants: { id: AccountId; state: ReturnType<typeof stateOf> }[] = [];
  for (const each of ids) {
    const row = await lockAccountRow(tx, each);
    if (row) claimants.push({ id: each, state: stateOf(row.state) });
  }
  const winner = claimants.find((c) => c.id === id);
  if (!winner || winner.state === 'frozen') return { frozen: [] };
  const { activate, freeze } = settleClaimants(id, claimants);
  await settleDocument(tx, document, id, office.now);
  for (const each of activate) await changeAccount(tx, each, { state: 'active' }, { kind: 'identity_settled', by: { kind: 'system' }, from: 'identity_pending', to: 'active' }, office.now);
  for (const each of freeze) await freezeAccount(tx, office, each, { kind: 'system' });
  return { frozen: freeze };
}

/** Freezes an account (停用): it can no longer be signed in to, its sign-ins end, and its person is told. False when it already was. */
async function freezeAccount(tx: Tx, { crypto, now }: Office, id: AccountId, by: { kind: 'staff' | 'system'; id?: string }): Promise<boolean> {
  const row = await lockAccountRow(tx, id);
  if (!row || row.state === 'frozen') return false;
  await changeAccount(tx, id, { state: 'frozen' }, { kind: 'frozen', by, from: stateOf(row.state), to: 'frozen' }, now);
  await endOtherSessions(tx, id, null, new Date(now));
  await queueMessage(tx, { crypto, now }, { to: { mail: crypto.open(SEALED.mail, row.mail_sealed) }, template: 'account_frozen', params: { time: beijingTime(now) }, lang: langOf(row.lang), accountId: id });
  return true;
}
