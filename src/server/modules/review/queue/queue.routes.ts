import { ReviewChoices, ReviewCursor, ReviewFilter, ReviewQueue, ReviewSort } from '#contracts/review.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { readChoices } from './read-choices.ts';
import { readQueue } from './read-queue.ts';

const see = { staff: 'review.see' } as const;

export const showQueue = defineEndpoint({
  method: 'GET', path: '/api/staff/review/queue', summary: '资格核验：审核列表', access: see, audit: 'review.list', limit: 'read', query: ReviewFilter.extend({ sort: ReviewSort.default('waiting'), after: ReviewCursor.optional() }), output: ReviewQueue,
  handle: async (ctx, { query }) => {
    const queue = await readQueue(ctx, query, ctx.visitor.lang);
    if (queue.ok) ctx.note({ subject: `review-queue:${query.state}`, after: { shown: queue.value.items.map((i) => i.id) } });
    return queue;
  },
});

export const showChoices = defineEndpoint({
  method: 'GET', path: '/api/staff/review/choices', summary: '审核列表的筛选项', access: see, audit: null, limit: 'read', query: ReviewFilter.pick({ place: true }), output: ReviewChoices,
  handle: async ({ tx, actor, visitor, now }, { query }) => ok(await readChoices(tx, actor.jurisdiction, visitor.lang, now, query.place)),
});
