import type { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { lockDocument, moveClaimedPhone, releasePhone, settleDocument } from '../../account-claims.store.ts';
import { handMessages } from '#server/modules/notices/index.ts';
import { claimMerge, settleMerge } from '../../merges.store.ts';
import { copyMissingRows } from '../../account-rows.store.ts';
import { changeAccount, insertAccountEvent, lockAccountRow } from '../../accounts.store.ts';
import { stateOf } from '../../find-account.ts';
import { documentOf, phoneKey, SEALED } from '../../sealed-fields.ts';
import { tellEverywhere, type AssistOffice } from './tell-everywhere.ts';

/**
 * 账号合并 (D-04): one person registered twice. The account kept gets what it lacks (phone, schooling rows, the document), the other is
 * suspended and signed out; nothing is deleted. Applications stay where they are, so the other must have none under way: the caller asks.
 */
export async function mergeAccounts(tx: Tx, office: AssistOffice, kept: AccountId, other: AccountId, caseId: string): Promise<Result<null>> {
  const { crypto, now, staffId } = office;
  if (kept === other) return refusedFor('assistance.merge_self', { path: 'wish.other' });
  const rows = new Map<AccountId, Awaited<ReturnType<typeof lockAccountRow>>>();
  for (const id of [kept, other].sort()) rows.set(id, await lockAccountRow(tx, id)); // always in one order: two merges at once take turns
  const [a, b] = [rows.get(kept), rows.get(other)];
  if (!a || !b) return refusedFor('account.not_found');
  if (a.state === 'frozen') return refusedFor('assistance.merge_frozen');
  if (!(await claimMerge(tx, { other, kept, caseId, mergedAt: now }, now)) && !(await settleMerge(tx, other, now))) return refusedFor('assistance.merging_already', { path: 'wish.other' });
  if (b.merging !== null) await changeAccount(tx, kept, { merging: null }, { kind: 'merged', by: { kind: 'staff', id: staffId } }, now);
  if (b.state !== 'frozen') await changeAccount(tx, other, { state: 'frozen', merging: null }, { kind: 'merged', by: { kind: 'staff', id: staffId }, from: stateOf(b.state), to: 'frozen' }, now);
  await endOtherSessions(tx, other, null, new Date(now));
  if (b.phone_sealed) {
    const key = phoneKey(crypto, crypto.open(SEALED.phone, b.phone_sealed));
    if (a.phone_sealed) await releasePhone(tx, key, other);
    else await moveClaimedPhone(tx, key, kept, now);
    await changeAccount(tx, other, { phone_sealed: null }, { kind: 'phone_released', by: { kind: 'staff', id: staffId } }, now);
    if (!a.phone_sealed) await changeAccount(tx, kept, { phone_sealed: b.phone_sealed }, { kind: 'phone_bound', by: { kind: 'staff', id: staffId } }, now);
  }
  const document = documentOf(crypto, a);
  if (document.equals(documentOf(crypto, b))) {
    await lockDocument(tx, document);
    await settleDocument(tx, document, kept, now);
  }
  if (a.state === 'identity_pending') await changeAccount(tx, kept, { state: 'active' }, { kind: 'identity_settled', by: { kind: 'staff', id: staffId }, from: 'identity_pending', to: 'active' }, now);
  await copyMissingRows(tx, crypto, other, kept, now);
  await handMessages(tx, other, kept);
  await insertAccountEvent(tx, kept, { kind: 'merged', by: { kind: 'staff', id: staffId } }, now);
  await tellEverywhere(tx, office, kept, a, '合并重复注册的账号，本账号继续使用');
  await tellEverywhere(tx, office, other, b, '合并重复注册的账号，本账号已停用，请使用保留的账号');
  return ok(null);
}
