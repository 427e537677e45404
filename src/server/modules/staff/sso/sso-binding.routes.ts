import { z } from 'zod';
import { StaffId } from '#contracts/ids.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { refusalText, type Lang } from '#contracts/refusals.ts';
import { DecideSso, ProposeSso, RemoveSso, SsoBindingView } from '#contracts/staff-sso.ts';
import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint, type StaffActor } from '#server/platform/http/endpoint.ts';
import { listMemberNames } from '../colleagues.store.ts';
import { refusalsOfDecidingSso } from '../domain/sso-rules.ts';
import { findMemberWithin } from '../people/people.store.ts';
import { decideBinding, proposeBinding, removeBinding } from './keep-binding.ts';
import { findBinding } from './sso-binding.store.ts';

const OneMember = z.object({ id: StaffId });

const read = defineEndpoint({
  method: 'GET', path: '/api/staff/members/:id/sso', summary: '一位工作人员的统一身份绑定', access: { staff: 'staff.see' }, audit: 'staff.read_sso', limit: 'read', params: OneMember, output: SsoBindingView,
  handle: async ({ tx, kit, actor, visitor, note }, { params: { id } }) => {
    if (!(await findMemberWithin(tx, actor.jurisdiction, id))) return refusedFor('staff.not_found');
    note({ subject: `staff:${id}` });
    return ok({ offered: kit.settings.staffSso !== undefined, ...(await presentBinding(tx, id, actor, visitor.lang)) });
  },
});

async function presentBinding(tx: Tx, id: StaffId, actor: StaffActor, lang: Lang): Promise<Omit<SsoBindingView, 'offered'>> {
  const b = await findBinding(tx, id);
  const names = new Map((await listMemberNames(tx, b ? [b.proposedById, b.decidedById] : [])).map((m) => [m.id, m.name]));
  const no = refusalsOfDecidingSso(actor, b).map((r) => refusalText(r, lang));
  const [manages, empowers] = [actor.permissions.includes('staff.manage'), actor.permissions.includes('staff.empower')];
  return {
    binding: b ? { subject: b.subject, state: b.state, proposedBy: names.get(b.proposedById) ?? '', proposedAt: b.proposedAt, decidedBy: b.decidedById && (names.get(b.decidedById) ?? ''), decidedAt: b.decidedAt } : null,
    mayPropose: manages && !b && id !== actor.staffId, cannotDecide: !empowers ? '' : no.length === 0 ? null : no.join('；'), mayRemove: (manages || empowers) && b !== undefined,
  };
}

const propose = defineEndpoint({
  method: 'POST', path: '/api/staff/members/:id/sso', summary: '提出统一身份绑定', access: { staff: 'staff.manage' }, audit: 'staff.propose_sso', limit: 'write', params: OneMember, body: ProposeSso, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const { staffSso } = ctx.kit.settings;
    if (!staffSso) return refusedFor('sso.off');
    const done = await proposeBinding(ctx, params.id, { issuer: staffSso.issuer, ...body });
    if (done.ok) ctx.note({ subject: `staff:${params.id}`, after: { subject: body.subject }, reason: body.reason });
    return done.ok ? ok({}) : done;
  },
});

const decide = defineEndpoint({
  method: 'POST', path: '/api/staff/members/:id/sso-decision', summary: '批准或不批准统一身份绑定（第二人）', access: { staff: 'staff.empower' }, audit: 'staff.decide_sso', limit: 'write', params: OneMember, body: DecideSso, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    const done = await decideBinding(ctx, params.id, body);
    if (done.ok) ctx.note({ subject: `staff:${params.id}`, after: { decision: body.decision }, reason: body.reason });
    return done.ok ? ok({}) : done;
  },
});

const remove = defineEndpoint({
  method: 'POST', path: '/api/staff/members/:id/sso-removal', summary: '解除统一身份绑定（立即生效）', access: { staff: 'staff.see' }, audit: 'staff.remove_sso', limit: 'write', params: OneMember, body: RemoveSso, output: z.object({}),
  handle: async (ctx, { params, body }) => {
    if (!ctx.actor.permissions.some((p) => p === 'staff.manage' || p === 'staff.empower')) return refused([forbidden('staff.manage')]);
    const done = await removeBinding(ctx, params.id, body.reason);
    if (done.ok) ctx.note({ subject: `staff:${params.id}`, reason: body.reason });
    return done.ok ? ok({}) : done;
  },
});

export const ssoBindingEndpoints = { read, propose, decide, remove };
