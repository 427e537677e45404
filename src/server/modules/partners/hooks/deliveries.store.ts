import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { DeliveryState } from '#contracts/partner-hooks.ts';
import { PartnerEvent } from '#contracts/partners.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

export type Delivery = {
  hookId: string; id: string; event: PartnerEvent; subject: string; body: string; state: DeliveryState; tries: number; nextAt: Instant | null; answerStatus: number | null; answer: string | null; tookMs: number | null; deliveredAt: Instant | null; madeAt: Instant;
};

/** Writes what is to be sent, each fact once for a subscription. */
export async function insertDeliveries(tx: Tx, hookId: string, facts: readonly { id: string; event: PartnerEvent; subject: string; body: string }[], now: Instant): Promise<void> {
  if (facts.length === 0) return;
  const at = new Date(now);
  await tx.insertInto('partner_delivery').values(facts.map((f) => ({ hook_id: hookId, delivery_id: newId(), fact_id: f.id, event: f.event, subject: f.subject, body: f.body, state: 'waiting', next_at: at, made_at: at }))).onConflict((c) => c.columns(['hook_id', 'fact_id']).doNothing()).execute();
}

/** Takes the next messages of a subscription that are due, for as long as their sending may last; never a later one of a subject whose earlier one still waits. */
export async function holdDue(tx: Tx, hookId: string, until: Instant, now: Instant, limit: number): Promise<Delivery[]> {
  const { rows } = await sql<Row>`
    update partner_delivery d set held_until = ${new Date(until)} where (d.hook_id, d.delivery_id) in (
      select w.hook_id, w.delivery_id from partner_delivery w
      where w.hook_id = ${hookId} and w.state = 'waiting' and w.next_at <= ${new Date(now)} and (w.held_until is null or w.held_until < ${new Date(now)})
        and not exists (select 1 from partner_delivery e where e.hook_id = w.hook_id and e.subject = w.subject and e.state = 'waiting' and e.delivery_id < w.delivery_id)
      order by w.delivery_id limit ${limit} for update skip locked)
    returning d.*`.execute(tx);
  return rows.map(open).toSorted((a, b) => a.id.localeCompare(b.id));
}

type Outcome = { state: DeliveryState; nextAt: Instant | null; status: number | null; answer: string; tookMs: number };

/** Writes what came of one sending. */
export async function recordTry(tx: Tx, d: Pick<Delivery, 'hookId' | 'id' | 'tries'>, o: Outcome, now: Instant): Promise<void> {
  await tx.updateTable('partner_delivery').set({
    state: o.state, tries: d.tries + 1, next_at: o.nextAt === null ? null : new Date(o.nextAt), held_until: null, answer_status: o.status, answer: o.answer, took_ms: o.tookMs, ...(o.state === 'delivered' && { delivered_at: new Date(now) }),
  }).where('hook_id', '=', d.hookId).where('delivery_id', '=', d.id).where('state', '=', 'waiting').execute();
}

/** Subscriptions that are active and have something due. */
export async function hooksWithDue(tx: Tx, now: Instant): Promise<string[]> {
  const rows = await tx.selectFrom('partner_hook as h').select('h.hook_id').where('h.state', '=', 'active')
    .where((e) => e.exists(e.selectFrom('partner_delivery as d').select(sql<number>`1`.as('one')).whereRef('d.hook_id', '=', 'h.hook_id').where('d.state', '=', 'waiting').where('d.next_at', '<=', new Date(now)))).execute();
  return rows.map((r) => r.hook_id);
}

/** The log of a subscription, the newest first. */
export async function listDeliveries(tx: Tx, hookId: string, state: DeliveryState | undefined, after: string | undefined, limit: number): Promise<Delivery[]> {
  const rows = await tx.selectFrom('partner_delivery').selectAll().where('hook_id', '=', hookId).$if(state !== undefined, (q) => q.where('state', '=', state ?? '')).$if(after !== undefined, (q) => q.where('delivery_id', '<', sql<string>`${after}::uuid`))
    .orderBy('delivery_id', 'desc').limit(limit).execute();
  return rows.map(open);
}

/** How many there are. */
export async function countDeliveries(tx: Tx, hookId: string, state: DeliveryState | undefined): Promise<number> {
  const { n } = await tx.selectFrom('partner_delivery').select((e) => e.fn.countAll<string>().as('n')).where('hook_id', '=', hookId).$if(state !== undefined, (q) => q.where('state', '=', state ?? '')).executeTakeFirstOrThrow();
  return Number(n);
}

/** Has a message sent again, at once; false when there is none. */
export async function resendDelivery(tx: Tx, hookId: string, id: string, now: Instant): Promise<boolean> {
  const done = await tx.updateTable('partner_delivery').set({ state: 'waiting', next_at: new Date(now), held_until: null, made_at: new Date(now) }).where('hook_id', '=', hookId).where('delivery_id', '=', id).executeTakeFirst();
  return done.numUpdatedRows === 1n;
}

/** Has everything that waits sent at once: the subscription was opened again. */
export async function wakeDeliveries(tx: Tx, hookId: string, now: Instant): Promise<void> {
  await tx.updateTable('partner_delivery').set({ next_at: new Date(now), made_at: new Date(now) }).where('hook_id', '=', hookId).where('state', '=', 'waiting').execute();
}

/** Forgets what was sent long ago. */
export async function sweepDeliveries(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('partner_delivery').where('made_at', '<', before).where('state', '<>', 'waiting').execute();
}

type Row = { hook_id: string; delivery_id: string; event: string; subject: string; body: string; state: string; tries: number; next_at: Date | null; answer_status: number | null; answer: string | null; took_ms: number | null; delivered_at: Date | null; made_at: Date };

const open = (r: Row): Delivery => ({
  hookId: r.hook_id, id: r.delivery_id, event: PartnerEvent.parse(r.event), subject: r.subject, body: r.body, state: DeliveryState.parse(r.state), tries: r.tries, nextAt: r.next_at?.getTime() ?? null, answerStatus: r.answer_status, answer: r.answer, tookMs: r.took_ms,
  deliveredAt: r.delivered_at?.getTime() ?? null, madeAt: r.made_at.getTime(),
});
