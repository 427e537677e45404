import { z } from 'zod';
import { FailedFilter, FailedKey } from '#contracts/failed-jobs.ts';
import { DiscardedPage, DiscardJobs, FailedPage, JobsDone, OperationsView, ResendJobs } from '#contracts/operations.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { countFailedJobs, listFailedJobs } from '#server/platform/jobs/queue-state.store.ts';
import { placeOf } from '#server/platform/lists/list-source.ts';
import { discardFailed, resendFailed } from './commands/deal-with-failed.ts';
import { listDiscarded } from './operations.store.ts';
import { placeKey, presentDiscarded, presentFailed } from './present-jobs.ts';
import { readOperations, type OthersTroubles } from './read-operations.ts';

const see = { staff: 'operations.see' } as const;
const act = { staff: 'operations.act' } as const;
const PAGE = 50;

const overview = (others: OthersTroubles) => defineEndpoint({
  method: 'GET', path: '/api/staff/operations', summary: '运行状态：外部服务、任务队列、进程、数据库', access: see, audit: null, limit: 'read', output: OperationsView,
  // machines do not follow a clock that a demonstration moved
  handle: async ({ tx, kit, actor }) => ok(await readOperations(tx, Date.now(), { scanOff: kit.settings.malwareScanner.kind === 'off', backupsExpected: kit.settings.mode === 'production' || kit.settings.backup.to !== undefined, others: await others(tx, actor.jurisdiction) })),
});

const failed = defineEndpoint({
  method: 'GET', path: '/api/staff/failed-jobs', summary: '失败任务', access: see, audit: null, limit: 'read', query: FailedFilter.extend({ after: FailedKey.optional() }), output: FailedPage,
  handle: async ({ tx }, { query: { kind, after } }) => {
    const found = await listFailedJobs(tx, kind, placeOf(after), PAGE + 1);
    const kinds = await countFailedJobs(tx);
    const items = found.slice(0, PAGE).map(presentFailed);
    const last = items.at(-1);
    return ok({ items, next: found.length > PAGE && last ? placeKey(last.failedAt, last.id) : null, count: kinds.reduce((n, k) => (kind === undefined || k.kind === kind ? n + k.count : n), 0), kinds });
  },
});

const resend = defineEndpoint({
  method: 'POST', path: '/api/staff/failed-jobs/resendings', summary: '重新执行失败任务', access: act, audit: 'operations.resend_jobs', limit: 'write', body: ResendJobs, output: JobsDone,
  handle: async ({ tx, note }, { body }) => {
    const done = await resendFailed(tx, body);
    note({ subject: `jobs:${body.kind}`, reason: body.reason, after: { ids: body.ids ?? 'all', ...(done.ok && done.value) } });
    return done;
  },
});

const discard = defineEndpoint({
  method: 'POST', path: '/api/staff/failed-jobs/discards', summary: '放弃失败任务', access: act, audit: 'operations.discard_jobs', limit: 'write', body: DiscardJobs, output: JobsDone,
  handle: async ({ tx, actor, now, note }, { body }) => {
    const done = await discardFailed(tx, actor.staffId, body, new Date(now));
    note({ subject: `jobs:${body.kind}`, reason: body.reason, after: { ids: body.ids ?? 'all', ...(done.ok && done.value) } });
    return done;
  },
});

const discarded = defineEndpoint({
  method: 'GET', path: '/api/staff/discarded-jobs', summary: '已放弃的任务', access: see, audit: null, limit: 'read', query: z.object({ after: FailedKey.optional() }), output: DiscardedPage,
  handle: async ({ tx }, { query: { after } }) => {
    const found = await listDiscarded(tx, placeOf(after), PAGE + 1);
    const items = await presentDiscarded(tx, found.slice(0, PAGE));
    const last = items.at(-1);
    return ok({ items, next: found.length > PAGE && last ? placeKey(last.discardedAt, last.id) : null });
  },
});

/** 运行状态 and 失败任务. */
export const operationsEndpoints = (others: OthersTroubles) => [overview(others), failed, resend, discard, discarded];
