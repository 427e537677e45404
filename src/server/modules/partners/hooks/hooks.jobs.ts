import { z } from 'zod';
import type { Instant } from '#contracts/dates.ts';
import type { FieldCrypto } from '#server/platform/crypto/field-crypto.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { factsAfter, placeNow, sweepFacts } from '#server/platform/facts/recorded-facts.store.ts';
import { declareJob, declareSchedule, handleJob, type AnyJobHandler, type Job, type Schedule } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { mustPause, nextTryAt } from '../domain/delivery-rules.ts';
import { insertPartnerAct } from '../partners.store.ts';
import { holdDue, hooksWithDue, insertDeliveries, recordTry, sweepDeliveries, type Delivery } from './deliveries.store.ts';
import { findHook, listActiveHooks, lockHook, updateHook, type Hook } from './hooks.store.ts';
import { SECRET } from './keep-hooks.ts';
import type { SendAnswer, SendMessage } from './send-message.ts';
import { messageOf, signedHeaders } from './sign-message.ts';

/** Every minute: hands on what happened since, and wakes what is due. */
const handOnFacts = declareJob({ name: 'partners.hand-on', attempts: 3, payload: z.object({}) });
const handOn = declareJob({ name: 'partners.hand-on-one', attempts: 3, payload: z.object({ hookId: z.uuid() }) });
/** Sends what is due at one subscription; each message is tried on its own plan, so the job itself is not. */
export const sendDue = declareJob({ name: 'partners.send', attempts: 2, payload: z.object({ hookId: z.uuid() }) });
const forgetOld = declareJob({ name: 'partners.forget-old', attempts: 3, payload: z.object({}) });

export const hookJobs: readonly Job[] = [handOnFacts, handOn, sendDue, forgetOld];
export const hookSchedules: readonly Schedule[] = [declareSchedule({ job: handOnFacts, cron: '* * * * *' }), declareSchedule({ job: forgetOld, cron: '50 3 * * *' })];

const FACTS_AT_ONCE = 500;
const AT_ONCE = 20;
const HELD = 4 * 60_000;
const KEPT = 90 * 86_400_000;

type Sent = { hook: Hook; tries: { delivery: Delivery; answer: SendAnswer }[] };

/** The work of webhooks: handing on, sending, forgetting. */
export function hookHandlers(send: SendMessage): readonly AnyJobHandler[] {
  return [
    handleJob(handOnFacts, {
      work: async ({ tx, now }) => {
        for (const hookId of await listActiveHooks(tx)) await enqueue(tx, handOn, { hookId });
        for (const hookId of await hooksWithDue(tx, now)) await enqueue(tx, sendDue, { hookId });
      },
    }),
    handleJob(handOn, { work: ({ tx, now }, { hookId }) => handOnTo(tx, hookId, now) }),
    handleJob<typeof sendDue.payload, Sent | undefined>(sendDue, {
      prepare: async ({ kit, now, read }, { hookId }) => {
        const found = await read(async (tx) => {
          const hook = await findHook(tx, hookId);
          return hook?.state === 'active' ? { hook, due: await holdDue(tx, hookId, now + HELD, now, AT_ONCE) } : undefined;
        });
        if (!found) return undefined;
        const tries: Sent['tries'] = [];
        for (const delivery of found.due) {
          const answer = await send(hookId, found.hook.url, signedHeaders(delivery, secretsOf(kit.crypto, found.hook, now), Math.floor(systemClock.now() / 1000)), delivery.body);
          tries.push({ delivery, answer });
          // who does not answer one does not answer the next: the others wait for their turn
          if (answer.status === null && tries.length >= 2) break;
        }
        return { hook: found.hook, tries };
      },
      work: async ({ tx, now }, { hookId }, sent) => {
        if (!sent || sent.tries.length === 0) return;
        await recordTries(tx, sent, now);
        if (sent.tries.length === AT_ONCE) await enqueue(tx, sendDue, { hookId });
      },
    }),
    handleJob(forgetOld, {
      work: async ({ tx, now }) => {
        await sweepDeliveries(tx, new Date(now - KEPT));
        await sweepFacts(tx, new Date(now - KEPT));
      },
    }),
  ];
}

/** Hands on to one subscription what happened since it was last told, in order, and has it sent. */
export async function handOnTo(tx: Tx, hookId: string, now: Instant): Promise<void> {
  const hook = await findHook(tx, hookId);
  if (hook?.state !== 'active') return;
  const { jurisdiction: j } = hook;
  // asked first: what is read afterwards is read at least up to here
  const here = await placeNow(tx);
  const facts = await factsAfter(tx, hook.after, { province: j.kind === 'province' ? j.province : undefined, exams: undefined, events: hook.events }, FACTS_AT_ONCE);
  const last = facts.at(-1);
  if (!last) return updateHook(tx, hookId, { after: here });
  await insertDeliveries(tx, hookId, facts.filter((f) => f.at >= hook.createdAt).map((f) => ({ id: f.id, event: f.event, subject: f.subject, body: messageOf(f) })), now);
  await updateHook(tx, hookId, { after: last });
  await enqueue(tx, facts.length === FACTS_AT_ONCE ? handOn : sendDue, { hookId });
}

function secretsOf(crypto: FieldCrypto, hook: Hook, now: Instant): string[] {
  const old = hook.oldSecret && hook.oldSecretUntil !== null && now < hook.oldSecretUntil ? [crypto.open(SECRET, hook.oldSecret)] : [];
  return [crypto.open(SECRET, hook.secret), ...old];
}

/** Writes what came of sending, message by message; a subscription that failed for a day without a break pauses (自动暂停). */
export async function recordTries(tx: Tx, { hook, tries }: Sent, now: Instant): Promise<void> {
  const held = await lockHook(tx, hook.partnerId, hook.id);
  if (!held) return;
  let { failingSince } = held;
  for (const { delivery, answer } of tries) {
    const done = answer.status !== null && answer.status >= 200 && answer.status < 300;
    const nextAt = done ? null : (nextTryAt(delivery.tries + 1, delivery.madeAt, now) ?? null);
    await recordTry(tx, delivery, { state: done ? 'delivered' : nextAt === null ? 'given_up' : 'waiting', nextAt, ...answer }, now);
    failingSince = done ? null : (failingSince ?? now);
  }
  const pauses = held.state === 'active' && mustPause(failingSince, now);
  const last = tries.at(-1)?.answer;
  await updateHook(tx, hook.id, { failingSince, ...(pauses && { state: 'paused', pausedWhy: last?.status === null ? last.answer : `HTTP ${String(last?.status)}` }) });
  if (pauses) await insertPartnerAct(tx, hook.partnerId, 'hook_paused', { staffId: null, name: '' }, new URL(hook.url).host, now);
}
