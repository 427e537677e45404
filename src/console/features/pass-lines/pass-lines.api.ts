import { queryOptions } from '@tanstack/react-query';
import { DraftPassLines, MovePassLines, PassLineSittings, SavePassLines, SittingPassLines } from '#contracts/pass-lines.ts';
import { call, route } from '../../shared/api/call.ts';

const set = '/api/staff/pass-line-sets/:id';

/** The addresses of pass lines. */
export const passLinesApi = {
  list: route({ method: 'GET', path: '/api/staff/pass-lines', ok: PassLineSittings }),
  read: route({ method: 'GET', path: '/api/staff/pass-lines/:sitting', ok: SittingPassLines }),
  draft: route({ method: 'POST', path: '/api/staff/pass-lines', body: DraftPassLines, ok: SittingPassLines }),
  save: route({ method: 'PUT', path: set, body: SavePassLines, ok: SittingPassLines }),
  move: {
    proposal: route({ method: 'POST', path: `${set}/proposal`, body: MovePassLines, ok: SittingPassLines }),
    approval: route({ method: 'POST', path: `${set}/approval`, body: MovePassLines, ok: SittingPassLines }),
    return: route({ method: 'POST', path: `${set}/return`, body: MovePassLines, ok: SittingPassLines }),
    withdrawal: route({ method: 'POST', path: `${set}/withdrawal`, body: MovePassLines, ok: SittingPassLines }),
  },
};

export const sittingsQuery = () => queryOptions({ queryKey: ['pass-lines', 'all'], queryFn: ({ signal }) => call(passLinesApi.list, { signal }) });
export const sittingQuery = (sitting: string) => queryOptions({ queryKey: ['pass-lines', 'one', sitting], queryFn: ({ signal }) => call(passLinesApi.read, { params: { sitting }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });
