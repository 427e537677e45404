import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { HintKind } from '#contracts/hints.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { THRESHOLDS } from './domain/explain-hint.ts';

/** Several accounts with one thing in common; the key is a digest and says nothing by itself. */
export type Group = { key: Buffer; accounts: string[] };

/** The largest groups of a kind at most, and the accounts of one at most: a hint about thousands helps nobody. */
const GROUPS = 2_000;
const PEOPLE = 1_000;
const DAY = 86_400_000;

type Source = (now: Instant) => RawBuilder<unknown>;
const since = (now: Instant, days: number) => new Date(now - days * DAY);

/** Where each kind is seen: rows of a key and the accounts it joins. Names, numbers and addresses are compared by digests only, or within the database. */
const SOURCES: Record<HintKind, Source> = {
  same_device: (now) => sql`select device_key as key, array_agg(distinct account_id) as accounts from account_device where last_signed_in_at > ${since(now, THRESHOLDS.device.days)} group by device_key having count(distinct account_id) >= ${THRESHOLDS.device.people}`,
  same_network: (now) => sql`select network_key as key, array_agg(distinct account_id) as accounts from account_device where last_signed_in_at > ${since(now, THRESHOLDS.network.days)} group by network_key having count(distinct account_id) >= ${THRESHOLDS.network.people}`,
  same_file: () => sql`select digest as key, array_agg(distinct account_id) as accounts from material_file group by digest having count(distinct account_id) >= ${THRESHOLDS.file.people}`,
  same_photo: () => sql`select sha256(convert_to(least(account_id::text, other_account_id::text) || greatest(account_id::text, other_account_id::text), 'UTF8')) as key, array[account_id, other_account_id] as accounts from photo_likeness group by account_id, other_account_id`,
  same_contact: (now) => sql`select recipient_key as key, array_agg(distinct account_id) as accounts from message where account_id is not null and recipient_key is not null and channel in ('sms', 'mail') and queued_at > ${since(now, THRESHOLDS.mailbox.days)}
    group by recipient_key, channel having count(distinct account_id) >= case channel when 'mail' then ${THRESHOLDS.mailbox.people}::int else ${THRESHOLDS.phone.people}::int end`,
  same_identity: () => sql`select sha256(convert_to(name || ' ' || born_on::text || ' ' || sex, 'UTF8')) as key, array_agg(distinct account_id) as accounts from account where born_on is not null and sex is not null and state <> 'closed' group by name, born_on, sex having count(distinct document_type) > 1`,
};

/** Whether a kind is seen by digests of the blind index. */
export const isOfDigests = (kind: HintKind): boolean => kind === 'same_device' || kind === 'same_network' || kind === 'same_contact';

/** The groups of a kind as they stand, the largest first. */
export async function findGroups(tx: Tx, kind: HintKind, now: Instant): Promise<Group[]> {
  const { rows } = await sql<Group>`select key, accounts[1:${PEOPLE}]::text[] as accounts from (${SOURCES[kind](now)}) g order by cardinality(accounts) desc, key limit ${GROUPS}`.execute(tx);
  return rows;
}

/** Keeps what was found: a group that is known grows or shrinks, its members are seen again, what was dismissed stays so. */
export async function keepGroup(tx: Tx, kind: HintKind, group: Group, id: string, now: Instant): Promise<void> {
  const at = new Date(now);
  const { hint_id: hintId } = await tx.insertInto('proxy_hint').values({ hint_id: id, kind, group_key: group.key, people: group.accounts.length, found_at: at })
    .onConflict((c) => c.columns(['kind', 'group_key']).doUpdateSet({ people: group.accounts.length })).returning('hint_id').executeTakeFirstOrThrow();
  await tx.insertInto('proxy_hint_member').values(group.accounts.map((accountId) => ({ account_id: accountId, hint_id: hintId, found_at: at, seen_at: at })))
    .onConflict((c) => c.columns(['account_id', 'hint_id']).doUpdateSet({ seen_at: at })).execute();
}
