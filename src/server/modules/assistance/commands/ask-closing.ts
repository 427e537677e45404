import type { CaseId } from '#contracts/assistance.ts';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { countLiveApplications, findLastPlace } from '#server/modules/applications/index.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import type { Kit } from '#server/platform/kit.ts';
import { insertCase, lockCase, moveCase } from '../cases.store.ts';
import { refusalsToWithdraw } from '../domain/case-rules.ts';
import type { OpenMatters } from '../open-matters.ts';

type Asking = { tx: Tx; kit: Kit; now: Instant; actor: { accountId: AccountId } };

/** 申请注销 (R-X-08): the candidate asks for the account to be closed; the province of the last application decides, without one the national centre. */
export async function askClosing({ tx, kit, now, actor }: Asking, reason: string, openMatters: OpenMatters): Promise<Result<CaseId>> {
  const { accountId } = actor;
  if ((await countLiveApplications(tx, accountId)) > 0) return refusedFor('assistance.closing_live');
  // a matter of which the person was not told yet must not show here; the officer who is to agree is refused
  if ((await openMatters(tx, accountId)).told > 0) return refusedFor('assistance.closing_open_matter');
  const place = await findLastPlace(tx, accountId);
  const id = newId<CaseId>();
  const done = await insertCase(tx, kit.crypto, {
    accountId, id, kind: 'closing', applicationId: null, contestedVersion: null, province: place?.province ?? null, prefecture: place?.prefecture ?? null, reviewPointId: null, examCode: null,
    content: { kind: 'account', wish: { kind: 'closing' }, reason }, askedBy: 'candidate', firstById: null, openedAt: now, dueAt: null,
  }, { kind: 'candidate', id: accountId });
  return done ? ok(id) : refusedFor('assistance.open_already');
}

/** The candidate takes an own request back before it is settled. */
export async function withdrawOwn({ tx, kit, now, actor }: Asking, id: CaseId): Promise<Result<null>> {
  const found = await lockCase(tx, kit.crypto, actor.accountId, id);
  if (!found) return refusedFor('assistance.not_found');
  const no = refusalsToWithdraw({ state: found.state, askedById: found.askedBy === 'candidate' ? actor.accountId : null }, actor.accountId);
  if (no.length > 0) return { ok: false, refusals: no };
  await moveCase(tx, kit.crypto, found, { act: 'withdraw', to: 'withdrawn' }, { kind: 'candidate', id: actor.accountId }, now);
  return ok(null);
}
