import { z } from 'zod';
import { DismissHint, Hints } from '#contracts/hints.ts';
import { ApplicationId, type AccountId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { findOwnerWithin, findSnapshot } from '#server/modules/applications/index.ts';
import { defineEndpoint, type AnyEndpoint, type StaffActor } from '#server/platform/http/endpoint.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { writeDismissal } from './hints.store.ts';
import { presentHints } from './present-hints.ts';

const OneCase = z.object({ id: ApplicationId });

/** Whose case it is, where it was confirmed and lies within the jurisdiction; anything else does not exist. */
async function whoseCase(tx: Tx, actor: StaffActor, id: ApplicationId): Promise<AccountId | undefined> {
  const owner = await findOwnerWithin(tx, actor.jurisdiction, id);
  return owner && (await findSnapshot(tx, owner.accountId, id)) ? owner.accountId : undefined;
}

/** 线索 beside a case: seen by who reviews, dismissed with a reason; neither changes anything about the application. */
export const hintEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({
    method: 'GET', path: '/api/staff/applications/:id/hints', summary: '资格核验：代报名与重复注册线索', access: { staff: 'review.see' }, audit: 'hint.list', limit: 'read', params: OneCase, output: Hints,
    handle: async ({ tx, actor, visitor, note }, { params }) => {
      const accountId = await whoseCase(tx, actor, params.id);
      if (!accountId) return refusedFor('application.not_found');
      const hints = await presentHints(tx, { accountId, jurisdiction: actor.jurisdiction, lang: visitor.lang });
      note({ subject: `application:${params.id}`, accountId, after: { hints: hints.map((h) => h.id) } });
      return ok({ hints, mayDismiss: actor.permissions.includes('review.decide') });
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/applications/:id/hints/:hintId/dismissal', summary: '资格核验：排除线索', access: { staff: 'review.decide' }, audit: 'hint.dismiss', limit: 'write', params: OneCase.extend({ hintId: z.uuid('field.invalid') }), body: DismissHint, output: Hints,
    handle: async ({ tx, actor, now, visitor, note }, { params, body }) => {
      const accountId = await whoseCase(tx, actor, params.id);
      if (!accountId) return refusedFor('application.not_found');
      const known = (await presentHints(tx, { accountId, jurisdiction: actor.jurisdiction, lang: visitor.lang })).some((h) => h.id === params.hintId);
      if (!known) return refusedFor('hint.not_found');
      if (!(await writeDismissal(tx, { accountId, id: params.hintId }, actor.staffId, body.reason, now))) return refusedFor('hint.dismissed');
      note({ subject: `hint:${params.hintId}`, accountId, reason: body.reason });
      return ok({ hints: await presentHints(tx, { accountId, jurisdiction: actor.jurisdiction, lang: visitor.lang }), mayDismiss: true });
    },
  }),
];
