import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { DecidePhoto, DecidePhotoChange, DecidePhotoChanges, DecidePhotos, PhotoChangeList, PhotoChangeState, PhotoDossier, PhotoReviewList, PhotosDecided, PhotoState, type PhotoReasonCode } from '#contracts/photos.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of photo officers; narrowed to their province by the server. */
export const photosApi = {
  changes: route({ method: 'GET', path: '/api/staff/photo-changes', ok: PhotoChangeList }),
  reviews: route({ method: 'GET', path: '/api/staff/photo-reviews', ok: PhotoReviewList }),
  dossier: route({ method: 'GET', path: '/api/staff/photos/:accountId', ok: PhotoDossier }),
  decideChange: route({ method: 'POST', path: '/api/staff/photo-changes/:accountId/:id/decision', body: DecidePhotoChange, ok: z.object({ state: PhotoChangeState }) }),
  decidePhotos: route({ method: 'POST', path: '/api/staff/photo-decisions', body: DecidePhotos, ok: PhotosDecided }),
  decideChanges: route({ method: 'POST', path: '/api/staff/photo-change-decisions', body: DecidePhotoChanges, ok: PhotosDecided }),
  decidePhoto: route({ method: 'POST', path: '/api/staff/photos/:accountId/:id/decision', body: DecidePhoto, ok: z.object({ state: PhotoState }) }),
};

export const changesQuery = (enabled: boolean, after: string | undefined) => queryOptions({ queryKey: ['photos', 'changes', after], queryFn: ({ signal }) => call(photosApi.changes, { query: { after }, signal }), enabled });
export const reviewsQuery = (enabled: boolean, after: string | undefined) => queryOptions({ queryKey: ['photos', 'reviews', after], queryFn: ({ signal }) => call(photosApi.reviews, { query: { after }, signal }), enabled });
export const dossierQuery = (accountId: string) => queryOptions({ queryKey: ['photos', 'dossier', accountId], queryFn: ({ signal }) => call(photosApi.dossier, { params: { accountId }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });

type Chosen = { key: string; accountId: string };
type Said = { yes: boolean; reasonCode?: PhotoReasonCode; reason: string };

/** One word on several photos or requests; each is judged by itself and answered by itself. */
export function decideMany(list: 'changes' | 'reviews', chosen: readonly Chosen[], { yes, reasonCode, reason }: Said, key: string) {
  const words = { reason, ...(reasonCode !== undefined && { reasonCode }) };
  if (list === 'changes') return call(photosApi.decideChanges, { body: { items: chosen.map((c) => ({ accountId: c.accountId, changeId: c.key })), decision: yes ? 'allow' : 'deny', ...words }, key });
  return call(photosApi.decidePhotos, { body: { items: chosen.map((c) => ({ accountId: c.accountId, photoId: c.key })), decision: yes ? 'approve' : 'reject', ...words }, key });
}
