import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { listReleasedSittings } from './look-up/list-released.ts';
import { lookUpEndpoint } from './look-up/look-up.routes.ts';
import { readOwnSheet, readSheet } from './look-up/look-up-score.ts';
import { openKey } from './look-up/sealed-key.ts';
import { LookUpPage } from './pages/look-up-page.tsx';
import { ReleasedPage } from './pages/released-page.tsx';
import { SheetPage } from './pages/sheet-page.tsx';
import { viewOwnRechecks } from './recheck/ask-recheck.ts';
import { askEndpoint } from './recheck/rechecks.routes.ts';

const page = { access: 'public', audit: null, limit: 'page' } as const;

const releasedPage = definePage({ ...page, path: '/scores', cacheSeconds: 5, view: ReleasedPage, load: async ({ tx, now }) => ok({ sittings: await listReleasedSittings(tx, now) }) });

const lookUpPage = definePage({
  ...page, path: '/scores/:sitting', params: z.object({ sitting: SittingId }), view: LookUpPage,
  load: async ({ tx, kit, now }, { params }) => {
    if (kit.settings.publicLookUps === 'closed') return refusedFor('score.query_closed');
    const sitting = (await listReleasedSittings(tx, now)).find((s) => s.id === params.sitting);
    return sitting ? ok(sitting) : refusedFor('score.not_released');
  },
});

const sheetPage = definePage({
  ...page, path: '/scores/sheet', alone: 'near', query: z.object({ of: z.string().max(400) }), view: SheetPage,
  load: async (ctx, { query }) => {
    const key = openKey(ctx.kit.crypto, query.of, ctx.now);
    const sheet = key ? await readSheet(ctx, key) : refusedFor('request.not_found');
    return sheet.ok ? ok({ sheet: sheet.value, own: null, application: null }) : sheet;
  },
});

const ownPage = definePage({
  path: '/my/applications/:id/score', access: 'candidate', audit: null, limit: 'page', params: z.object({ id: ApplicationId }), view: SheetPage,
  load: async (ctx, { params }) => {
    const sheet = await readOwnSheet(ctx, ctx.actor.accountId, params.id);
    if (!sheet.ok) return sheet;
    const rechecks = await viewOwnRechecks({ ...ctx, accountId: ctx.actor.accountId }, params.id, ctx.visitor.lang);
    return ok({ sheet: sheet.value, own: rechecks.ok ? rechecks.value.subjects : [], application: params.id });
  },
});

/** 成绩查询 in the portal. */
export const scorePages = [releasedPage, sheetPage, lookUpPage, ownPage];
export const scoreForms = [
  defineForm({ page: lookUpPage, endpoint: lookUpEndpoint, done: ({ address }) => address }),
  defineForm({ page: ownPage, endpoint: askEndpoint, done: (_, { params }) => `/my/applications/${params.id}/score` }),
];
