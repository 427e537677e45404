import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { viewOwnSuspension } from './choose-remedy.ts';
import { SuspensionPage } from './pages/suspension-page.tsx';
import { chooseEndpoint } from './suspensions.routes.ts';

const own = definePage({
  path: '/my/applications/:id/suspension', access: 'candidate', audit: null, limit: 'page', params: z.object({ id: ApplicationId }), view: SuspensionPage,
  load: (ctx, { params }) => viewOwnSuspension({ ...ctx, accountId: ctx.actor.accountId, lang: ctx.visitor.lang }, params.id),
});

/** 停考事项 of one's own application, and the choice. */
export const suspensionPages = [own];
export const suspensionForms = [defineForm({ page: own, endpoint: chooseEndpoint, done: (_, { params }) => `/my/applications/${params.id}/suspension` })];
