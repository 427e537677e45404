import { z } from 'zod';
import { NextPath } from '#contracts/accounts.ts';
import { refusalText } from '#contracts/refusals.ts';
import { ok } from '#server/kernel/result.ts';
import { isOwnPath } from '#server/modules/accounts/index.ts';
import { defineForm, definePage, goTo } from '#server/platform/http/page.ts';
import { refusalsToRequestChange } from './domain/photo-states.ts';
import { ChangePage } from './pages/change-page.tsx';
import { CoachPage } from './pages/coach-page.tsx';
import { PhotoPage } from './pages/photo-page.tsx';
import { PreviewPage } from './pages/preview-page.tsx';
import { findLatestChange } from './photo-changes.store.ts';
import { findProposal } from './photo-proposals.store.ts';
import { changeChoices } from './change-choices.ts';
import { photoPaths, presentProposal } from './photos.present.ts';
import type { PhotoEndpoints } from './photos.routes.ts';
import { findPhoto } from './photos.store.ts';
import { readPhotoPage } from './read-photo-page.ts';

/** 照片助手 for everybody; 注册照片维护 with its preview and the change request; their forms take what the API endpoints take. */
export function photoPages(endpoints: PhotoEndpoints) {
  const photoPage = definePage({
    path: '/my/photo', access: 'candidate', audit: null, limit: 'page', alone: 'here', query: z.object({ uploaded: z.literal('1').optional(), first: z.literal('1').optional(), next: NextPath }),
    // the face model is compiled wasm; nothing else on this page needs it, and no other page may
    csp: { scriptSrc: ["'wasm-unsafe-eval'"] }, camera: true,
    load: async ({ tx, actor, visitor, now }, { query }) => ok({ ...(await readPhotoPage(tx, actor.accountId, visitor.lang, now)), uploaded: query.uploaded === '1', sentHere: query.first === '1' ? { next: query.next !== undefined && isOwnPath(query.next) ? query.next : '/my/applications' } : undefined }),
    view: PhotoPage,
  });

  const coachPage = definePage({
    path: photoPaths.coach, access: 'public', audit: null, limit: 'page', cacheSeconds: 300, csp: { scriptSrc: ["'wasm-unsafe-eval'"] }, camera: true,
    load: () => Promise.resolve(ok({})),
    view: CoachPage,
  });

  const previewPage = definePage({
    path: '/my/photo/preview', access: 'candidate', audit: null, limit: 'page', alone: 'here',
    load: async ({ tx, actor, now }) => {
      const proposal = await findProposal(tx, actor.accountId, now);
      return proposal ? ok(presentProposal(proposal)) : goTo(photoPaths.page);
    },
    view: PreviewPage,
  });

  const changePage = definePage({
    path: '/my/photo/change', access: 'candidate', audit: null, limit: 'page',
    load: async ({ tx, actor, visitor, now }) => {
      const no = refusalsToRequestChange({ photo: await findPhoto(tx, actor.accountId), change: await findLatestChange(tx, actor.accountId) }, now);
      return ok({ choices: await changeChoices(tx, visitor.lang, now), disabledReasons: no.map((refusal) => refusalText(refusal, visitor.lang)) });
    },
    view: ChangePage,
  });

  const forms = [
    defineForm({ page: photoPage, path: '/my/photo/proposal', endpoint: endpoints.propose, done: () => photoPaths.preview }),
    defineForm({ page: previewPage, path: '/my/photo/preview/crop', endpoint: endpoints.adjust, done: () => photoPaths.preview }),
    defineForm({ page: previewPage, path: '/my/photo', endpoint: endpoints.upload, done: () => `${photoPaths.page}?uploaded=1` }),
    defineForm({ page: changePage, endpoint: endpoints.request, done: () => photoPaths.page }),
    defineForm({ page: photoPage, path: '/my/photo/change/withdrawal', endpoint: endpoints.withdraw, done: () => photoPaths.page }),
  ];
  return { pages: [photoPage, coachPage, previewPage, changePage], forms };
}
