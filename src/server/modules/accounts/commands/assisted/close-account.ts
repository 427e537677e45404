import { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { lockDocument, releaseDocument, releaseIdentity, releasePhone } from '../../account-claims.store.ts';
import { changeAccount, lockAccountRow, type EventBy } from '../../accounts.store.ts';
import { forgetDevices } from '../../doors.store.ts';
import { stateOf } from '../../find-account.ts';
import { documentOf, personKey, phoneKey, SEALED } from '../../sealed-fields.ts';
import { tellEverywhere, type AssistOffice } from './tell-everywhere.ts';

/**
 * 账号停用、注销 (R-X-08): the account is signed out and suspended and its phone is free. Whoever asked for it themselves may register again;
 * an account an officer ended keeps its claims, so that the same person cannot.
 */
export async function closeAccount(tx: Tx, office: AssistOffice, id: AccountId, ownWish: boolean): Promise<Result<null>> {
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  if (row.state === 'frozen') return refusedFor('assistance.frozen');
  await endAccount(tx, office, row, { by: { kind: 'staff', id: office.staffId }, ownWish });
  await tellEverywhere(tx, office, id, row, ownWish ? '按您的申请注销账号' : '停用账号');
  return ok(null);
}

/** 自助注销: the account its person asked to have closed, and did not take back while it waited, is ended as if an officer had; whoever is frozen meanwhile stays as they are. */
export async function closeOwnAccount(tx: Tx, office: Pick<AssistOffice, 'crypto' | 'now'>, id: AccountId): Promise<boolean> {
  const row = await lockAccountRow(tx, id);
  if (!row || row.state === 'frozen') return false;
  await tellEverywhere(tx, { ...office, staffId: id }, id, row, '按您的申请注销账号', undefined, 'own_data');
  await endAccount(tx, office, row, { by: { kind: 'candidate', id }, ownWish: true });
  return true;
}

type Row = NonNullable<Awaited<ReturnType<typeof lockAccountRow>>>;

/** What an own wish leaves nothing of: phone, address, devices; claims are set free, so that the person may register anew. */
async function endAccount(tx: Tx, { crypto, now }: Pick<AssistOffice, 'crypto' | 'now'>, row: Row, { by, ownWish }: { by: EventBy; ownWish: boolean }): Promise<void> {
  const id = AccountId.parse(row.account_id);
  if (row.phone_sealed) await releasePhone(tx, phoneKey(crypto, crypto.open(SEALED.phone, row.phone_sealed)), id);
  if (ownWish) {
    const document = documentOf(crypto, row);
    await lockDocument(tx, document);
    await releaseIdentity(tx, document, personKey(crypto, row.name), id);
    await releaseDocument(tx, document, id);
    await forgetDevices(tx, id);
  }
  await changeAccount(tx, id, { state: 'frozen', phone_sealed: null, ...(ownWish && { address_sealed: null, postcode: null }) }, { kind: 'closed', by, from: stateOf(row.state), to: 'frozen' }, now);
  await endOtherSessions(tx, id, null, new Date(now));
}
