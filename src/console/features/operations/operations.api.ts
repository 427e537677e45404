import { queryOptions } from '@tanstack/react-query';
import type { FailedFilter } from '#contracts/failed-jobs.ts';
import { DiscardedPage, DiscardJobs, FailedPage, JobsDone, OperationsView, ResendJobs } from '#contracts/operations.ts';
import { RushView, SetRush } from '#contracts/rush.ts';
import { call, route } from '../../shared/api/call.ts';

const rush = route({ method: 'GET', path: '/api/staff/rush', ok: RushView });
const settingRush = route({ method: 'PUT', path: '/api/staff/rush', body: SetRush, ok: RushView });
const overview = route({ method: 'GET', path: '/api/staff/operations', ok: OperationsView });
const failed = route({ method: 'GET', path: '/api/staff/failed-jobs', ok: FailedPage });
const discarded = route({ method: 'GET', path: '/api/staff/discarded-jobs', ok: DiscardedPage });
const resending = route({ method: 'POST', path: '/api/staff/failed-jobs/resendings', body: ResendJobs, ok: JobsDone });
const discarding = route({ method: 'POST', path: '/api/staff/failed-jobs/discards', body: DiscardJobs, ok: JobsDone });

/** How everything runs now; asked anew by itself, which keeps no sign-in alive. */
export const operationsQuery = queryOptions({ queryKey: ['operations'], queryFn: ({ signal }) => call(overview, { signal, background: true }), refetchInterval: 15_000 });

export const failedQuery = (asked: FailedFilter & { after?: string | undefined }) => queryOptions({ queryKey: ['operations', 'failed', asked], queryFn: ({ signal }) => call(failed, { query: asked, signal }) });
export const discardedQuery = (after: string | undefined) => queryOptions({ queryKey: ['operations', 'discarded', after], queryFn: ({ signal }) => call(discarded, { query: { after }, signal }) });

/** Rush mode now, asked anew by itself. */
export const rushQuery = queryOptions({ queryKey: ['operations', 'rush'], queryFn: ({ signal }) => call(rush, { signal, background: true }), refetchInterval: 5_000 });
export const setRush = (body: SetRush, key: string) => call(settingRush, { body, key });

export const resendJobs = (body: ResendJobs, key: string) => call(resending, { body, key });
export const discardJobs = (body: DiscardJobs, key: string) => call(discarding, { body, key });
