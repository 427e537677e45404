import type { CaseId } from '#contracts/assistance.ts';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId, ApplicationId } from '#contracts/ids.ts';
import { invariant } from '#server/kernel/invariant.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import type { StoredFile } from '#server/modules/materials/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';
import { insertCase, lockCase } from '../cases.store.ts';
import { answerDueAt, refusalsToAppeal } from '../domain/appeal-rules.ts';
import { findRejection } from '../find-rejection.ts';
import { addProofs } from './add-proofs.ts';

type Asking = { tx: Tx; kit: Kit; now: Instant; actor: { accountId: AccountId } };

/** 申请复核 (异议): the candidate contests a rejection, once each, with facts, reasons and proofs; whoever rejected may not settle it. */
export async function fileAppeal({ tx, kit, now, actor }: Asking, applicationId: ApplicationId, reason: string, stored: readonly StoredFile[]): Promise<Result<CaseId>> {
  const { accountId } = actor;
  const found = await findRejection(tx, kit, accountId, applicationId);
  if (!found) return refusedFor('application.not_found');
  const no = refusalsToAppeal(found, now);
  if (no.length > 0) return refused(no);
  const { app } = found;
  const id = newId<CaseId>();
  const filed = await insertCase(tx, kit.crypto, {
    accountId, id, kind: 'appeal', applicationId, contestedVersion: found.version,
    province: app.province, prefecture: app.form?.prefecture ?? null, reviewPointId: app.form?.reviewPointId ?? null, examCode: app.examCode,
    content: { kind: 'appeal', number: app.number ?? '', reason, contested: app.reviewReason ?? '' }, askedBy: 'candidate', firstById: found.byId, openedAt: now, dueAt: answerDueAt(now),
  }, { kind: 'candidate', id: accountId });
  if (!filed) return refusedFor('assistance.appeal_filed');
  if (stored.length === 0) return ok(id);
  const opened = await lockCase(tx, kit.crypto, accountId, id);
  invariant(opened, 'a case just opened is there');
  const added = await addProofs({ tx, kit, now }, opened, stored, { kind: 'candidate', id: accountId });
  return added.ok ? ok(id) : added;
}
