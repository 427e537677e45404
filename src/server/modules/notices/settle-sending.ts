import type { Asked, Outcome } from '#server/platform/carriers/carrier.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Instant } from '#contracts/dates.ts';
import { isSecret } from './domain/message-templates.ts';
import { markSent } from './messages.store.ts';
import { letWait } from './notices.jobs-declared.ts';
import type { Plan } from './plan-sending.ts';
import { endTry, settleTry } from './tries.store.ts';

type Sent = Extract<Plan, { do: 'send' }>;
type AskedAbout = Extract<Plan, { do: 'ask' }>;

/** Writes what a carrier answered; a message it took is sent, and a code's text goes with it. */
export async function settleSending(tx: Tx, { carrier, number, message }: Sent, outcome: Outcome, now: Instant): Promise<void> {
  const settled = await endTry(tx, message.id, number, outcome, now);
  if (settled && outcome.taken) await markSent(tx, message.id, { carrier: carrier.name, reference: outcome.reference, forget: isSecret(message.event) && !carrier.standIn }, now);
}

const ASK_AGAIN = 60_000;

/** Writes what a carrier said of a try whose answer was lost: taken after all, or lost and free to be tried again; as long as nobody can tell, the message waits. */
export async function settleAsked(tx: Tx, { carrier, number, message, presumeLost }: AskedAbout, asked: Asked, secret: boolean, now: Instant): Promise<'sent' | 'lost' | 'waits'> {
  if (asked?.known && carrier) {
    const settled = await settleTry(tx, message.id, number, 'taken', now);
    if (settled) await markSent(tx, message.id, { carrier: carrier.name, reference: asked.reference === '' ? null : asked.reference, forget: secret && !carrier.standIn }, now);
    return 'sent';
  }
  if (asked === undefined && !presumeLost && carrier) {
    await letWait(tx, message, now + ASK_AGAIN, 'carrier', now);
    return 'waits';
  }
  await settleTry(tx, message.id, number, 'lost', now);
  return 'lost';
}
