import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Remembers whether a channel answered (渠道可用情况); only a change is written, so that no row is hot. */
export async function noteChannel(tx: Tx, account: string, answered: boolean, now: Instant): Promise<void> {
  const at = new Date(now);
  if (answered) await tx.updateTable('payment_channel_state').set({ away_since: null, last_answer_at: at }).where('account', '=', account).where('away_since', 'is not', null).execute();
  else await tx.insertInto('payment_channel_state').values({ account, away_since: at }).onConflict((c) => c.column('account').doUpdateSet({ away_since: at }).where('payment_channel_state.away_since', 'is', null)).execute();
}

/** The accounts whose channel does not answer, and since when. */
export async function listAway(tx: Tx): Promise<ReadonlyMap<string, Instant>> {
  const rows = await tx.selectFrom('payment_channel_state').select(['account', 'away_since']).where('away_since', 'is not', null).execute();
  return new Map(rows.flatMap((row) => (row.away_since === null ? [] : [[row.account, row.away_since.getTime()] as const])));
}
