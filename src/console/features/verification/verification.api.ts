import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ManualDecision, VerificationHistory, VerificationQueue, VerificationState } from '#contracts/verification.ts';
import { call, route } from '../../shared/api/call.ts';

/** The addresses of manual verification. */
export const verificationApi = {
  list: route({ method: 'GET', path: '/api/staff/verifications', ok: VerificationQueue }),
  history: route({ method: 'GET', path: '/api/staff/accounts/:accountId/verifications/:kind/:rowId', ok: VerificationHistory }),
  decide: route({ method: 'POST', path: '/api/staff/accounts/:accountId/verifications/:kind/:rowId/decision', body: ManualDecision, ok: z.object({ state: VerificationState, stateText: z.string() }) }),
};

export type Waiting = VerificationQueue['rows'][number];
type After = VerificationQueue['next'];

export const waitingQuery = infiniteQueryOptions({
  queryKey: ['verification', 'list'],
  queryFn: ({ pageParam, signal }) => call(verificationApi.list, { signal, query: pageParam ? { since: String(pageParam.since), accountId: pageParam.accountId, rowId: pageParam.rowId } : {} }),
  initialPageParam: null as After,
  getNextPageParam: (page): After => page.next,
});

export const historyQuery = (w: Waiting) => queryOptions({ queryKey: ['verification', 'history', w.kind, w.rowId], queryFn: ({ signal }) => call(verificationApi.history, { params: { accountId: w.accountId, kind: w.kind, rowId: w.rowId }, signal }), staleTime: Infinity });
