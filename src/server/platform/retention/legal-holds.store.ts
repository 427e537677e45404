import { sql, type RawBuilder } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import type { DataClass } from '#server/kernel/retention.ts';
import type { Tx } from '../db/tx.ts';

/** A class of rows that may be held: which it is, and where its rows say whose they are and of which application, as far as they do. */
export type HoldableRow = { of: DataClass; person?: RawBuilder<unknown>; application?: RawBuilder<unknown> };

/** True for a row that must not be erased (保全): its person, its application or its whole class is held at this moment. */
export function isHeld({ of, person, application }: HoldableRow, now: Instant): RawBuilder<boolean> {
  const about = [
    sql`h.class = ${of}`,
    ...(person ? [sql`(h.kind = 'person' and h.account_id = ${person})`] : []),
    ...(application ? [sql`(h.kind = 'application' and h.application_id = ${application})`] : []),
  ];
  return sql<boolean>`exists (select 1 from legal_hold h where h.lifted_at is null and (h.until_at is null or h.until_at > ${new Date(now)}) and (${sql.join(about, sql` or `)}))`;
}

/** True when a person is held, or one of their applications. */
export async function isPersonHeld(tx: Tx, accountId: string, now: Instant): Promise<boolean> {
  const row = await tx.selectFrom('legal_hold').select('hold_id').where('account_id', '=', accountId).where('lifted_at', 'is', null)
    .where((e) => e.or([e('until_at', 'is', null), e('until_at', '>', new Date(now))])).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Whoever orders a hold and whoever erases take turns: what is held once the order stands is not erased any more. */
export async function takeTurns(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('retention.holds'))`.execute(tx);
}
