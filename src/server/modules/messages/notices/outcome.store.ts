import type { NoticeId } from '#contracts/mass-notices.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type Outcome = { queued: number; sent: number; delivered: number; failed: number; cancelled: number };

/** What became of the messages of a notice, channel by channel. */
export async function countOutcome(tx: Tx, id: NoticeId): Promise<Partial<Record<'sms' | 'mail' | 'inbox', Outcome>>> {
  const rows = await tx.selectFrom('message').select(['channel', 'state', (e) => e.fn.countAll<string>().as('count')]).where('notice_id', '=', id).where('resent_of', 'is', null).groupBy(['channel', 'state']).execute();
  const found: Partial<Record<'sms' | 'mail' | 'inbox', Outcome>> = {};
  for (const row of rows) {
    const channel = row.channel === 'mail' || row.channel === 'inbox' ? row.channel : 'sms';
    const outcome = (found[channel] ??= { queued: 0, sent: 0, delivered: 0, failed: 0, cancelled: 0 });
    if (row.state in outcome) outcome[row.state as keyof Outcome] = Number(row.count);
  }
  return found;
}

/** A page of the messages of a notice that were not delivered; what was sent again stands with what it repeats. */
export async function listFailed(tx: Tx, id: NoticeId, after: string | undefined, limit: number) {
  let query = tx.selectFrom('message').innerJoin('account', 'account.account_id', 'message.account_id')
    .select(['message.message_id', 'message.account_id', 'message.template', 'message.channel', 'message.state', 'message.recipient_sealed', 'message.content_sealed', 'message.resent_of', 'message.queued_at', 'message.failure', 'message.failed_at', 'account.name'])
    .where('message.notice_id', '=', id).where('message.state', '=', 'failed').where('message.resent_of', 'is', null);
  if (after !== undefined) query = query.where('message.message_id', '>', after);
  return query.orderBy('message.message_id').limit(limit).execute();
}

/** How many of them there are. */
export async function countFailed(tx: Tx, id: NoticeId): Promise<number> {
  const { count } = await tx.selectFrom('message').innerJoin('account', 'account.account_id', 'message.account_id').select((e) => e.fn.countAll<string>().as('count')).where('message.notice_id', '=', id).where('message.state', '=', 'failed').where('message.resent_of', 'is', null).executeTakeFirstOrThrow();
  return Number(count);
}
