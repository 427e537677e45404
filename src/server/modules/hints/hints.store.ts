import { sql } from 'kysely';
import type { Instant } from '#contracts/dates.ts';
import { HintKind } from '#contracts/hints.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { isHeld } from '#server/platform/retention/legal-holds.store.ts';

export type HintRow = { id: string; kind: HintKind; people: number; foundAt: Instant; dismissed: { by: string; at: Instant; reason: string } | null };

/** The hints about a person, those nobody has dismissed first; one that is about more people than when it was dismissed stands again. */
export async function listHintsOf(tx: Tx, accountId: string): Promise<HintRow[]> {
  const rows = await tx.selectFrom('proxy_hint_member as m').innerJoin('proxy_hint as h', 'h.hint_id', 'm.hint_id')
    .select(['h.hint_id', 'h.kind', 'h.people', 'm.found_at', 'm.dismissed_by', 'm.dismissed_at', 'm.dismiss_reason', 'm.people_then']).where('m.account_id', '=', accountId).orderBy('m.found_at', 'desc').orderBy('h.hint_id').execute();
  return rows.map((r) => ({
    id: r.hint_id, kind: HintKind.parse(r.kind), people: r.people, foundAt: r.found_at.getTime(),
    dismissed: r.dismissed_at !== null && r.people <= (r.people_then ?? 0) ? { by: r.dismissed_by ?? '', at: r.dismissed_at.getTime(), reason: r.dismiss_reason ?? '' } : null,
  })).toSorted((a, b) => Number(a.dismissed !== null) - Number(b.dismissed !== null));
}

/** The others a hint is about. */
export async function listOthers(tx: Tx, hintId: string, accountId: string): Promise<string[]> {
  return (await tx.selectFrom('proxy_hint_member').select('account_id').where('hint_id', '=', hintId).where('account_id', '<>', accountId).orderBy('account_id').execute()).map((r) => r.account_id);
}

/** Writes that somebody looked and dismissed a hint for one person; false when it was dismissed before. */
export async function writeDismissal(tx: Tx, of: { accountId: string; id: string }, by: string, reason: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx.updateTable('proxy_hint_member as m').from('proxy_hint as h').set((e) => ({ dismissed_by: by, dismissed_at: new Date(now), dismiss_reason: reason, people_then: e.ref('h.people') }))
    .whereRef('h.hint_id', '=', 'm.hint_id').where('m.account_id', '=', of.accountId).where('m.hint_id', '=', of.id).where(sql<boolean>`(m.dismissed_at is null or h.people > m.people_then)`).executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Forgets members that were not seen for as long as hints are kept, but for those on hold, and hints about nobody any more. */
export async function forgetHints(tx: Tx, before: Instant, now: Instant): Promise<void> {
  await tx.deleteFrom('proxy_hint_member').where('seen_at', '<', new Date(before)).where(sql<boolean>`not ${isHeld({ of: 'hint', person: sql.ref('proxy_hint_member.account_id') }, now)}`).execute();
  await tx.deleteFrom('proxy_hint as h').where((e) => e.not(e.exists(e.selectFrom('proxy_hint_member as m').select('m.hint_id').whereRef('m.hint_id', '=', 'h.hint_id')))).execute();
}
