import { z } from 'zod';
import { beijingDay, startOfBeijingDay } from '#contracts/dates.ts';
import type { Outcome } from '#server/platform/carriers/carrier.ts';
import { keptFor } from '#server/kernel/retention.ts';
import { declareJob, declareSchedule, handleJob } from '#server/platform/jobs/job.ts';
import { enqueueAll } from '#server/platform/jobs/queue.ts';
import { forgetAllowances } from './allowance.store.ts';
import { countDays } from './deliveries.store.ts';
import { isSecret } from './domain/message-templates.ts';
import { failMessage } from './fail-message.ts';
import { askCarrier, giveToCarrier } from './give-to-carrier.ts';
import { findMessage, forgetOldTexts, takeGivenUp, takeOverdue } from './messages.store.ts';
import type { NoticesEnv } from './notices-env.ts';
import { sendMessage } from './notices.jobs-declared.ts';
import { planSending, type Plan } from './plan-sending.ts';
import { settleAsked, settleSending } from './settle-sending.ts';

/** Empties old texts of the outbox. */
export const forgetMessages = declareJob({ name: 'notices.forget-messages', payload: z.object({}), attempts: 3 });

/** Gives messages whose time has come to the queue again, the most urgent first: carriers that are down for hours lose nothing. */
export const sendOverdue = declareJob({ name: 'notices.send-overdue', payload: z.object({}), attempts: 2 });

/** Texts are kept this long so that people can be told what was sent to them. */
const KEPT = keptFor('outbox');

/** The texts a candidate reads on the site are kept for a sitting's year. */
const KEPT_FOR_ACCOUNTS = keptFor('message');

/** As often as carriers could each be tried once, and asked once. */
const MOST_TURNS = 6;

/**
 * Brings a message on: to the first carrier that takes it, the next one when that fails, all outside of transactions; every try is written down before it is made.
 * What the last carrier answered is written with the job's end.
 */
export const onSendMessage = (env: NoticesEnv) =>
  handleJob(sendMessage, {
    prepare: async ({ kit, read }, { messageId }): Promise<{ plan: Extract<Plan, { do: 'send' }>; outcome: Outcome } | undefined> => {
      const now = () => kit.clock.now();
      for (let turn = 0; turn < MOST_TURNS; turn++) {
        const plan = await read((tx) => planSending(tx, env, { kit, now: now() }, messageId));
        if (!plan) return undefined;
        if (plan.do === 'send') {
          const outcome = await giveToCarrier(kit, plan.carrier, plan.message);
          if (outcome.taken) return { plan, outcome };
          await read((tx) => settleSending(tx, plan, outcome, now()));
        } else {
          const asked = plan.carrier && (await askCarrier(kit, plan.carrier, plan.message, plan.since));
          const became = await read(async (tx) => settleAsked(tx, plan, asked, isSecret((await findMessage(tx, messageId))?.template ?? ''), now()));
          if (became !== 'lost') return undefined;
        }
      }
      return undefined;
    },
    work: async ({ tx, now }, _payload, sent) => {
      if (sent) await settleSending(tx, sent.plan, sent.outcome, now);
    },
  });

/** A message nobody began with, or whose sender died, is looked at again after this. */
const OVERDUE = 60_000;
const GIVEN_UP = 24 * 3_600_000;
const AT_ONCE = 3_000;
const FAILED_AT_ONCE = 200;

/** Takes up what is overdue, a bounded batch a run; what no carrier took in a day has failed. */
export const onSendOverdue = (env: NoticesEnv) => handleJob(sendOverdue, {
  work: async ({ tx, kit, now }) => {
    for (const message of await takeGivenUp(tx, now - GIVEN_UP, FAILED_AT_ONCE)) await failMessage(tx, env, { kit, now }, message, 'not_taken');
    const due = await takeOverdue(tx, { before: now - OVERDUE, limit: AT_ONCE }, now);
    await enqueueAll(tx, sendMessage, due.map(({ id, urgency }) => ({ payload: { messageId: id }, priority: 3 - urgency })));
  },
});

/** Every minute. */
export const sendOverdueOften = declareSchedule({ job: sendOverdue, cron: '* * * * *' });

/** Counts what became of messages, for the figures of staff. */
export const countDeliveries = declareJob({ name: 'notices.count-deliveries', payload: z.object({}), attempts: 2 });

/** Receipts come within days; older counts stand. */
const STILL_MOVING = 4 * 86_400_000;

export const onCountDeliveries = handleJob(countDeliveries, { work: ({ tx, now }) => countDays(tx, startOfBeijingDay(beijingDay(now - STILL_MOVING)), now) });

/** Every five minutes. */
export const countDeliveriesOften = declareSchedule({ job: countDeliveries, cron: '*/5 * * * *' });

/** Empties the texts of messages past their keeping, and what recipients got on days gone by. */
export const onForgetMessages = handleJob(forgetMessages, {
  work: async ({ tx, now }) => {
    await forgetOldTexts(tx, { before: now - KEPT, ofAccountsBefore: now - KEPT_FOR_ACCOUNTS, now });
    await forgetAllowances(tx, now);
  },
});

/** Every night. */
export const forgetMessagesNightly = declareSchedule({ job: forgetMessages, cron: '20 3 * * *' });
