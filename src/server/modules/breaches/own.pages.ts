import { z } from 'zod';
import { beijingDay, Day } from '#contracts/dates.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { findToldBreach } from './breaches.store.ts';
import { OneOwn, receive, type statementEndpoint } from './own.routes.ts';
import { MattersPage } from './pages/matters-page.tsx';
import { MatterPage } from './pages/matter-page.tsx';
import { PublishedPage } from './pages/published-page.tsx';
import { presentOwnBreach, presentOwnMatters } from './present-own.ts';
import { listShownOn } from './publications.store.ts';
import { listPlace } from '#contracts/list-places.ts';

const page = { access: 'candidate', audit: null, limit: 'page' } as const;

/** 考试情况与诚信记录 of the reader, one matter of it, and the decisions shown to everybody. */
export function ownPages(statement: ReturnType<typeof statementEndpoint>) {
  const list = definePage({ ...page, path: '/my/integrity', view: MattersPage, load: async (ctx) => ok(await presentOwnMatters(ctx, ctx.actor.accountId, ctx.visitor.lang)) });

  const one = definePage({
    ...page, path: '/my/integrity/:caseId', params: OneOwn, view: MatterPage,
    load: async (ctx, { params }) => {
      const found = await findToldBreach(ctx.tx, ctx.kit.crypto, { accountId: ctx.actor.accountId, id: params.caseId });
      return found ? ok(await presentOwnBreach(ctx, found, ctx.visitor.lang)) : refusedFor('breach.not_found');
    },
  });
  const toCase = (_: unknown, { params }: { params: z.infer<typeof OneOwn> }) => `/my/integrity/${params.caseId}`;
  return {
    pages: [list, one, publishedPage],
    forms: [defineForm({ page: one, path: '/my/integrity/:caseId/receipt', endpoint: receive, done: toCase }), defineForm({ page: one, endpoint: statement, done: toCase })],
  };
}

const PAGE = 50;
const Cursor = listPlace('day.id').optional().catch(undefined);

/** 处理决定公布: masked, for their time only; drawn anew each time, so that what is over is gone at midnight. */
const publishedPage = definePage({
  path: '/integrity-decisions', access: 'public', audit: null, limit: 'page', query: z.object({ after: Cursor }), view: PublishedPage,
  load: async ({ tx, now }, { query }) => {
    const [from, id] = query.after?.split('.') ?? [];
    const rows = await listShownOn(tx, beijingDay(now), from === undefined || id === undefined ? undefined : { from: Day.parse(from), id }, PAGE + 1);
    const items = rows.slice(0, PAGE);
    const last = items.at(-1);
    return ok({ items, first: query.after === undefined, next: rows.length > PAGE && last ? `${last.from}.${last.id}` : undefined });
  },
});
