import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { Province } from '#contracts/regions.ts';
import { ReviewCase, ReviewChoices } from '#contracts/review.ts';
import { AnnounceSample, CallSample, GiveVerdict, SampleDetail, SampleId, Samples, SettleSampleCase } from '#contracts/samples.ts';
import { call, route } from '../../../shared/api/call.ts';

/** The addresses of samples. */
export const samplesApi = {
  list: route({ method: 'GET', path: '/api/staff/review/samples', ok: Samples }),
  announce: route({ method: 'POST', path: '/api/staff/review/samples', body: AnnounceSample, ok: z.object({ id: SampleId, seedDigest: z.string() }) }),
  read: route({ method: 'GET', path: '/api/staff/review/samples/:sampleId', ok: SampleDetail }),
  draw: route({ method: 'POST', path: '/api/staff/review/samples/:sampleId/draw', ok: z.object({}) }),
  call: route({ method: 'POST', path: '/api/staff/review/samples/:sampleId/call', body: CallSample, ok: z.object({}) }),
  settle: route({ method: 'POST', path: '/api/staff/review/samples/:sampleId/cases/:id/result', body: SettleSampleCase, ok: z.object({}) }),
  blind: route({ method: 'GET', path: '/api/staff/review/samples/:sampleId/cases/:id', ok: ReviewCase }),
  verdict: route({ method: 'POST', path: '/api/staff/review/samples/:sampleId/cases/:id/verdict', body: GiveVerdict, ok: z.object({}) }),
  provinces: route({ method: 'GET', path: '/api/regions/provinces', ok: z.object({ provinces: z.array(Province) }) }),
  choices: route({ method: 'GET', path: '/api/staff/review/choices', ok: ReviewChoices }),
};

export const samplesQuery = queryOptions({ queryKey: ['samples'], queryFn: ({ signal }) => call(samplesApi.list, { signal }), staleTime: 10_000 });
export const sampleQuery = (sampleId: string, search: { result?: string | undefined; after?: string | undefined }) =>
  queryOptions({ queryKey: ['samples', sampleId, search], queryFn: ({ signal }) => call(samplesApi.read, { params: { sampleId }, query: search, signal }), staleTime: 5_000,
    // the draw is done in the background: its end shows by itself
    refetchInterval: ({ state }) => (state.data?.sample.state === 'drawing' ? 2_000 : false) });
export const blindQuery = (sampleId: string, id: string) => queryOptions({ queryKey: ['samples', sampleId, 'case', id], queryFn: ({ signal }) => call(samplesApi.blind, { params: { sampleId, id }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });
export const sittingsQuery = queryOptions({ queryKey: ['review', 'choices'], queryFn: ({ signal }) => call(samplesApi.choices, { signal }), staleTime: 600_000 });
export const provincesQuery = queryOptions({ queryKey: ['provinces'], queryFn: ({ signal }) => call(samplesApi.provinces, { signal }), staleTime: 600_000 });
