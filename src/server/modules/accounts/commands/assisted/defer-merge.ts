import type { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { changeAccount, lockAccountRow } from '../../accounts.store.ts';
import { claimMerge } from '../../merges.store.ts';
import { tellEverywhere, type AssistOffice } from './tell-everywhere.ts';

/**
 * 账号合并, agreed on while both accounts have applications under way: both stay open for those, the one that goes starts no new one, and the merge
 * is carried out when its last one is over. Nothing is moved, so nothing paid or confirmed can be lost on the way.
 */
export async function deferMerge(tx: Tx, office: AssistOffice, kept: AccountId, other: AccountId, about: { caseId: string; until: string }): Promise<Result<null>> {
  const { now, staffId } = office;
  const rows = new Map<AccountId, Awaited<ReturnType<typeof lockAccountRow>>>();
  for (const id of [kept, other].sort()) rows.set(id, await lockAccountRow(tx, id)); // always in one order: two merges at once take turns
  const [a, b] = [rows.get(kept), rows.get(other)];
  if (!a || !b) return refusedFor('account.not_found');
  if (a.state === 'frozen' || b.state === 'frozen') return refusedFor('assistance.merge_frozen');
  if (a.merging === 'goes' || !(await claimMerge(tx, { other, kept, caseId: about.caseId, mergedAt: null }, now))) return refusedFor('assistance.merging_already', { path: 'wish.other' });
  await changeAccount(tx, kept, { merging: 'stays' }, { kind: 'merge_agreed', by: { kind: 'staff', id: staffId } }, now);
  await changeAccount(tx, other, { merging: 'goes' }, { kind: 'merge_agreed', by: { kind: 'staff', id: staffId } }, now);
  await tellEverywhere(tx, office, kept, a, `同意合并重复注册的账号，约在 ${about.until} 考试结束后办理；在此之前两个账号中的报考都有效，新的报考请用本账号`);
  await tellEverywhere(tx, office, other, b, `同意合并重复注册的账号，约在 ${about.until} 考试结束后办理；本账号中已有的报考继续有效，不能再报考其他考试`);
  return ok(null);
}
