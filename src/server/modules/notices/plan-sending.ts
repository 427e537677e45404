import type { Instant } from '#contracts/dates.ts';
import type { Carrier, MessageToSend } from '#server/platform/carriers/carrier.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Kit } from '#server/platform/kit.ts';
import { takeAllowance } from './allowance.store.ts';
import { isSecret } from './domain/message-templates.ts';
import { signedAs } from './domain/sms-sign.ts';
import { nextStep } from './domain/next-step.ts';
import { restsUntil } from './domain/urgency.ts';
import { failMessage } from './fail-message.ts';
import { isHeldBack } from './give-to-carrier.ts';
import { MessageContent } from './message-content.ts';
import { lockToSend, type MessageRow } from './messages.store.ts';
import type { NoticesEnv } from './notices-env.ts';
import { letWait } from './notices.jobs-declared.ts';
import { insertTry, listTries } from './tries.store.ts';

export type SendingOffice = { kit: Pick<Kit, 'crypto' | 'outside'>; now: Instant };

/** What is to be done outside now, written down before it is done. */
export type Plan =
  | { do: 'send'; carrier: Carrier; number: number; message: MessageToSend }
  | { do: 'ask'; carrier: Carrier | undefined; number: number; since: Instant; presumeLost: boolean; message: { id: string; to: string; urgency: number } };

/** A code that could not be sent within this time is of no use any more. */
export const SECRET_USEFUL = 5 * 60_000;

/** Decides what happens next with a message and writes it down: to which carrier it is given, that it waits and until when, or that it has failed. Nothing when there is nothing to do now. */
export async function planSending(tx: Tx, env: NoticesEnv, office: SendingOffice, messageId: string): Promise<Plan | undefined> {
  const { kit, now } = office;
  const row = await lockToSend(tx, messageId);
  if (!row || (row.notBefore ?? 0) > now) return undefined;
  if (isSecret(row.template) && now - row.queuedAt > SECRET_USEFUL) return void (await failMessage(tx, env, office, row, 'too_late'));
  const night = restsUntil(row, now);
  if (night !== undefined) return void (await letWait(tx, row, night, 'night', now));
  const carriers = row.channel === 'sms' ? env.sms : env.mail;
  const message = messageOf(kit, row, env.smsSign);
  const tries = await listTries(tx, row.id);
  const ways = carriers.map((one) => ({ name: one.name, takes: one.takes(message), open: isHeldBack(kit, one) }));
  const step = nextStep({ code: isSecret(row.template), mail: row.channel === 'mail', tries, ways }, now);
  const named = (name: string): Carrier | undefined => carriers.find((one) => one.name === name);
  switch (step.do) {
    case 'leave': return undefined;
    case 'wait': return void (await letWait(tx, row, step.until, 'carrier', now));
    case 'fail': return void (await failMessage(tx, env, office, row, step.reason));
    case 'ask': return { ...step, carrier: named(step.carrier), message: { id: row.id, to: message.to, urgency: row.urgency } };
    case 'send': {
      const carrier = named(step.carrier);
      if (!carrier || !(await isAllowed(tx, env, office, row))) return undefined;
      const number = (tries.at(-1)?.number ?? 0) + 1;
      await insertTry(tx, row.id, { number, carrier: carrier.name }, now);
      return { do: 'send', carrier, number, message };
    }
  }
}

/** Counts the message into what its recipient may get, once. A code that would come too late for that has failed. */
async function isAllowed(tx: Tx, env: NoticesEnv, office: SendingOffice, row: MessageRow): Promise<boolean> {
  if (row.counted) return true;
  const { now } = office;
  const kind = isSecret(row.template) ? 'code' : 'notice';
  const taken = await takeAllowance(tx, { key: office.kit.crypto.current('message.recipient', row.recipientKey), channel: row.channel, kind }, env.limits[row.channel][kind], now);
  if (!taken.ok && kind === 'code' && taken.freeAt - row.queuedAt > SECRET_USEFUL) await failMessage(tx, env, office, row, 'over_limit');
  else if (!taken.ok) await letWait(tx, row, taken.freeAt, 'allowance', now);
  else await row.noteCounted(now);
  return taken.ok;
}

function messageOf({ crypto }: SendingOffice['kit'], row: MessageRow, sign: NoticesEnv['smsSign']): MessageToSend {
  const { subject, text, params, lang } = MessageContent.parse(JSON.parse(crypto.open('message.content', row.contentSealed)));
  return { id: row.id, to: crypto.open('message.recipient', row.recipientSealed), subject, text: row.channel === 'sms' ? signedAs(text, lang ?? 'zh', sign) : text, lang: lang ?? 'zh', event: row.template, params };
}
