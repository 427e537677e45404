import { queryOptions } from '@tanstack/react-query';
import { CounterCase, CounterDay, CounterLookUp, DecideAtCounter } from '#contracts/counter.ts';
import { ReviewChoices, ReviewDecided } from '#contracts/review.ts';
import { call, route } from '../../../shared/api/call.ts';

/** The addresses of the counter. */
export const counterApi = {
  lookUp: route({ method: 'POST', path: '/api/staff/review/counter/look-ups', body: CounterLookUp, ok: CounterCase }),
  decide: route({ method: 'POST', path: '/api/staff/applications/:id/counter-decision', body: DecideAtCounter, ok: ReviewDecided }),
  day: route({ method: 'GET', path: '/api/staff/review/counter/day', ok: CounterDay }),
  choices: route({ method: 'GET', path: '/api/staff/review/choices', ok: ReviewChoices }),
};

export const dayQuery = (point: string, day: string) => queryOptions({ queryKey: ['counter', point, day], queryFn: ({ signal }) => call(counterApi.day, { query: { point, day }, signal }), staleTime: 10_000 });
export const pointsQuery = queryOptions({ queryKey: ['review', 'choices'], queryFn: ({ signal }) => call(counterApi.choices, { signal }), staleTime: 600_000 });
