import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { AuditChain, AuditPage, AuditSearch } from '#contracts/oversight.ts';
import { call, route } from '../../shared/api/call.ts';

const searches = route({ method: 'POST', path: '/api/staff/audit/searches', body: AuditSearch, ok: AuditPage });
const chain = route({ method: 'GET', path: '/api/staff/audit/chain', ok: AuditChain });

/** The log as asked for; asked once, since every look at it is itself written down. */
export const searchQuery = (asked: AuditSearch) => infiniteQueryOptions({
  queryKey: ['audit', asked], queryFn: ({ pageParam, signal }) => call(searches, { signal, body: { ...asked, ...(pageParam !== null && { after: pageParam }) } }),
  initialPageParam: null as string | null, getNextPageParam: (page) => page.next, staleTime: Infinity, refetchOnWindowFocus: false, retry: false,
});

export const chainQuery = queryOptions({ queryKey: ['audit', 'chain'], queryFn: ({ signal }) => call(chain, { signal }), staleTime: 60_000 });
