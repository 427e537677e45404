import type { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { lockDocument, releaseDocument, releaseIdentity, releasePhone } from '../../account-claims.store.ts';
import { changeAccount, lockAccountRow } from '../../accounts.store.ts';
import { stateOf } from '../../find-account.ts';
import { personKey, phoneKey, SEALED } from '../../sealed-fields.ts';
import { tellEverywhere, type AssistOffice } from './tell-everywhere.ts';

/**
 * 账号停用、注销 (R-X-08): the account is signed out and suspended and its phone is free. Whoever asked for it themselves may register again;
 * an account an officer ended keeps its claims, so that the same person cannot.
 */
export async function closeAccount(tx: Tx, office: AssistOffice, id: AccountId, ownWish: boolean): Promise<Result<null>> {
  const { crypto, now, staffId } = office;
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  if (row.state === 'frozen') return refusedFor('assistance.frozen');
  if (row.phone_sealed) await releasePhone(tx, phoneKey(crypto, crypto.open(SEALED.phone, row.phone_sealed)), id);
  if (ownWish) {
    await lockDocument(tx, row.document_key);
    await releaseIdentity(tx, row.document_key, personKey(crypto, row.name), id);
    await releaseDocument(tx, row.document_key, id);
  }
  await changeAccount(tx, id, { state: 'frozen', phone_sealed: null }, { kind: 'closed', by: { kind: 'staff', id: staffId }, from: stateOf(row.state), to: 'frozen' }, now);
  await endOtherSessions(tx, id, null, new Date(now));
  await tellEverywhere(tx, office, id, row, ownWish ? '按您的申请注销账号' : '停用账号');
  return ok(null);
}
