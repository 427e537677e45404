import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { HookState, PartnerEvent } from '#contracts/partners.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FactPlace } from '#server/platform/facts/recorded-facts.store.ts';

/** A subscription (事件订阅): whom to tell what, and where. */
export type Hook = {
  id: string; partnerId: string; url: string; events: PartnerEvent[]; state: HookState; pausedWhy: string | null; secret: Buffer; oldSecret: Buffer | null; oldSecretUntil: Instant | null; after: FactPlace; failingSince: Instant | null; createdBy: string; createdAt: Instant;
};
type NewHook = { id: string; partnerId: string; url: string; events: readonly PartnerEvent[]; secret: Buffer; after: FactPlace; createdBy: string };

/** Keeps a subscription; false when the system has a live one to this address (partner_hook_one_address). */
export async function insertHook(tx: Tx, h: NewHook, now: Instant): Promise<boolean> {
  const done = await tx.insertInto('partner_hook').values({
    hook_id: h.id, partner_id: h.partnerId, url: h.url, events: [...h.events], state: 'active', secret: h.secret, after_xid: h.after.xid, after_fact: h.after.id, created_by_name: h.createdBy, created_at: new Date(now),
  }).onConflict((c) => c.doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A subscription of a system, held until the transaction ends. */
export async function lockHook(tx: Tx, partnerId: string, id: string): Promise<Hook | undefined> {
  const row = await tx.selectFrom('partner_hook').selectAll().where('partner_id', '=', partnerId).where('hook_id', '=', id).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** A subscription with the part of the country its system serves. */
export async function findHook(tx: Tx, id: string): Promise<(Hook & { jurisdiction: Jurisdiction }) | undefined> {
  const row = await tx.selectFrom('partner_hook as h').innerJoin('partner as p', 'p.partner_id', 'h.partner_id').selectAll('h').select('p.province').where('h.hook_id', '=', id).executeTakeFirst();
  return row && { ...open(row), jurisdiction: row.province === null ? { kind: 'nation' } : { kind: 'province', province: row.province } };
}

/** The active subscriptions, by id. */
export async function listActiveHooks(tx: Tx): Promise<string[]> {
  return (await tx.selectFrom('partner_hook').select('hook_id').where('state', '=', 'active').orderBy('hook_id').execute()).map((r) => r.hook_id);
}

/** The subscriptions of a system with their figures, the newest first. */
export async function listHooks(tx: Tx, partnerId: string): Promise<(Hook & { waiting: number; delivered: number; givenUp: number; lastDeliveredAt: Instant | null })[]> {
  const rows = await tx.selectFrom('partner_hook as h').selectAll('h').select((e) => [
    e.selectFrom('partner_delivery as d').select((k) => k.fn.countAll<string>().as('n')).whereRef('d.hook_id', '=', 'h.hook_id').where('d.state', '=', 'waiting').as('waiting'),
    e.selectFrom('partner_delivery as d').select((k) => k.fn.countAll<string>().as('n')).whereRef('d.hook_id', '=', 'h.hook_id').where('d.state', '=', 'delivered').as('delivered'),
    e.selectFrom('partner_delivery as d').select((k) => k.fn.countAll<string>().as('n')).whereRef('d.hook_id', '=', 'h.hook_id').where('d.state', '=', 'given_up').as('given_up'),
    e.selectFrom('partner_delivery as d').select((k) => k.fn.max<Date | null>('d.delivered_at').as('at')).whereRef('d.hook_id', '=', 'h.hook_id').as('last_at'),
  ]).where('h.partner_id', '=', partnerId).orderBy('h.hook_id', 'desc').limit(50).execute();
  return rows.map((r) => ({ ...open(r), waiting: Number(r.waiting), delivered: Number(r.delivered), givenUp: Number(r.given_up), lastDeliveredAt: r.last_at?.getTime() ?? null }));
}

type HookChange = { state?: HookState; pausedWhy?: string | null; secret?: Buffer; oldSecret?: Buffer | null; oldSecretUntil?: Instant | null; after?: FactPlace; failingSince?: Instant | null };

/** Writes what changed of a held subscription. */
export async function updateHook(tx: Tx, id: string, c: HookChange): Promise<void> {
  await tx.updateTable('partner_hook').set({
    ...(c.state && { state: c.state }), ...(c.pausedWhy !== undefined && { paused_why: c.pausedWhy }), ...(c.secret && { secret: c.secret }), ...(c.oldSecret !== undefined && { old_secret: c.oldSecret }), ...(c.oldSecretUntil !== undefined && { old_secret_until: c.oldSecretUntil === null ? null : new Date(c.oldSecretUntil) }),
    ...(c.after && { after_xid: sql<string>`${c.after.xid}::xid8`, after_fact: c.after.id }), ...(c.failingSince !== undefined && { failing_since: c.failingSince === null ? null : new Date(c.failingSince) }),
  }).where('hook_id', '=', id).execute();
}

type Row = {
  hook_id: string; partner_id: string; url: string; events: string[]; state: string; paused_why: string | null; secret: Buffer; old_secret: Buffer | null; old_secret_until: Date | null; after_xid: string; after_fact: string; failing_since: Date | null; created_by_name: string; created_at: Date;
};

const open = (r: Row): Hook => ({
  id: r.hook_id, partnerId: r.partner_id, url: r.url, events: r.events.map((e) => PartnerEvent.parse(e)), state: HookState.parse(r.state), pausedWhy: r.paused_why, secret: r.secret, oldSecret: r.old_secret, oldSecretUntil: r.old_secret_until?.getTime() ?? null,
  after: { xid: String(r.after_xid), id: r.after_fact }, failingSince: r.failing_since?.getTime() ?? null, createdBy: r.created_by_name, createdAt: r.created_at.getTime(),
});
