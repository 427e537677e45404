import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { PowerFilter, PowerHistory, PowerKey, PowerList } from '#contracts/staff-powers.ts';
import { call, route } from '../../shared/api/call.ts';

const powersApi = {
  list: route({ method: 'GET', path: '/api/staff/powers', ok: PowerList }),
  one: route({ method: 'GET', path: '/api/staff/powers/:id', ok: PowerHistory }),
};

/** What stands in the address of the overview. */
export const PowerSearch = PowerFilter.extend({ after: PowerKey.optional() });
export type PowerSearch = z.infer<typeof PowerSearch>;

export const powersQuery = (search: PowerSearch) => queryOptions({ queryKey: ['people', 'powers', search], queryFn: ({ signal }) => call(powersApi.list, { query: search, signal }) });
export const powerHistoryQuery = (id: string) => queryOptions({ queryKey: ['people', 'powers', 'of', id], queryFn: ({ signal }) => call(powersApi.one, { params: { id }, signal }) });
