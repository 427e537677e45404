import type { Instant } from '#contracts/dates.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Which accounts' channels answered (渠道可用情况) when they were asked just now. */
export type Answered = ReadonlyMap<string, boolean>;

/** Remembers which channels answered; only a change is written, so that no row is hot, and in one order, so that two who note the same accounts never wait for each other in a circle. */
export async function noteChannels(tx: Tx, answered: Answered, now: Instant): Promise<void> {
  const at = new Date(now);
  const away = await listAway(tx);
  for (const [account, answers] of [...answered].filter(([one, answers]) => answers === away.has(one)).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (answers) await tx.updateTable('payment_channel_state').set({ away_since: null, last_answer_at: at }).where('account', '=', account).where('away_since', 'is not', null).execute();
    else await tx.insertInto('payment_channel_state').values({ account, away_since: at }).onConflict((c) => c.column('account').doUpdateSet({ away_since: at }).where('payment_channel_state.away_since', 'is', null)).execute();
  }
}

/** The accounts whose channel does not answer, and since when. */
export async function listAway(tx: Tx): Promise<ReadonlyMap<string, Instant>> {
  const rows = await tx.selectFrom('payment_channel_state').select(['account', 'away_since']).where('away_since', 'is not', null).execute();
  return new Map(rows.flatMap((row) => (row.away_since === null ? [] : [[row.account, row.away_since.getTime()] as const])));
}
