import { sql, type SqlBool } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { NATION } from '../domain/scopes.ts';

/** Whose figures: scopes that together are a jurisdiction or a part of it, of one sitting or of the exams one works for. */
export type Of = { scopes: readonly string[]; sitting?: string | undefined; exams?: readonly string[] | undefined };

const bySitting = ({ sitting, exams }: Of) => (sitting === undefined ? (exams === undefined ? sql<SqlBool>`true` : sql<SqlBool>`left(sitting_id, 3) = any(${[...exams]}::text[])`) : sql<SqlBool>`sitting_id = ${sitting} and ${exams === undefined ? sql`true` : sql`left(sitting_id, 3) = any(${[...exams]}::text[])`}`);
const inScopes = ({ scopes }: Of) => sql<SqlBool>`scope = any(${[...scopes]}::text[])`;

const SUMS = ['started', 'saved', 'committed', 'confirmed', 'approved', 'paid', 'exempt', 'rejected', 'ended', 'online_1', 'online_3', 'online_7', 'online_more', 'on_site_1', 'on_site_3', 'on_site_7', 'on_site_more'] as const;
export type Sums = Record<(typeof SUMS)[number], number>;

/** The funnel and the ages of what waits. */
export async function sumsOf(tx: Tx, of: Of): Promise<Sums> {
  const row = await tx.selectFrom('report_scope').select((eb) => SUMS.map((s) => eb.fn.coalesce(eb.fn.sum<string>(s), sql.lit(0)).as(s))).where(inScopes(of)).where(bySitting(of)).executeTakeFirstOrThrow();
  const number = (key: (typeof SUMS)[number]) => Number(row[key]);
  return Object.fromEntries(SUMS.map((s) => [s, number(s)])) as Sums;
}

/** The parts a scope falls into, those with most confirmed first: provinces, places, points; several points are shown themselves. */
export async function partsOf(tx: Tx, of: Of): Promise<{ scope: string; started: number; confirmed: number; approved: number; paid: number }[]> {
  const [one] = of.scopes;
  const single = of.scopes.length === 1 ? one : undefined;
  const where = single === undefined || single.length > 4 ? inScopes(of)
    : single === NATION ? sql<SqlBool>`length(scope) = 2 and scope <> ${NATION}` : sql<SqlBool>`length(scope) = ${single.length === 2 ? 4 : 7} and starts_with(scope, ${single})`;
  const sum = (column: string) => sql<string>`sum(${sql.ref(column)})`;
  const rows = await tx.selectFrom('report_scope').select(['scope', sum('started').as('started'), sum('confirmed').as('confirmed'), sum('approved').as('approved'), sum('paid').as('paid')])
    .where(where).where(bySitting(of)).groupBy('scope').orderBy(sum('confirmed'), 'desc').orderBy('scope').limit(60).execute();
  return rows.map((r) => ({ scope: r.scope, started: Number(r.started), confirmed: Number(r.confirmed), approved: Number(r.approved), paid: Number(r.paid) }));
}

export type Counted = { sittingId: string; level: string; code: string; confirmed: number; paid: number };

/** Candidates by level and specialty, the largest first; without a sitting those of every sitting are told apart. */
export async function specialtiesIn(tx: Tx, of: Of, limit: number): Promise<Counted[]> {
  const rows = await tx.selectFrom('report_specialty').select(['sitting_id', 'level_code', 'specialty_code as code', sql<string>`sum(confirmed)`.as('confirmed'), sql<string>`sum(paid)`.as('paid')])
    .where(inScopes(of)).where(bySitting(of)).groupBy(['sitting_id', 'level_code', 'specialty_code']).orderBy(sql`sum(confirmed)`, 'desc').limit(limit).execute();
  return rows.map((r) => ({ sittingId: r.sitting_id, level: r.level_code, code: r.code, confirmed: Number(r.confirmed), paid: Number(r.paid) }));
}

/** Candidates by subject. */
export async function subjectsIn(tx: Tx, of: Of, limit: number): Promise<Counted[]> {
  const rows = await tx.selectFrom('report_subject').select(['sitting_id', 'level_code', 'subject_code as code', sql<string>`sum(confirmed)`.as('confirmed'), sql<string>`sum(paid)`.as('paid')])
    .where(inScopes(of)).where(bySitting(of)).groupBy(['sitting_id', 'level_code', 'subject_code']).orderBy(sql`sum(confirmed)`, 'desc').limit(limit).execute();
  return rows.map((r) => ({ sittingId: r.sitting_id, level: r.level_code, code: r.code, confirmed: Number(r.confirmed), paid: Number(r.paid) }));
}

export type Hour = { at: Instant; started: number; confirmed: number; paid: number };

/** The hours in which something happened, since a moment. */
export async function hoursIn(tx: Tx, of: Of, since?: Instant): Promise<Hour[]> {
  let query = tx.selectFrom('report_hour').select(['hour', sql<string>`sum(started)`.as('started'), sql<string>`sum(confirmed)`.as('confirmed'), sql<string>`sum(paid)`.as('paid')]).where(inScopes(of)).where(bySitting(of));
  if (since !== undefined) query = query.where('hour', '>=', new Date(since));
  const rows = await query.groupBy('hour').orderBy('hour').execute();
  return rows.map((r) => ({ at: r.hour.getTime(), started: Number(r.started), confirmed: Number(r.confirmed), paid: Number(r.paid) }));
}

/** What was paid: how many orders, how, and how much. */
export async function paymentsIn(tx: Tx, of: Of): Promise<{ count: number; online: number; onSite: number; amountInFen: number }> {
  const row = await tx.selectFrom('report_hour').select([sql<string>`coalesce(sum(paid), 0)`.as('count'), sql<string>`coalesce(sum(paid_online), 0)`.as('online'), sql<string>`coalesce(sum(amount_in_fen), 0)`.as('amount')]).where(inScopes(of)).where(bySitting(of)).executeTakeFirstOrThrow();
  return { count: Number(row.count), online: Number(row.online), onSite: Number(row.count) - Number(row.online), amountInFen: Number(row.amount) };
}
