import type { AccountId } from '#contracts/ids.ts';
import { maskPhone } from '#contracts/contact.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { releasePhone } from '../../account-claims.store.ts';
import { changeAccount, lockAccountRow } from '../../accounts.store.ts';
import { phoneKey, SEALED } from '../../sealed-fields.ts';
import { tellEverywhere, type AssistOffice } from './tell-everywhere.ts';

/** 解绑手机 (R-3.1.1-05): the phone is free for whoever it belongs to now; the account goes on by its mailbox and binds another. */
export async function releaseBoundPhone(tx: Tx, office: AssistOffice, id: AccountId): Promise<Result<null>> {
  const row = await lockAccountRow(tx, id);
  if (!row) return refusedFor('account.not_found');
  if (!row.phone_sealed) return refusedFor('assistance.no_phone');
  const phone = office.crypto.open(SEALED.phone, row.phone_sealed);
  await releasePhone(tx, phoneKey(office.crypto, phone), id);
  await changeAccount(tx, id, { phone_sealed: null }, { kind: 'phone_released', by: { kind: 'staff', id: office.staffId } }, office.now);
  await tellEverywhere(tx, office, id, row, `解除绑定手机 ${maskPhone(phone)}`);
  return ok(null);
}
