import { z } from 'zod';
import { PublicityId } from '#contracts/publicity.ts';
import { accountsInBrief } from '#server/modules/accounts/index.ts';
import { declareJob, declareSchedule, handleJob, type AnyJobHandler, type Job, type Schedule } from '#server/platform/jobs/job.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { CLEARED_AT_ONCE, completionsCleared } from '../completions.jobs-declared.ts';
import { SYSTEM } from '../completions.store.ts';
import { insertEntries, orderOlderEntries, takeUnlisted } from './entries.store.ts';
import { announceNext, clearNext, unlistNext } from './listed.store.ts';
import { findAnyPublicity, listDue, progressPublicity, stepPublicity } from './publicities.store.ts';

const payload = z.object({ publicityId: PublicityId });
/** Writes a list down, a batch a transaction (拟定公示名单). */
export const makeList = declareJob({ name: 'completions.make-list', attempts: 10, payload });
/** Marks those on an approved list as announced, a batch a transaction. */
export const announceList = declareJob({ name: 'completions.announce-list', attempts: 10, payload });
/** Clears those on a list whose time is over, a batch a transaction (公示期满). */
export const closeList = declareJob({ name: 'completions.close-list', attempts: 10, payload });
/** Takes everybody off a withdrawn list, a batch a transaction. */
export const unlist = declareJob({ name: 'completions.unlist', attempts: 10, payload });
/** Closes every list whose time is over: the schedule's. */
export const closeDue = declareJob({ name: 'completions.close-due', attempts: 3, payload: z.object({}) });
/** Gives lists made before names had an order one, a batch a transaction: the schedule's. */
export const orderOlder = declareJob({ name: 'completions.order-older', attempts: 3, payload: z.object({}) });
export const publicityJobs: readonly Job[] = [makeList, announceList, closeList, unlist, closeDue, orderOlder];
/** Every ten minutes lists whose time is over are closed, should their own job have been lost, and lists of an older version are put in order. */
export const publicitySchedules: readonly Schedule[] = [declareSchedule({ job: closeDue, cron: '*/10 * * * *' }), declareSchedule({ job: orderOlder, cron: '*/10 * * * *' })];

const A_BATCH = 1_000;

export const publicityHandlers: readonly AnyJobHandler[] = [
  handleJob(makeList, {
    work: async ({ tx, kit, now }, { publicityId }) => {
      const list = await findAnyPublicity(tx, publicityId, { lock: true });
      if (list?.state !== 'making') return;
      const people = await takeUnlisted(tx, list, list.after, A_BATCH);
      const accounts = await accountsInBrief(tx, kit.crypto, people.map((p) => p.accountId));
      const known = people.flatMap((p) => { const account = accounts.get(p.accountId); return account ? [{ ...p, name: account.name, document: account.maskedDocumentNumber }] : []; });
      await insertEntries(tx, publicityId, known.map((p, at) => ({ ...p, position: list.entries + at + 1 })));
      await progressPublicity(tx, publicityId, { after: people.at(-1)?.key ?? list.after, entries: list.entries + known.length });
      if (people.length === A_BATCH) await enqueue(tx, makeList, { publicityId });
      else await stepPublicity(tx, list, { state: 'made' }, 'made', { detail: String(list.entries + known.length) }, SYSTEM, new Date(now));
    },
  }),
  handleJob(announceList, {
    work: async ({ tx, now }, { publicityId }) => {
      const list = await findAnyPublicity(tx, publicityId, { lock: true });
      if (list?.state !== 'approved') return;
      if ((await announceNext(tx, publicityId, A_BATCH, new Date(now))) === A_BATCH) await enqueue(tx, announceList, { publicityId });
    },
  }),
  handleJob(closeList, {
    work: async ({ tx, now }, { publicityId }) => {
      const at = new Date(now);
      const list = await findAnyPublicity(tx, publicityId, { lock: true });
      if (!list || list.endsAt === null || now < list.endsAt || (list.state !== 'approved' && list.state !== 'closing')) return;
      // whoever a killed process left behind was shown like everybody else
      if ((await announceNext(tx, publicityId, A_BATCH, at)) === A_BATCH) return enqueue(tx, closeList, { publicityId });
      const cleared = await clearNext(tx, publicityId, CLEARED_AT_ONCE, at);
      if (cleared.length > 0) await enqueue(tx, completionsCleared, { completions: cleared });
      await progressPublicity(tx, publicityId, { cleared: list.cleared + cleared.length });
      const version = list.state === 'approved' ? list.version + 1 : list.version;
      if (list.state === 'approved') await stepPublicity(tx, list, { state: 'closing' }, 'close', {}, SYSTEM, at);
      if (cleared.length === CLEARED_AT_ONCE) return enqueue(tx, closeList, { publicityId });
      await stepPublicity(tx, { id: list.id, version }, { state: 'ended' }, 'ended', { detail: String(list.cleared + cleared.length) }, SYSTEM, at);
    },
  }),
  handleJob(unlist, {
    work: async ({ tx, now }, { publicityId }) => {
      const list = await findAnyPublicity(tx, publicityId, { lock: true });
      if (list?.state !== 'withdrawing') return;
      if ((await unlistNext(tx, publicityId, A_BATCH, new Date(now))) === A_BATCH) await enqueue(tx, unlist, { publicityId });
      else await stepPublicity(tx, list, { state: 'withdrawn' }, 'withdrawn', {}, SYSTEM, new Date(now));
    },
  }),
  handleJob(closeDue, { work: async ({ tx, now }) => { for (const publicityId of await listDue(tx, new Date(now))) await enqueue(tx, closeList, { publicityId }); } }),
  handleJob(orderOlder, { work: async ({ tx }) => { if ((await orderOlderEntries(tx, A_BATCH)) === A_BATCH) await enqueue(tx, orderOlder, {}); } }),
];
