import type { DecideAppeal } from '#contracts/assistance.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { tellAccount } from '#server/modules/accounts/index.ts';
import { findApplication, gatherOffer, settleAppeal } from '#server/modules/applications/index.ts';
import type { AssistanceCase } from '../assistance-case.ts';
import { lockCaseWithin, moveCase } from '../cases.store.ts';
import { refusalsToDecideCase } from '../domain/case-rules.ts';
import type { Officer } from '../officer.ts';
import { words } from '../words.ts';
import type { Whose } from './decide-case.ts';

/** 复核决定: upheld, changed to approved, or lifted and reviewed again, by somebody who did not reject; application, letter and message follow in the same transaction. */
export async function decideAppeal(by: Officer, of: Whose, d: DecideAppeal): Promise<Result<AssistanceCase>> {
  const { tx, kit, actor, now } = by;
  const found = await lockCaseWithin(tx, kit.crypto, actor.jurisdiction, of.accountId, of.id);
  if (found?.kind !== 'appeal' || found.applicationId === null) return refusedFor('assistance.not_found');
  const act = d.outcome === 'uphold' ? 'refuse' : 'approve';
  const no = refusalsToDecideCase({ ...found, files: 0 }, { act, byId: actor.staffId, reason: d.reason, version: d.version });
  if (no.length > 0) return refused(no);
  if (d.outcome !== 'uphold') {
    const settled = await settleAppeal({ tx, kit, now, staffId: actor.staffId }, { accountId: found.accountId, id: found.applicationId }, d.outcome, d.reason);
    if (!settled.ok) return settled;
  }
  const decided = await moveCase(tx, kit.crypto, found, { act: d.outcome, to: act === 'refuse' ? 'refused' : 'approved', answer: d.reason, decidedById: actor.staffId }, { kind: 'staff', id: actor.staffId }, now);
  await tell(by, decided, d.outcome);
  return ok(decided);
}

async function tell({ tx, kit, now }: Officer, c: AssistanceCase, outcome: DecideAppeal['outcome']): Promise<void> {
  const app = c.applicationId === null ? undefined : await findApplication(tx, kit.crypto, c.accountId, c.applicationId);
  invariant(app, 'an appeal is of an application');
  const { exam } = await gatherOffer(tx, app);
  await tellAccount({ tx, kit, now, province: app.province }, c.accountId, 'appeal_decided', (lang) => ({ exam: exam.name[lang], outcome: words[lang].acts[outcome] ?? outcome }));
}
