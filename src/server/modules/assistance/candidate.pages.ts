import { z } from 'zod';
import { CaseId } from '#contracts/assistance.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { countLiveApplications } from '#server/modules/applications/index.ts';
import { defineForm, definePage } from '#server/platform/http/page.ts';
import { withdrawOwnCase, type closingRequest } from './account-cases.routes.ts';
import { findOwnCase, listOwnCases } from './cases.store.ts';
import type { OpenMatters } from './open-matters.ts';
import { ClosingPage } from './pages/closing-page.tsx';
import { CasePage } from './pages/case-page.tsx';
import { CaseListPage } from './pages/case-list-page.tsx';
import { presentCase, presentItems } from './present-case.ts';

const page = { access: 'candidate', audit: null, limit: 'page' } as const;

const listPage = definePage({
  ...page, path: '/my/cases', view: CaseListPage,
  load: async (ctx) => {
    return ok({ items: await presentItems(ctx, await listOwnCases(ctx.tx, ctx.kit.crypto, ctx.actor.accountId), ctx.visitor.lang) });
  },
});

const casePage = definePage({
  ...page, path: '/my/cases/:caseId', view: CasePage, params: z.object({ caseId: CaseId }),
  load: async (ctx, { params }) => {
    const found = await findOwnCase(ctx.tx, ctx.kit.crypto, ctx.actor.accountId, params.caseId);
    return found ? ok(await presentCase(ctx, found, { kind: 'candidate' }, ctx.visitor.lang)) : refusedFor('assistance.not_found');
  },
});

/** What the candidate sees of the cases about them (协助与更正), and asks for. An examination matter of which the person was told must end before the account can be closed. */
export function candidatePages(askOwnClosing: ReturnType<typeof closingRequest>, openMatters: OpenMatters) {
  const closingPage = definePage({
    ...page, path: '/my/closing', view: ClosingPage,
    load: async ({ tx, actor }) => ok({ live: await countLiveApplications(tx, actor.accountId), matters: (await openMatters(tx, actor.accountId)).told }),
  });
  return {
    pages: [listPage, casePage, closingPage],
    forms: [
      defineForm({ page: closingPage, endpoint: askOwnClosing, done: ({ caseId }) => `/my/cases/${caseId}` }),
      defineForm({ page: casePage, path: '/my/cases/:caseId/withdrawal', endpoint: withdrawOwnCase, done: (_, { params }) => `/my/cases/${params.caseId}` }),
    ],
  };
}
