import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { DecidePhoto, DecidePhotoChange, PhotoChangeList, PhotoChangeState, PhotoDossier, PhotoReviewList, PhotoState } from '#contracts/photos.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of photo officers; narrowed to their province by the server. */
export const photosApi = {
  changes: route({ method: 'GET', path: '/api/staff/photo-changes', ok: PhotoChangeList }),
  reviews: route({ method: 'GET', path: '/api/staff/photo-reviews', ok: PhotoReviewList }),
  dossier: route({ method: 'GET', path: '/api/staff/photos/:accountId', ok: PhotoDossier }),
  decideChange: route({ method: 'POST', path: '/api/staff/photo-changes/:accountId/:id/decision', body: DecidePhotoChange, ok: z.object({ state: PhotoChangeState }) }),
  decidePhoto: route({ method: 'POST', path: '/api/staff/photos/:accountId/:id/decision', body: DecidePhoto, ok: z.object({ state: PhotoState }) }),
};

export const changesQuery = (enabled: boolean) => queryOptions({ queryKey: ['photos', 'changes'], queryFn: ({ signal }) => call(photosApi.changes, { signal }), enabled });
export const reviewsQuery = (enabled: boolean) => queryOptions({ queryKey: ['photos', 'reviews'], queryFn: ({ signal }) => call(photosApi.reviews, { signal }), enabled });
export const dossierQuery = (accountId: string) => queryOptions({ queryKey: ['photos', 'dossier', accountId], queryFn: ({ signal }) => call(photosApi.dossier, { params: { accountId }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });
