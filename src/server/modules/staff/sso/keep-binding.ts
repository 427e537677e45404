import type { StaffId } from '#contracts/ids.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { endOtherSessions } from '#server/platform/http/sessions.store.ts';
import { refusalsOfDecidingSso } from '../domain/sso-rules.ts';
import { managed, type Acting } from '../people/acting.ts';
import { lockMemberWithin } from '../people/people.store.ts';
import { insertStaffEvent } from '../staff.store.ts';
import { findBinding, insertBinding, settleBinding } from './sso-binding.store.ts';

/** 提出统一身份绑定: who keeps accounts says which subject of the provider is this member; nothing opens before a security administrator agrees. */
export async function proposeBinding(acting: Acting, id: StaffId, wanted: { issuer: string; subject: string; reason: string }): Promise<Result<undefined>> {
  const { tx, actor, now } = acting;
  const member = await managed(acting, id);
  if (!member.ok) return member;
  if (!(await insertBinding(tx, { staffId: id, issuer: wanted.issuer, subject: wanted.subject, proposedById: actor.staffId }, now))) return refusedFor('sso.subject_taken', { path: 'subject' });
  await insertStaffEvent(tx, id, { kind: 'sso_proposed', byId: actor.staffId, note: wanted.reason }, now);
  return ok(undefined);
}

/** 批准统一身份绑定, as the second person; never one's own. */
export async function decideBinding({ tx, actor, now }: Acting, id: StaffId, { decision, reason }: { decision: 'approve' | 'decline'; reason: string }): Promise<Result<undefined>> {
  const member = await lockMemberWithin(tx, actor.jurisdiction, id);
  if (!member) return refusedFor('staff.not_found');
  const binding = await findBinding(tx, id, { lock: true });
  const no = refusalsOfDecidingSso(actor, binding);
  if (no.length > 0 || !binding) return refused(no);
  await settleBinding(tx, binding.id, decision === 'approve' ? 'bound' : 'declined', actor.staffId, now);
  await insertStaffEvent(tx, id, { kind: decision === 'approve' ? 'sso_bound' : 'sso_declined', byId: actor.staffId, note: reason }, now);
  return ok(undefined);
}

/** 解除统一身份绑定, at once and by one person: closing a door takes no second. What is open under it ends. */
export async function removeBinding({ tx, actor, now }: Acting, id: StaffId, reason: string): Promise<Result<undefined>> {
  const member = await lockMemberWithin(tx, actor.jurisdiction, id);
  if (!member) return refusedFor('staff.not_found');
  const binding = await findBinding(tx, id, { lock: true });
  if (!binding) return refusedFor('sso.none_bound');
  await settleBinding(tx, binding.id, 'removed', actor.staffId, now);
  if (binding.state === 'bound') await endOtherSessions(tx, id, null, new Date(now));
  await insertStaffEvent(tx, id, { kind: 'sso_removed', byId: actor.staffId, note: reason }, now);
  return ok(undefined);
}
