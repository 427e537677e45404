import type { CaseId, DecideCase } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';
import type { AccountId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { AssistanceCase } from '../assistance-case.ts';
import { listFiles } from '../case-files.store.ts';
import { lockCaseWithin, moveCase } from '../cases.store.ts';
import { kindsOf } from '../case-lists.ts';
import { refusalsToDecideCase } from '../domain/case-rules.ts';
import type { Officer } from '../officer.ts';
import type { CaseAsks } from '../open-matters.ts';
import { carryOut } from './carry-out.ts';

export type Whose = { accountId: AccountId; id: CaseId };

/** 复核 (两人复核): a second member within the jurisdiction agrees or not; what was agreed to is carried out in the same transaction, or nothing is. */
export async function decideCase(by: Officer, list: CaseList, of: Whose, d: DecideCase, asks: CaseAsks): Promise<Result<AssistanceCase>> {
  const { tx, kit, actor, now } = by;
  const found = await lockCaseWithin(tx, kit.crypto, actor.jurisdiction, of.accountId, of.id);
  if (!found || !kindsOf(list).includes(found.kind)) return refusedFor('assistance.not_found');
  const files = (await listFiles(tx, kit.crypto, { accountId: found.accountId, caseId: found.id })).length;
  const no = refusalsToDecideCase({ ...found, files }, { act: d.decision, byId: actor.staffId, reason: d.reason, version: d.version });
  if (no.length > 0) return refused(no);
  if (d.decision === 'approve') {
    const done = await carryOut(by, found, asks);
    if (!done.ok) return done;
  }
  return ok(await moveCase(tx, kit.crypto, found, { act: d.decision, to: d.decision === 'approve' ? 'approved' : 'refused', answer: d.reason, decidedById: actor.staffId }, { kind: 'staff', id: actor.staffId }, now));
}
