import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { VerificationState, VerificationSubjectKind } from '#contracts/verification.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Notes that a registry said the same again about many results of one kind: their age begins anew, nothing else. Answers which of them still stood so. */
export async function noteConfirmed(tx: Tx, kind: VerificationSubjectKind, of: readonly { accountId: string; rowId: string; from: VerificationState }[], at: Instant): Promise<Set<string>> {
  if (of.length === 0) return new Set();
  const { rows } = await sql<{ row_id: string }>`
    update verification set answered_at = ${new Date(at)}
    from unnest(${of.map((one) => one.accountId)}::uuid[], ${of.map((one) => one.rowId)}::uuid[], ${of.map((one) => one.from)}::text[]) as asked (account_id, row_id, from_state)
    where verification.account_id = asked.account_id and verification.kind = ${kind} and verification.row_id = asked.row_id and verification.state = asked.from_state
    returning verification.row_id`.execute(tx);
  return new Set(rows.map((row) => row.row_id));
}

/** How many wait for each registry, since when, and what it answered since a moment. */
export async function readStandings(tx: Tx, since: Instant): Promise<Map<string, { waiting: number; oldestAt: Instant | null; answered: number; silent: number }>> {
  const waiting = await tx.selectFrom('verification').select(['kind', (eb) => eb.fn.countAll<number>().as('count'), (eb) => eb.fn.min('requested_at').as('oldest')]).where('state', '=', sql.lit('verifying')).groupBy('kind').execute();
  const called = await tx.selectFrom('verification_call').select(['kind', (eb) => eb(eb.ref('outcome'), '=', sql.lit('no_answer')).as('silent'), (eb) => eb.fn.countAll<number>().as('count')])
    .where('called_at', '>', new Date(since)).groupBy(['kind', 'silent']).execute();
  const calls = (kind: string, silent: boolean) => Number(called.find((c) => c.kind === kind && Boolean(c.silent) === silent)?.count ?? 0);
  return new Map(['identity', 'education', 'degree', 'title'].map((kind) => {
    const one = waiting.find((w) => w.kind === kind);
    return [kind, { waiting: Number(one?.count ?? 0), oldestAt: one?.oldest?.getTime() ?? null, answered: calls(kind, false), silent: calls(kind, true) }];
  }));
}
