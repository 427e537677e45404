import { sql } from 'kysely';
import { CompletionId, type CompletionKey } from '#contracts/completions.ts';
import { AccountId } from '#contracts/ids.ts';
import type { PublicityId } from '#contracts/publicity.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { SYSTEM } from '../completions.store.ts';

type Moved = { account_id: string; completion_id: string };
const keys = (rows: readonly Moved[]): CompletionKey[] => rows.map((r) => ({ accountId: AccountId.parse(r.account_id), completionId: CompletionId.parse(r.completion_id) }));

/** The next people of an approved list stand as announced, each with the line of their history. Answers how many. */
export async function announceNext(tx: Tx, id: PublicityId, limit: number, at: Date): Promise<number> {
  const { rows } = await sql<Moved>`
    with batch as (select account_id, completion_id from completion where publicity_id = ${id} and state = 'found' order by account_id, completion_id limit ${limit} for update),
    moved as (update completion c set state = 'announced', version = c.version + 1, changed_at = ${at} from batch s where c.account_id = s.account_id and c.completion_id = s.completion_id returning c.account_id, c.completion_id, c.version)
    insert into completion_event (account_id, completion_id, version, act, from_state, to_state, reasons, by_id, by_name, at) select account_id, completion_id, version, 'announced', 'found', 'announced', '{}', null, ${SYSTEM.name}, ${at} from moved returning account_id, completion_id`.execute(tx);
  return rows.length;
}

/** Clears the next people of a list whose time is over (公示期满无异议, T29), each with the line of their history: only who stands as announced, never who is held back. Answers who they are. */
export async function clearNext(tx: Tx, id: PublicityId, limit: number, at: Date): Promise<CompletionKey[]> {
  const { rows } = await sql<Moved>`
    with batch as (select account_id, completion_id from completion where publicity_id = ${id} and state = 'announced' order by account_id, completion_id limit ${limit} for update),
    moved as (update completion c set state = 'cleared', cleared_at = ${at}, version = c.version + 1, changed_at = ${at} from batch s where c.account_id = s.account_id and c.completion_id = s.completion_id returning c.account_id, c.completion_id, c.version)
    insert into completion_event (account_id, completion_id, version, act, from_state, to_state, reasons, by_id, by_name, at) select account_id, completion_id, version, 'cleared', 'announced', 'cleared', '{}', null, ${SYSTEM.name}, ${at} from moved returning account_id, completion_id`.execute(tx);
  return keys(rows);
}

/** Takes the next people off a list that is withdrawn: they wait to be announced again, or go on being looked into. Answers how many. */
export async function unlistNext(tx: Tx, id: PublicityId, limit: number, at: Date): Promise<number> {
  const { rows } = await sql<Moved>`
    with batch as (select account_id, completion_id, state from completion where publicity_id = ${id} and state in ('found', 'announced', 'held') order by account_id, completion_id limit ${limit} for update),
    moved as (update completion c set state = case when s.state = 'held' then 'checking' else 'found' end, publicity_id = null, version = c.version + 1, changed_at = ${at} from batch s where c.account_id = s.account_id and c.completion_id = s.completion_id
      returning c.account_id, c.completion_id, c.version, s.state as was, c.state as becomes, c.reasons)
    insert into completion_event (account_id, completion_id, version, act, from_state, to_state, reasons, by_id, by_name, at) select account_id, completion_id, version, 'unlisted', was, becomes, reasons, null, ${SYSTEM.name}, ${at} from moved returning account_id, completion_id`.execute(tx);
  return rows.length;
}

/** How those on a list stand: announced or held back. */
export async function countHeld(tx: Tx, id: PublicityId): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from completion where publicity_id = ${id} and state = 'held'`.execute(tx);
  return rows[0]?.n ?? 0;
}
