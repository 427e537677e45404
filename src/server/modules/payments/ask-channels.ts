import type { Instant } from '#contracts/dates.ts';
import type { Kit } from '#server/platform/kit.ts';
import type { Attempt } from './attempts.store.ts';
import type { PaymentChannels } from './channels/channel.ts';
import type { Answer } from './commands/take-answer.ts';
import type { Charge } from './domain/order-states.ts';
import type { Order } from './payments.store.ts';

type Asking = { channels: PaymentChannels; logger: Kit['logger'] };

/** True when an attempt should no longer be payable: its time or its order is over, or the payer went elsewhere. */
export function mustEnd(attempt: Attempt, order: Pick<Order, 'state'>, now: Instant): boolean {
  return order.state !== 'open' || attempt.leftAt !== null || now >= attempt.expiresAt;
}

/** Asks the channels about attempts (主动查单) and closes there what must end; outside every transaction. Silence, and an answer that is not genuine, is `unanswered`. */
export function askChannels({ channels, logger }: Asking, attempts: readonly Attempt[], ends: (attempt: Attempt) => boolean): Promise<Answer[]> {
  return Promise.all(attempts.map(async (attempt): Promise<Answer> => {
    const answer = { accountId: attempt.accountId, orderId: attempt.orderId, attemptId: attempt.id, account: attempt.account };
    try {
      return { ...answer, said: await ask(channels, attempt, ends(attempt)) };
    } catch (error) {
      logger.warn({ err: error, account: attempt.account }, 'a payment channel did not answer about an attempt');
      return { ...answer, said: 'unanswered' };
    }
  }));
}

async function ask(channels: PaymentChannels, { account, number, startedAt }: Attempt, end: boolean): Promise<Charge> {
  const channel = channels.find(account);
  if (!channel) throw new Error(`there is no receiving account ${account}`);
  const known = await channel.query({ number, startedAt });
  // asked first: closing what is paid would be refused, and the money is news
  return known.status === 'paid' || known.status === 'closed' || !end ? known : channel.close({ number, startedAt });
}
