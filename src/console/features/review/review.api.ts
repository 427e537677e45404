import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { MaterialView } from '#contracts/materials.ts';
import { ClaimTaken, DecideReview, ReviewCase, ReviewChoices, ReviewDecided, ReviewQueue, TakeNext, Unmask, Unmasked, type ReviewFilter } from '#contracts/review.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of qualification review. */
export const reviewApi = {
  queue: route({ method: 'GET', path: '/api/staff/review/queue', ok: ReviewQueue }),
  choices: route({ method: 'GET', path: '/api/staff/review/choices', ok: ReviewChoices }),
  takeNext: route({ method: 'POST', path: '/api/staff/review/claims', body: TakeNext, ok: ClaimTaken }),
  read: route({ method: 'GET', path: '/api/staff/applications/:id', ok: ReviewCase }),
  materials: route({ method: 'GET', path: '/api/staff/applications/:id/materials', ok: z.object({ files: z.array(MaterialView) }) }),
  decide: route({ method: 'POST', path: '/api/staff/applications/:id/review', body: DecideReview, ok: ReviewDecided }),
  claim: route({ method: 'PUT', path: '/api/staff/applications/:id/claim', ok: ClaimTaken }),
  release: route({ method: 'DELETE', path: '/api/staff/applications/:id/claim', ok: z.object({}) }),
  unmask: route({ method: 'POST', path: '/api/staff/applications/:id/unmasking', body: Unmask, ok: Unmasked }),
};

export type QueueSearch = ReviewFilter & { after?: string | undefined };

/** One page of the queue; new arrivals show within half a minute. */
export const queueQuery = (search: QueueSearch) =>
  queryOptions({ queryKey: ['review', 'queue', search], queryFn: ({ signal }) => call(reviewApi.queue, { query: search, signal }), staleTime: 5_000, refetchInterval: 30_000 });

export const choicesQuery = queryOptions({ queryKey: ['review', 'choices'], queryFn: ({ signal }) => call(reviewApi.choices, { signal }), staleTime: 600_000 });

/** One case; read when it is opened and after every act, not in between: every look is recorded. */
export const caseQuery = (id: string) => queryOptions({ queryKey: ['review', 'case', id], queryFn: ({ signal }) => call(reviewApi.read, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });

export const materialsQuery = (id: string) => queryOptions({ queryKey: ['review', 'materials', id], queryFn: ({ signal }) => call(reviewApi.materials, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });
