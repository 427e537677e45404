import { z } from 'zod';
import { refusalText } from '#contracts/refusals.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ok, refusedFor } from '#server/kernel/result.ts';
import { defineForm, definePage, goTo } from '#server/platform/http/page.ts';
import type { appealEndpoints } from './appeals.routes.ts';
import { listOwnCases } from './cases.store.ts';
import { appealableUntil, refusalsToAppeal } from './domain/appeal-rules.ts';
import { findRejection } from './find-rejection.ts';
import { AppealPage } from './pages/appeal-page.tsx';

/** 申请复核, reached from the status page of a rejected application; once filed it leads to the appeal. */
export function appealPages(file: ReturnType<typeof appealEndpoints>['file']) {
  const page = definePage({
    path: '/my/applications/:id/appeal', access: 'candidate', audit: null, limit: 'page', params: z.object({ id: ApplicationId }), view: AppealPage,
    load: async ({ tx, kit, actor, visitor, now }, { params }) => {
      const found = await findRejection(tx, kit, actor.accountId, params.id);
      if (!found) return refusedFor('application.not_found');
      const filed = (await listOwnCases(tx, kit.crypto, actor.accountId)).find((c) => c.kind === 'appeal' && c.applicationId === params.id && c.contestedVersion === found.version && c.state !== 'withdrawn');
      if (filed) return goTo(`/my/cases/${filed.id}`);
      return ok({
        id: params.id, number: found.app.number ?? '', contested: found.app.reviewReason ?? '', until: found.rejectedAt === null ? null : appealableUntil(found.rejectedAt),
        closed: refusalsToAppeal(found, now).map((r) => refusalText(r, visitor.lang)),
      });
    },
  });
  return { pages: [page], forms: [defineForm({ page, endpoint: file, done: ({ caseId }) => `/my/cases/${caseId}` })] };
}
