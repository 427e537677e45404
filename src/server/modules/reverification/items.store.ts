import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { AccountId } from '#contracts/ids.ts';
import type { RecheckResult } from '#contracts/reverification.ts';
import { VerificationReason, VerificationState } from '#contracts/verification.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Chosen, Run } from './run.ts';

/** The results a choice means: of one kind and these states, answered before a moment or never, of people with a live application for the sitting or in the province where one is named. */
function chosenRows({ kind, states, answeredBefore, sittingId, province }: Chosen): RawBuilder<unknown> {
  const live = sittingId === null && province === null ? sql`` : sql`
    and exists (select from application a where a.account_id = v.account_id and a.ended is null
      and (${sittingId}::text is null or a.sitting_id = ${sittingId}) and (${province}::text is null or a.province = ${province}))`;
  return sql`from verification v where v.kind = ${kind} and v.state = any(${states}::text[]) and coalesce(v.answered_at, v.state_since_at) < ${new Date(answeredBefore)} ${live}`;
}

/** How many results a choice means. */
export async function countChosen(tx: Tx, chosen: Chosen): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n ${chosenRows(chosen)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
/** No statement may take half a minute, however many results there are. */
const WRITTEN_AT_ONCE = 20_000;

/** Writes down which results a run asks about; what stands already stays. Answers how many there are. */
export async function fillItems(tx: Tx, run: Run, now: Instant): Promise<number> {
  let after: { account_id: string; row_id: string } | undefined = { account_id: FIRST, row_id: FIRST };
  while (after) {
    const { rows: [last] }: { rows: { account_id: string; row_id: string }[] } = await sql<{ account_id: string; row_id: string }>`
      with chosen as (select v.account_id, v.row_id, v.state ${chosenRows(run)} and (v.account_id, v.row_id) > (${after.account_id}::uuid, ${after.row_id}::uuid) order by v.account_id, v.row_id limit ${WRITTEN_AT_ONCE}),
        written as (insert into reverify_item (account_id, run_id, row_id, state, from_state, next_at) select account_id, ${run.id}::uuid, row_id, 'waiting', state, ${new Date(now)}::timestamptz from chosen on conflict do nothing)
      select account_id, row_id from chosen order by account_id desc, row_id desc limit 1`.execute(tx);
    after = last;
  }
  const { count } = await tx.selectFrom('reverify_item').select((eb) => eb.fn.countAll<string>().as('count')).where('run_id', '=', run.id).executeTakeFirstOrThrow();
  return Number(count);
}

export type Item = { accountId: AccountId; rowId: string; from: VerificationState; tries: number; why: string | null };

/** The next results of a run whose turn has come. */
export async function listWaiting(tx: Tx, runId: string, now: Instant, limit: number): Promise<Item[]> {
  const rows = await tx.selectFrom('reverify_item').select(['account_id', 'row_id', 'from_state', 'tries', 'why'])
    .where('run_id', '=', runId).where('state', '=', sql.lit('waiting')).where('next_at', '<=', new Date(now)).orderBy('next_at').orderBy('account_id').orderBy('row_id').limit(limit).execute();
  return rows.map((r) => ({ accountId: AccountId.parse(r.account_id), rowId: r.row_id, from: VerificationState.parse(r.from_state), tries: r.tries, why: r.why }));
}

/** When the next of those put off is due; undefined when nothing waits any more. */
export async function findNextAt(tx: Tx, runId: string): Promise<Instant | undefined> {
  const row = await tx.selectFrom('reverify_item').select('next_at').where('run_id', '=', runId).where('state', '=', sql.lit('waiting')).orderBy('next_at').limit(1).executeTakeFirst();
  return row?.next_at.getTime();
}

export type Settled = { accountId: string; rowId: string; to: VerificationState | null; reason: VerificationReason | null; why: string | null };

/** Settles many results one way; those settled before stay as they are. Answers how many it were. */
export async function settleItems(tx: Tx, runId: string, result: Exclude<RecheckResult, 'waiting'>, of: readonly Settled[], at: Instant): Promise<number> {
  if (of.length === 0) return 0;
  const { numAffectedRows } = await sql`
    update reverify_item set state = ${result}, to_state = done.to_state, reason = done.reason, why = done.why, settled_at = ${new Date(at)}
    from unnest(${of.map((o) => o.accountId)}::uuid[], ${of.map((o) => o.rowId)}::uuid[], ${of.map((o) => o.to)}::text[], ${of.map((o) => o.reason)}::text[], ${of.map((o) => o.why)}::text[]) as done (account_id, row_id, to_state, reason, why)
    where reverify_item.account_id = done.account_id and reverify_item.run_id = ${runId} and reverify_item.row_id = done.row_id and reverify_item.state = 'waiting'`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

/** Puts results off until a moment, with why there was no answer. */
export async function putOffItems(tx: Tx, runId: string, of: readonly { accountId: string; rowId: string; why: string }[], until: Instant): Promise<void> {
  if (of.length === 0) return;
  await sql`
    update reverify_item set tries = tries + 1, why = late.why, next_at = ${new Date(until)}
    from unnest(${of.map((o) => o.accountId)}::uuid[], ${of.map((o) => o.rowId)}::uuid[], ${of.map((o) => o.why)}::text[]) as late (account_id, row_id, why)
    where reverify_item.account_id = late.account_id and reverify_item.run_id = ${runId} and reverify_item.row_id = late.row_id and reverify_item.state = 'waiting'`.execute(tx);
}

export type ShownItem = Item & { to: VerificationState | null; reason: VerificationReason | null; settledAt: Instant };
export type ItemPlace = { at: Instant; accountId: string; rowId: string };

/** A page of what a run settled one way, in the order it came. */
export async function listSettled(tx: Tx, runId: string, result: RecheckResult, after: ItemPlace | undefined, limit: number): Promise<ShownItem[]> {
  let query = tx.selectFrom('reverify_item').selectAll().where('run_id', '=', runId).where('state', '=', result);
  if (after) query = query.where((eb) => eb(eb.refTuple('settled_at', 'account_id', 'row_id'), '>', eb.tuple(new Date(after.at), after.accountId, after.rowId)));
  const rows = await query.orderBy('settled_at').orderBy('account_id').orderBy('row_id').limit(limit).execute();
  return rows.map((r) => ({
    accountId: AccountId.parse(r.account_id), rowId: r.row_id, from: VerificationState.parse(r.from_state), tries: r.tries, why: r.why,
    to: r.to_state === null ? null : VerificationState.parse(r.to_state), reason: r.reason === null ? null : VerificationReason.parse(r.reason), settledAt: r.settled_at?.getTime() ?? 0,
  }));
}

/** How many a run settled one way. */
export async function countSettled(tx: Tx, runId: string, result: RecheckResult): Promise<number> {
  const { count } = await tx.selectFrom('reverify_item').select((eb) => eb.fn.countAll<string>().as('count')).where('run_id', '=', runId).where('state', '=', result).executeTakeFirstOrThrow();
  return Number(count);
}
