import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { KeyState, PartnerScope } from '#contracts/partners.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { KeyFacts } from '../domain/key-rules.ts';
import type { By } from '../partners.store.ts';

export type Key = KeyFacts & {
  id: string; partnerId: string; number: number; scopes: PartnerScope[]; addresses: string[]; days: number; reason: string; proposedByName: string; proposedAt: Instant;
  decidedByName: string | null; decidedAt: Instant | null; decisionReason: string | null; takenAt: Instant | null; lastUsedAt: Instant | null; revokedAt: Instant | null; revokedWhy: string | null;
};
type Proposal = { id: string; partnerId: string; scopes: readonly PartnerScope[]; addresses: readonly string[]; days: number; reason: string };

const KeptState = KeyState.exclude(['expired']);

/** Keeps a proposed key; false while another of the system waits (partner_key_one_waits). */
export async function insertKey(tx: Tx, p: Proposal, by: By & { staffId: string }, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('partner_key').values({
    key_id: p.id, partner_id: p.partnerId, number: sql<number>`1 + (select coalesce(max(number), 0) from partner_key where partner_id = ${p.partnerId})`, state: 'proposed', scopes: [...p.scopes], addresses: [...p.addresses], days: p.days, reason: p.reason,
    proposed_by_id: by.staffId, proposed_by_name: by.name, proposed_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A key of a system, held until the transaction ends. */
export async function lockKey(tx: Tx, partnerId: string, id: string): Promise<Key | undefined> {
  const row = await tx.selectFrom('partner_key').selectAll().where('partner_id', '=', partnerId).where('key_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** The keys of a system, the newest first. */
export async function listKeys(tx: Tx, partnerId: string): Promise<Key[]> {
  const rows = await tx.selectFrom('partner_key').selectAll().where('partner_id', '=', partnerId).orderBy('number', 'desc').limit(50).execute();
  return rows.map(open);
}

/** Settles a waiting key: approved or declined by a second person, or withdrawn. */
export async function settleKey(tx: Tx, id: string, state: 'approved' | 'declined' | 'withdrawn', by: By, reason: string, now: Instant): Promise<void> {
  await tx.updateTable('partner_key').set({ state, ...(state === 'withdrawn' ? {} : { decided_by_id: by.staffId, decided_by_name: by.name, decided_at: new Date(now), decision_reason: reason }) }).where('key_id', '=', id).execute();
}

/** Brings an approved key to life under a digest, and lets the older ones of the system end after the overlap. */
export async function startKey(tx: Tx, key: Key, to: { digest: Buffer; expiresAt: Instant; olderEndAt: Instant }, now: Instant): Promise<void> {
  await tx.updateTable('partner_key').set({ expires_at: sql<Date>`least(expires_at, ${new Date(to.olderEndAt)})` }).where('partner_id', '=', key.partnerId).where('state', '=', 'live').execute();
  await tx.updateTable('partner_key').set({ state: 'live', key_digest: to.digest, taken_at: new Date(now), expires_at: new Date(to.expiresAt) }).where('key_id', '=', key.id).execute();
}

/** Ends a key at once. */
export async function revokeKey(tx: Tx, id: string, why: string, now: Instant): Promise<void> {
  await tx.updateTable('partner_key').set({ state: 'revoked', revoked_at: new Date(now), revoked_why: why }).where('key_id', '=', id).execute();
}

export type LiveKey = { keyId: string; partnerId: string; name: string; scopes: PartnerScope[]; addresses: string[]; jurisdiction: Jurisdiction; expiresAt: Instant; lastUsedAt: Instant | null };

/** The live key behind a digest; revoked ones and those whose time is over are not found. */
export async function findLiveKey(tx: Tx, digest: Buffer, now: Instant): Promise<LiveKey | undefined> {
  const r = await tx.selectFrom('partner_key as k').innerJoin('partner as p', 'p.partner_id', 'k.partner_id')
    .select(['k.key_id', 'k.partner_id', 'p.name', 'p.province', 'k.scopes', 'k.addresses', 'k.expires_at', 'k.last_used_at']).where('k.key_digest', '=', digest).where('k.state', '=', 'live').where('k.expires_at', '>', new Date(now)).executeTakeFirst();
  if (!r?.expires_at) return undefined;
  return {
    keyId: r.key_id, partnerId: r.partner_id, name: r.name, scopes: r.scopes.map((s) => PartnerScope.parse(s)), addresses: r.addresses, expiresAt: r.expires_at.getTime(), lastUsedAt: r.last_used_at?.getTime() ?? null,
    jurisdiction: r.province === null ? { kind: 'nation' } : { kind: 'province', province: r.province },
  };
}

/** Notes that a key was used. */
export async function touchKey(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.updateTable('partner_key').set({ last_used_at: new Date(now) }).where('key_id', '=', id).execute();
}

type Row = {
  key_id: string; partner_id: string; number: number; state: string; scopes: string[]; addresses: string[]; days: number; reason: string; proposed_by_id: string; proposed_by_name: string; proposed_at: Date; decided_by_id: string | null; decided_by_name: string | null;
  decided_at: Date | null; decision_reason: string | null; taken_at: Date | null; expires_at: Date | null; last_used_at: Date | null; revoked_at: Date | null; revoked_why: string | null;
};

const open = (r: Row): Key => ({
  id: r.key_id, partnerId: r.partner_id, number: r.number, state: KeptState.parse(r.state), scopes: r.scopes.map((s) => PartnerScope.parse(s)), addresses: r.addresses, days: r.days, reason: r.reason,
  proposedById: r.proposed_by_id, proposedByName: r.proposed_by_name, proposedAt: r.proposed_at.getTime(), decidedById: r.decided_by_id, decidedByName: r.decided_by_name, decidedAt: r.decided_at?.getTime() ?? null, decisionReason: r.decision_reason,
  takenAt: r.taken_at?.getTime() ?? null, expiresAt: r.expires_at?.getTime() ?? null, lastUsedAt: r.last_used_at?.getTime() ?? null, revokedAt: r.revoked_at?.getTime() ?? null, revokedWhy: r.revoked_why,
});
