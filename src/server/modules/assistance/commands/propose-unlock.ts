import type { CaseId, ProposeUnlock } from '#contracts/assistance.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { findApplication, findByNumber, findOwnerWithin, refusalsToUnlockNow } from '#server/modules/applications/index.ts';
import { newId } from '#server/platform/ids.ts';
import type { AssistanceCase } from '../assistance-case.ts';
import type { Officer } from '../officer.ts';
import { insertCase, type NewCase } from '../cases.store.ts';
import type { RefusalsOfSeated } from '../open-matters.ts';

/** 提出解锁修改 (T17, R-3.3.1-05): an officer names the application by its number, the parts and the instant; nothing opens before a second officer agrees. */
export async function proposeUnlock(by: Officer, asked: ProposeUnlock, seated: RefusalsOfSeated): Promise<Result<Pick<AssistanceCase, 'accountId' | 'id'>>> {
  const { tx, kit, now, actor } = by;
  const whose = await findByNumber(tx, asked.number);
  const owner = whose && (await findOwnerWithin(tx, actor.jurisdiction, whose.id));
  const app = owner && (await findApplication(tx, kit.crypto, owner.accountId, whose.id));
  if (!app) return refusedFor('application.not_found', { path: 'number' });
  const may = await refusalsToUnlockNow(by, app, asked.until);
  const no = [...(await seated(tx, { ...app, applicationId: app.id })), ...(may.ok ? [] : may.refusals)];
  if (no.length > 0) return refused(no);
  const opened: NewCase = {
    accountId: app.accountId, id: newId<CaseId>(), kind: 'unlock', applicationId: app.id, contestedVersion: null,
    province: app.province, prefecture: app.form?.prefecture ?? null, reviewPointId: app.form?.reviewPointId ?? null, examCode: app.examCode,
    content: { kind: 'unlock', number: asked.number, parts: asked.parts, until: asked.until, reason: asked.reason },
    askedBy: 'staff', firstById: actor.staffId, openedAt: now, dueAt: asked.until,
  };
  return (await insertCase(tx, kit.crypto, opened, { kind: 'staff', id: actor.staffId })) ? ok({ accountId: opened.accountId, id: opened.id }) : refusedFor('assistance.open_already');
}
