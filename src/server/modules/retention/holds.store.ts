import { sql, type Selectable } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { HoldFilter } from '#contracts/retention.ts';
import type { LegalHold as Row } from '#server/platform/db/schema.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type HoldRow = Selectable<Row>;
export type NewHold = { id: string; kind: 'person' | 'application' | 'class'; accountId?: string; applicationId?: string; of?: string; basis: string; reason: string; untilAt: Instant | null; by: string; at: Instant };

/** Keeps a hold; false when the class is held already: the index decides. */
export async function insertHold(tx: Tx, h: NewHold): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.insertInto('legal_hold').values({
    hold_id: h.id, kind: h.kind, account_id: h.accountId ?? null, application_id: h.applicationId ?? null, class: h.of ?? null, basis: h.basis, reason: h.reason, until_at: h.untilAt === null ? null : new Date(h.untilAt), set_by: h.by, set_at: new Date(h.at), version: 1,
  }).onConflict((c) => c.doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** A hold whose day is past makes room for another one of the same class. */
export async function closePastHolds(tx: Tx, of: string, by: string, now: Instant): Promise<void> {
  const at = new Date(now);
  await tx.updateTable('legal_hold').set((e) => ({ lifted_by: by, lifted_at: at, lift_reason: '期满，另行下达', version: e('version', '+', 1) })).where('class', '=', of).where('lifted_at', 'is', null).where('until_at', '<=', at).execute();
}

/** One hold, its row held until the transaction ends. */
export function lockHold(tx: Tx, id: string): Promise<HoldRow | undefined> {
  return tx.selectFrom('legal_hold').selectAll().where('hold_id', '=', id).forUpdate().executeTakeFirst();
}

export async function writeLifting(tx: Tx, hold: HoldRow, by: string, reason: string, now: Instant): Promise<void> {
  await tx.updateTable('legal_hold').set({ lifted_by: by, lifted_at: new Date(now), lift_reason: reason, version: hold.version + 1 }).where('hold_id', '=', hold.hold_id).execute();
}

/** True while a hold keeps something. */
export const stands = (hold: Pick<HoldRow, 'lifted_at' | 'until_at'>, now: Instant): boolean => hold.lifted_at === null && (hold.until_at === null || hold.until_at.getTime() > now);

function filtered(tx: Tx, { standing }: HoldFilter, now: Instant) {
  const does = sql<boolean>`(lifted_at is null and (until_at is null or until_at > ${new Date(now)}))`;
  const query = tx.selectFrom('legal_hold');
  return standing === undefined ? query : standing === 'yes' ? query.where(does) : query.where(sql<boolean>`not ${does}`);
}

/** Holds, newest first, after a place. */
export function listHolds(tx: Tx, f: HoldFilter, now: Instant, after: { at: Instant; id: string } | undefined, limit: number): Promise<HoldRow[]> {
  let query = filtered(tx, f, now);
  if (after) query = query.where(sql<boolean>`(date_trunc('milliseconds', set_at), hold_id) < (${new Date(after.at)}, ${after.id}::uuid)`);
  return query.selectAll().orderBy(sql`date_trunc('milliseconds', set_at)`, 'desc').orderBy('hold_id', 'desc').limit(limit).execute();
}

export async function countHolds(tx: Tx, f: HoldFilter, now: Instant): Promise<number> {
  return Number((await filtered(tx, f, now).select((e) => e.fn.countAll<string>().as('n')).executeTakeFirstOrThrow()).n);
}

/** Which classes are held as a whole. */
export async function listHeldClasses(tx: Tx, now: Instant): Promise<Set<string>> {
  const rows = await filtered(tx, { standing: 'yes' }, now).select('class').where('class', 'is not', null).execute();
  return new Set(rows.flatMap((r) => (r.class === null ? [] : [r.class])));
}

/** The numbers of some applications, as holds name them. */
export async function applicationNumbers(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('application_number_claim').select(['application_id', 'number']).where('application_id', 'in', [...ids]).execute();
  return new Map(rows.map((r) => [r.application_id, r.number]));
}
