import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { CaseMajors, RecordPrecedent } from '#contracts/major-precedents.ts';
import { MaterialView } from '#contracts/materials.ts';
import { Opinions } from '#contracts/partner-api.ts';
import { ApproveMany, ClaimTaken, DecideReview, KeepTicks, ResultPerRow, ReviewCase, ReviewChoices, ReviewDecided, ReviewQueue, SettleProposal, TakeNext, UndoDecision, Unmask, Unmasked, VoidApplication, Voided, type ReviewFilter, type ReviewSort } from '#contracts/review.ts';
import { Assigned, AssignMany, Colleagues, HandedOver, HandOver, TakeBack } from '#contracts/review-work.ts';
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
  undo: route({ method: 'POST', path: '/api/staff/applications/:id/review/undo', body: UndoDecision, ok: ReviewDecided }),
  settle: route({ method: 'POST', path: '/api/staff/applications/:id/review/second', body: SettleProposal, ok: ReviewDecided }),
  ticks: route({ method: 'PUT', path: '/api/staff/applications/:id/checklist', body: KeepTicks, ok: z.object({}) }),
  handOver: route({ method: 'POST', path: '/api/staff/applications/:id/hand-over', body: HandOver, ok: HandedOver }),
  takeBack: route({ method: 'POST', path: '/api/staff/applications/:id/take-back', body: TakeBack, ok: z.object({}) }),
  approveMany: route({ method: 'POST', path: '/api/staff/review/approvals', body: ApproveMany, ok: ResultPerRow }),
  assign: route({ method: 'POST', path: '/api/staff/review/assignments', body: AssignMany, ok: Assigned }),
  colleagues: route({ method: 'GET', path: '/api/staff/review/colleagues', ok: Colleagues }),
  void: route({ method: 'POST', path: '/api/staff/applications/:id/voiding', body: VoidApplication, ok: Voided }),
  precedents: route({ method: 'GET', path: '/api/staff/applications/:id/major-precedents', ok: CaseMajors }),
  recordPrecedent: route({ method: 'POST', path: '/api/staff/applications/:id/major-precedents', body: RecordPrecedent, ok: CaseMajors }),
  opinions: route({ method: 'GET', path: '/api/staff/applications/:id/opinions', ok: Opinions }),
  unmask: route({ method: 'POST', path: '/api/staff/applications/:id/unmasking', body: Unmask, ok: Unmasked }),
};

export type QueueSearch = ReviewFilter & { sort?: ReviewSort | undefined; after?: string | undefined };

/** One page of the queue; new arrivals show within half a minute. */
export const queueQuery = (search: QueueSearch) =>
  queryOptions({ queryKey: ['review', 'queue', search], queryFn: ({ signal }) => call(reviewApi.queue, { query: search, signal }), staleTime: 5_000, refetchInterval: 30_000 });

export const choicesQuery = (place?: string) => queryOptions({ queryKey: ['review', 'choices', place], queryFn: ({ signal }) => call(reviewApi.choices, { query: { place }, signal }), staleTime: 600_000 });

/** One case; read when it is opened and after every act, not in between: every look is recorded. */
export const caseQuery = (id: string) => queryOptions({ queryKey: ['review', 'case', id], queryFn: ({ signal }) => call(reviewApi.read, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });

export const materialsQuery = (id: string) => queryOptions({ queryKey: ['review', 'materials', id], queryFn: ({ signal }) => call(reviewApi.materials, { params: { id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });

export const colleaguesQuery = queryOptions({ queryKey: ['review', 'colleagues'], queryFn: ({ signal }) => call(reviewApi.colleagues, { signal }), staleTime: 10_000 });
export const caseOpinionsQuery = (id: string) => queryOptions({ queryKey: ['review', 'opinions', id], queryFn: ({ signal }) => call(reviewApi.opinions, { params: { id }, signal }), staleTime: 60_000 });
export const caseMajorsQuery = (id: string) => queryOptions({ queryKey: ['review', 'majors', id], queryFn: ({ signal }) => call(reviewApi.precedents, { params: { id }, signal }) });
