import { z } from 'zod';
import { AccountId } from '#contracts/ids.ts';
import { HoldFilter, HoldKey, HoldLifted, HoldsOrdered, LegalHoldPage, LiftHold, OrderHoldBody } from '#contracts/retention.ts';
import { ok, refused } from '#server/kernel/result.ts';
import { audit } from '#server/platform/audit/audit.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { placeOf } from '#server/platform/lists/list-source.ts';
import { liftHold } from './commands/lift-hold.ts';
import { orderHold } from './commands/order-hold.ts';
import { listHolds } from './holds.store.ts';
import { placeOfHold, presentHolds } from './present-holds.ts';
import { refusalsOfPlace, type RetentionEnv } from './retention-env.ts';

const PAGE = 50;

/** 保全: ordered, seen and lifted by officers of the whole country. */
export function holdEndpoints(env: RetentionEnv): readonly AnyEndpoint[] {
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/legal-holds', summary: '保全清单', access: { staff: 'retention.see' }, audit: 'retention.list_holds', limit: 'read', query: HoldFilter.extend({ after: HoldKey.optional() }), output: LegalHoldPage,
    handle: async ({ tx, actor, now, visitor, note }, { query: { after, ...filter } }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      const rows = await listHolds(tx, filter, now, placeOf(after), PAGE + 1);
      const items = await presentHolds(tx, rows.slice(0, PAGE), now, visitor.lang);
      note({ subject: 'legal_holds', after: { shown: items.map((h) => h.id) } });
      const last = items.at(-1);
      return ok({ items, next: rows.length > PAGE && last ? placeOfHold(last) : null });
    },
  });
  const order = defineEndpoint({
    method: 'POST', path: '/api/staff/legal-holds', summary: '保全：下达', access: { staff: 'retention.act' }, audit: 'retention.hold', limit: 'look_up', body: OrderHoldBody, output: HoldsOrdered,
    handle: async ({ tx, actor, now, kit, note }, { body: { hold } }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      const ordered = await orderHold({ tx, crypto: kit.crypto, now, by: actor.staffId, env }, hold);
      if (!ordered.ok) return ordered;
      const [first, ...more] = ordered.value.about.map((about, at) => ({ subject: `legal_hold:${ordered.value.ids[at] ?? ''}`, after: { kind: about.kind, of: about.of, basis: hold.basis }, reason: hold.reason, ...(about.accountId !== undefined && { accountId: AccountId.parse(about.accountId) }) }));
      if (first) note(first);
      for (const one of more) audit(tx, { kind: 'staff', id: actor.staffId }, 'retention.hold', one, now);
      return ok({ ids: ordered.value.ids });
    },
  });
  const lift = defineEndpoint({
    method: 'POST', path: '/api/staff/legal-holds/:id/lifting', summary: '保全：解除', access: { staff: 'retention.act' }, audit: 'retention.lift', limit: 'write', params: z.object({ id: z.uuid('field.invalid') }), body: LiftHold, output: HoldLifted,
    handle: async ({ tx, actor, now, note }, { params, body }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      const lifted = await liftHold({ tx, now, by: actor.staffId }, params.id, body);
      if (!lifted.ok) return lifted;
      note({ subject: `legal_hold:${params.id}`, reason: body.reason, ...(lifted.value.account_id !== null && { accountId: AccountId.parse(lifted.value.account_id) }) });
      return ok({ id: params.id });
    },
  });
  return [list, order, lift];
}
