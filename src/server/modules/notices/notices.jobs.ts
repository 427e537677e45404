import { z } from 'zod';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { MessagePorts } from '#server/platform/sms/message-ports.ts';
import { countDays } from './deliveries.store.ts';
import { isSecret } from './domain/message-templates.ts';
import { MessageContent } from './message-content.ts';
import { findMessage, forgetOldTexts, markSent, markTooLate, takeOverdue } from './messages.store.ts';

/** Sends one message of the outbox. */
export const sendMessage = declareJob({ name: 'notices.send-message', payload: z.object({ messageId: z.uuid() }), attempts: 6, retryDelaySeconds: 5 });

/** Empties old texts of the outbox. */
export const forgetMessages = declareJob({ name: 'notices.forget-messages', payload: z.object({}), attempts: 3 });

/** Gives messages that no carrier took to the queue again: a carrier that is down for hours loses nothing. */
export const sendOverdue = declareJob({ name: 'notices.send-overdue', payload: z.object({}), attempts: 2 });

/** Texts are kept this long so that people can be told what was sent to them. */
const KEPT = 30 * 86_400_000;

/** The texts a candidate reads on the site are kept for a sitting's year. */
const KEPT_FOR_ACCOUNTS = 365 * 86_400_000;

/** A code that could not be sent within this time is of no use any more. */
const SECRET_USEFUL = 5 * 60_000;

/** Hands the message to its carrier outside the transaction, then marks it sent; a message already sent or too late is left alone. */
export const onSendMessage = ({ sms, mail }: MessagePorts) =>
  handleJob(sendMessage, {
    prepare: async ({ kit, now, read }, { messageId }) => {
      const row = await read((tx) => findMessage(tx, messageId));
      if (!row || row.state !== 'queued' || !row.content_sealed || !row.recipient_sealed) return undefined;
      if (isSecret(row.template) && now - row.queued_at.getTime() > SECRET_USEFUL) return 'too_late' as const;
      const to = kit.crypto.open('message.recipient', row.recipient_sealed);
      const { subject, text } = MessageContent.parse(JSON.parse(kit.crypto.open('message.content', row.content_sealed)));
      const port = row.channel === 'sms' ? sms : mail;
      const { reference } = row.channel === 'sms' ? await sms.send({ id: messageId, to, text }) : await mail.send({ id: messageId, to, subject, text });
      return { reference, forget: isSecret(row.template) && !port.standIn };
    },
    work: async ({ tx, now }, { messageId }, sent) => {
      if (sent === undefined) return;
      if (sent === 'too_late') await markTooLate(tx, messageId, now);
      else await markSent(tx, messageId, sent.reference, sent.forget, now);
    },
  });

/** The first tries are over within minutes; then one more round each quarter of an hour, for a day. */
const OVERDUE = 15 * 60_000;
const GIVEN_UP = 24 * 3_600_000;
const OVERDUE_AT_ONCE = 500;

/** Takes up what is overdue, a bounded batch a run. */
export const onSendOverdue = handleJob(sendOverdue, {
  work: async ({ tx, now }) => {
    for (const { id } of await takeOverdue(tx, { before: now - OVERDUE, failBefore: now - GIVEN_UP, limit: OVERDUE_AT_ONCE }, now)) await enqueue(tx, sendMessage, { messageId: id });
  },
});

/** Every five minutes. */
export const sendOverdueOften = declareSchedule({ job: sendOverdue, cron: '*/5 * * * *' });

/** Counts what became of messages, for the figures of staff. */
export const countDeliveries = declareJob({ name: 'notices.count-deliveries', payload: z.object({}), attempts: 2 });

/** Receipts come within days; older counts stand. */
const STILL_MOVING = 4 * 86_400_000;

export const onCountDeliveries = handleJob(countDeliveries, { work: ({ tx, now }) => countDays(tx, startOfBeijingDay(beijingDay(now - STILL_MOVING)), now) });

/** Every five minutes. */
export const countDeliveriesOften = declareSchedule({ job: countDeliveries, cron: '*/5 * * * *' });

/** Empties the texts of messages past their keeping. */
export const onForgetMessages = handleJob(forgetMessages, { work: ({ tx, now }) => forgetOldTexts(tx, now - KEPT, now - KEPT_FOR_ACCOUNTS) });

/** Every night. */
export const forgetMessagesNightly = declareSchedule({ job: forgetMessages, cron: '20 3 * * *' });
