import type { CaseList } from '#contracts/case-lists.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { AssistanceCase } from '../assistance-case.ts';
import { kindsOf } from '../case-lists.ts';
import { lockCaseWithin, moveCase } from '../cases.store.ts';
import { refusalsToWithdraw } from '../domain/case-rules.ts';
import type { Officer } from '../officer.ts';
import type { Whose } from './decide-case.ts';

/** 撤回: whoever proposed a case takes it back before it is settled. */
export async function withdrawCase(by: Officer, list: CaseList, of: Whose): Promise<Result<AssistanceCase>> {
  const { tx, kit, actor, now } = by;
  const found = await lockCaseWithin(tx, kit.crypto, actor.jurisdiction, of.accountId, of.id);
  if (!found || !kindsOf(list).includes(found.kind)) return refusedFor('assistance.not_found');
  const no = refusalsToWithdraw({ state: found.state, askedById: found.askedBy === 'staff' ? found.firstById : null }, actor.staffId);
  if (no.length > 0) return refused(no);
  return ok(await moveCase(tx, kit.crypto, found, { act: 'withdraw', to: 'withdrawn' }, { kind: 'staff', id: actor.staffId }, now));
}
