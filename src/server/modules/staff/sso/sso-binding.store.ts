import type { Instant } from '#contracts/dates.ts';
import { StaffId } from '#contracts/ids.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

export type SsoBinding = { id: string; staffId: StaffId; subject: string; state: 'proposed' | 'bound'; proposedById: StaffId; proposedAt: Instant; decidedById: StaffId | null; decidedAt: Instant | null };

/** Keeps a proposed binding; false when the subject or the member has one (staff_sso_one_subject, staff_sso_one_each). */
export async function insertBinding(tx: Tx, b: { staffId: StaffId; issuer: string; subject: string; proposedById: StaffId }, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('staff_sso_binding').values({ binding_id: newId(), staff_id: b.staffId, issuer: b.issuer, subject: b.subject, state: 'proposed', proposed_by_id: b.proposedById, proposed_at: new Date(now) }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A member's binding, proposed or standing; held when `lock`. */
export async function findBinding(tx: Tx, staffId: StaffId, how: { lock?: boolean } = {}): Promise<SsoBinding | undefined> {
  const query = tx.selectFrom('staff_sso_binding').selectAll().where('staff_id', '=', staffId).where('state', 'in', ['proposed', 'bound']);
  const r = await (how.lock === true ? query.forUpdate() : query).executeTakeFirst();
  return r && {
    id: r.binding_id, staffId: StaffId.parse(r.staff_id), subject: r.subject, state: r.state === 'bound' ? 'bound' : 'proposed', proposedById: StaffId.parse(r.proposed_by_id), proposedAt: r.proposed_at.getTime(),
    decidedById: r.decided_by_id === null ? null : StaffId.parse(r.decided_by_id), decidedAt: r.decided_at?.getTime() ?? null,
  };
}

/** Settles a held binding. */
export async function settleBinding(tx: Tx, id: string, state: 'bound' | 'declined' | 'removed', byId: StaffId, now: Instant): Promise<void> {
  await tx.updateTable('staff_sso_binding').set({ state, decided_by_id: byId, decided_at: new Date(now) }).where('binding_id', '=', id).execute();
}

/** Whose a subject of the provider is; nothing for one nobody is bound to. */
export async function findBoundMember(tx: Tx, issuer: string, subject: string): Promise<StaffId | undefined> {
  const r = await tx.selectFrom('staff_sso_binding').select('staff_id').where('issuer', '=', issuer).where('subject', '=', subject).where('state', '=', 'bound').executeTakeFirst();
  return r && StaffId.parse(r.staff_id);
}

/** Notes that a sign-in came by the provider, and whether it had asked for a second factor. */
export async function insertSsoSignIn(tx: Tx, s: { sessionId: string; staffId: StaffId; secondFactor: boolean }, now: Instant): Promise<void> {
  await tx.insertInto('staff_sso_sign_in').values({ session_id: s.sessionId, staff_id: s.staffId, second_factor: s.secondFactor, at: new Date(now) }).execute();
}

/** How a sign-in came by the provider; nothing for one that came by password. */
export async function findSsoSignIn(tx: Tx, sessionId: string, staffId: StaffId): Promise<{ secondFactor: boolean } | undefined> {
  const r = await tx.selectFrom('staff_sso_sign_in').select('second_factor').where('session_id', '=', sessionId).where('staff_id', '=', staffId).executeTakeFirst();
  return r && { secondFactor: r.second_factor };
}

/** A sign-in that is exchanged for another stays what it was. */
export async function carrySsoSignIn(tx: Tx, from: string, to: string, staffId: StaffId, now: Instant): Promise<void> {
  const was = await findSsoSignIn(tx, from, staffId);
  if (was) await insertSsoSignIn(tx, { sessionId: to, staffId, secondFactor: was.secondFactor }, now);
}
