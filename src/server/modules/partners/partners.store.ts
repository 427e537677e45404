import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';
import { partnersWithin } from './partners.scope.ts';

/** A system of others and the part of the country it serves (对接系统). */
export type Partner = { id: string; name: string; contact: string; jurisdiction: Jurisdiction };
export type By = { staffId: string | null; name: string };

const COLUMNS = ['partner.partner_id', 'partner.name', 'partner.contact', 'partner.province'] as const;
type Row = { partner_id: string; name: string; contact: string; province: string | null };
const open = (r: Row): Partner => ({ id: r.partner_id, name: r.name, contact: r.contact, jurisdiction: r.province === null ? { kind: 'nation' } : { kind: 'province', province: r.province } });

/** Enters a system; false when one of that name is there. */
export async function insertPartner(tx: Tx, p: Partner, now: Instant): Promise<boolean> {
  const province = p.jurisdiction.kind === 'province' ? p.jurisdiction.province : null;
  const done = await tx.insertInto('partner').values({ partner_id: p.id, name: p.name, contact: p.contact, jurisdiction_kind: p.jurisdiction.kind, province, created_at: new Date(now) }).onConflict((c) => c.column('name').doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** A system within a jurisdiction; elsewhere it does not exist. */
export async function findPartner(tx: Tx, j: Jurisdiction, id: string): Promise<Partner | undefined> {
  const row = await tx.selectFrom('partner').select(COLUMNS).where('partner_id', '=', id).where(partnersWithin(j)).executeTakeFirst();
  return row && open(row);
}

/** The same, held until the transaction ends: acts on one system take turns. */
export async function lockPartner(tx: Tx, j: Jurisdiction, id: string): Promise<Partner | undefined> {
  const row = await tx.selectFrom('partner').select(COLUMNS).where('partner_id', '=', id).where(partnersWithin(j)).forUpdate().executeTakeFirst();
  return row && open(row);
}

/** Systems in the order they were entered, with what a list shows of each. */
export async function pageOfPartners(tx: Tx, j: Jurisdiction, after: string | undefined, limit: number, now: Instant) {
  const rows = await tx.selectFrom('partner').select(COLUMNS).select((e) => [
    e.selectFrom('partner_key as k').select((k) => k.fn.countAll<string>().as('n')).whereRef('k.partner_id', '=', 'partner.partner_id').where('k.state', '=', 'live').where('k.expires_at', '>', new Date(now)).as('live'),
    e.selectFrom('partner_key as k').select((k) => k.fn.countAll<string>().as('n')).whereRef('k.partner_id', '=', 'partner.partner_id').where('k.state', 'in', ['proposed', 'approved']).as('waiting'),
    e.selectFrom('partner_key as k').select((k) => k.fn.max<Date | null>('k.last_used_at').as('at')).whereRef('k.partner_id', '=', 'partner.partner_id').as('used'),
    e.selectFrom('partner_hook as h').select((k) => k.fn.countAll<string>().as('n')).whereRef('h.partner_id', '=', 'partner.partner_id').where('h.state', '=', 'paused').as('paused'),
  ]).where(partnersWithin(j)).$if(after !== undefined, (q) => q.where('partner.partner_id', '>', sql<string>`${after}::uuid`)).orderBy('partner.partner_id').limit(limit).execute();
  return rows.map((r) => ({ ...open(r), liveKeys: Number(r.live), waitingKeys: Number(r.waiting), pausedHooks: Number(r.paused), lastUsedAt: r.used?.getTime() ?? null }));
}

/** How many there are. */
export async function countPartners(tx: Tx, j: Jurisdiction): Promise<number> {
  const { n } = await tx.selectFrom('partner').select((e) => e.fn.countAll<string>().as('n')).where(partnersWithin(j)).executeTakeFirstOrThrow();
  return Number(n);
}

/** One line of a system's history, in the transaction of its act. */
export async function insertPartnerAct(tx: Tx, partnerId: string, act: string, by: By, note: string, now: Instant): Promise<void> {
  await tx.insertInto('partner_act').values({ partner_id: partnerId, act_id: newId(), act, by_id: by.staffId, by_name: by.name, note, at: new Date(now) }).execute();
}

/** Who did what with a system, the latest first. */
export async function listPartnerActs(tx: Tx, partnerId: string, limit: number): Promise<{ at: Instant; act: string; by: string; note: string }[]> {
  const rows = await tx.selectFrom('partner_act').select(['at', 'act', 'by_name', 'note']).where('partner_id', '=', partnerId).orderBy('act_id', 'desc').limit(limit).execute();
  return rows.map((r) => ({ at: r.at.getTime(), act: r.act, by: r.by_name, note: r.note }));
}

/** What these systems are called, by id. */
export async function namePartners(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('partner').select(['partner_id', 'name']).where('partner_id', '=', sql<string>`any(${[...new Set(ids)]}::uuid[])`).execute();
  return new Map(rows.map((r) => [r.partner_id, r.name]));
}
