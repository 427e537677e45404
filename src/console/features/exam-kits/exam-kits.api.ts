import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ExamKitId, KitList, KitResults, KitSittings, MadeKits, MakeKits, TakenResults } from '#contracts/exam-kits.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/exam-kits';

/** The addresses of kits and of what devices bring back. */
export const kitsApi = {
  sittings: route({ method: 'GET', path: '/api/staff/exam-kit-sittings', ok: KitSittings }),
  list: route({ method: 'GET', path: at, ok: KitList }),
  make: route({ method: 'POST', path: at, body: MakeKits, ok: MadeKits }),
  again: route({ method: 'POST', path: `${at}/:id/again`, ok: z.object({ id: ExamKitId }) }),
  take: route({ method: 'POST', path: `${at}/results`, ok: TakenResults }),
  results: route({ method: 'GET', path: `${at}/:id/results`, ok: KitResults }),
  load: route({ method: 'POST', path: `${at}/:id/loading`, ok: KitResults }),
};

/** Where a kit's archive is taken from. */
export const kitPath = (id: string) => `${at}/${id}/file`;

export const kitSittingsQuery = queryOptions({ queryKey: ['exam-kits', 'sittings'], queryFn: ({ signal }) => call(kitsApi.sittings, { signal }) });
/** Asked again while a kit is being made. */
export const kitsQuery = (sitting: string, province: string, after: string | undefined) => queryOptions({ queryKey: ['exam-kits', sitting, province, after ?? ''], queryFn: ({ signal }) => call(kitsApi.list, { query: { sitting, province, after }, signal }), refetchInterval: (query) => (query.state.data?.kits.some((k) => k.state === 'working') ? 2_000 : false) });
export const kitResultsQuery = (id: string) => queryOptions({ queryKey: ['exam-kits', 'results', id], queryFn: ({ signal }) => call(kitsApi.results, { params: { id }, signal }) });
