import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { AccountId, StaffId } from '#contracts/ids.ts';
import type { AuditVerdict } from '#server/platform/audit/seal-audit.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { newId } from '#server/platform/ids.ts';

/** What the audit log is narrowed by; `accounts` are people whose data was touched or who acted themselves. */
export type AuditNarrowing = { staffId?: StaffId; accounts?: readonly AccountId[]; action?: string; subject?: string; from?: Instant; until?: Instant; after?: { at: Instant; id: string } };

/** One page of the audit log, newest first. */
export async function listAuditEvents(tx: Tx, n: AuditNarrowing, limit: number) {
  return narrowed(tx, n).select(['id', 'at', 'actor_kind', 'actor_id', 'action', 'subject', 'account_id', 'ip', 'request_id', 'reason', 'after_digest']).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** How many rows of the log a search finds. */
export async function countAuditEvents(tx: Tx, n: AuditNarrowing): Promise<number> {
  const { count } = await narrowed(tx, n).select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirstOrThrow();
  return Number(count);
}

function narrowed(tx: Tx, n: AuditNarrowing) {
  let query = tx.selectFrom('audit_event');
  // the kind stands in the text, so that a prepared statement can use the partial index
  if (n.staffId !== undefined) query = query.where('actor_kind', '=', sql.lit('staff')).where('actor_id', '=', n.staffId);
  if (n.accounts !== undefined) query = query.where('account_id', '=', sql<string>`any(${[...n.accounts]}::uuid[])`);
  if (n.action !== undefined) query = n.action.endsWith('.') ? query.where('action', 'like', `${n.action}%`) : query.where('action', '=', n.action);
  if (n.subject !== undefined) query = query.where('subject', '=', n.subject);
  if (n.from !== undefined) query = query.where('at', '>=', new Date(n.from));
  if (n.until !== undefined) query = query.where('at', '<', new Date(n.until));
  if (n.after !== undefined) query = query.where(sql<boolean>`(at, id) < (${new Date(n.after.at)}, ${n.after.id}::uuid)`);
  return query;
}

/** What staff and systems of others did with one person's data, in all their accounts, newest first: looks and acts (谁查看过我的资料). */
export async function listLooksAt(tx: Tx, accountIds: readonly AccountId[], after: { at: Instant; id: string } | undefined, limit: number) {
  const of = { accountIds: [...accountIds], limit };
  const { rows } = await tx.executeQuery(after === undefined ? newestLooks(tx, of) : looksAfter(tx, { ...of, at: new Date(after.at), id: after.id }));
  return rows;
}

type Whose = { accountIds: AccountId[]; limit: number };
const looksAt = (tx: Tx, v: Whose) => tx.selectFrom('audit_event').select(['id', 'at', 'actor_kind', 'actor_id', 'action']).where('account_id', '=', sql<string>`any(${v.accountIds}::uuid[])`).where('actor_kind', 'in', [sql.lit('staff'), sql.lit('partner')])
  .orderBy('at', 'desc').orderBy('id', 'desc').limit(v.limit);
const newestLooks = keptStatement((tx, v: Whose) => looksAt(tx, v));
const looksAfter = keptStatement((tx, v: Whose & { at: Date; id: string }) => looksAt(tx, v).where(sql<boolean>`(at, id) < (${v.at}, ${v.id}::uuid)`));

/** How far the log is sealed. */
export async function readSealing(tx: Tx): Promise<{ seals: number; events: number; lastAt: Date | undefined }> {
  const row = await tx.selectFrom('audit_seal').select((eb) => [eb.fn.countAll<number>().as('seals'), eb.fn.sum<number | null>('events').as('events'), eb.fn.max<Date | null>('sealed_at').as('last')]).executeTakeFirstOrThrow();
  return { seals: Number(row.seals), events: Number(row.events ?? 0), lastAt: row.last ?? undefined };
}

/** The verdict of the last check of the whole chain. */
export async function findLastCheck(tx: Tx) {
  return tx.selectFrom('audit_check').selectAll().orderBy('at', 'desc').limit(1).executeTakeFirst();
}

/** Keeps a verdict over the chain. */
export async function insertCheck(tx: Tx, verdict: AuditVerdict, now: Instant): Promise<void> {
  await tx.insertInto('audit_check').values({ id: newId(), at: new Date(now), seals: verdict.seals, events: verdict.events, broken_at: verdict.brokenAt ?? null, why: verdict.why ?? null }).execute();
}
