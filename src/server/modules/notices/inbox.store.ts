import type { Instant } from '#contracts/dates.ts';
import type { AccountId } from '#contracts/ids.ts';
import type { MessageId } from '#contracts/messages.ts';
import { keptStatement } from '#server/platform/db/kept-statement.ts';
import { writeBehind, type Tx } from '#server/platform/db/tx.ts';
import { SECRET_TEMPLATES } from './domain/message-templates.ts';

/** What an account reads on the site: nothing with a code, and of a message that went to the phone and the mailbox alike only one. */
function inboxOf(tx: Tx, accountId: AccountId) {
  return tx.selectFrom('message').where('message.account_id', '=', accountId).where('message.template', 'not in', SECRET_TEMPLATES)
    .where('message.resent_of', 'is', null).where('message.instead_of', 'is', null)
    .where((e) => e.or([e('message.channel', '!=', 'mail'), e.not(e.exists(
      e.selectFrom('message as twin').select('twin.message_id').where('twin.account_id', '=', accountId).where('twin.channel', '=', 'sms')
        .whereRef('twin.template', '=', 'message.template').whereRef('twin.queued_at', '=', 'message.queued_at'),
    ))]));
}

/** The newest messages of an account, or those older than one of them. */
export async function listInbox(tx: Tx, accountId: AccountId, of: { before?: MessageId | undefined; limit: number }) {
  // ids grow with the real time, so that a page never moves while new messages come
  let found = inboxOf(tx, accountId).selectAll('message').orderBy('message.message_id', 'desc').limit(of.limit);
  if (of.before !== undefined) found = found.where('message.message_id', '<', of.before);
  return found.execute();
}

/** One message of an account; nothing when it is somebody else's or carried a code. */
export async function findInInbox(tx: Tx, accountId: AccountId, id: MessageId) {
  return inboxOf(tx, accountId).selectAll('message').where('message.message_id', '=', id).executeTakeFirst();
}

/** Notes that a candidate opened a message; the first time counts. */
export function markRead(tx: Tx, accountId: AccountId, id: MessageId, now: Instant): void {
  writeBehind(tx, tx.updateTable('message').set({ read_at: new Date(now) }).where('account_id', '=', accountId).where('message_id', '=', id).where('read_at', 'is', null));
}

const MOST_COUNTED = 100;

const unreadOf = keptStatement((tx, v: { accountId: AccountId }) => inboxOf(tx, v.accountId).select('message.message_id').where('message.read_at', 'is', null).where('message.content_sealed', 'is not', null).limit(MOST_COUNTED));

/** How many messages an account has not opened yet, counted up to a hundred. */
export async function countUnread(tx: Tx, accountId: AccountId): Promise<number> {
  return (await tx.executeQuery(unreadOf(tx, { accountId }))).rows.length;
}
