import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { CaseItems, CaseOpened, CaseView, DecideAppeal, DecideCase, FoundAccounts, LookUpPerson, ProposeAccountCase, ProposeUnlock } from '#contracts/assistance.ts';
import type { CaseList } from '#contracts/case-lists.ts';
import { call, route } from '../../shared/api/call.ts';

const BASES = { unlocks: '/api/staff/unlocks', accounts: '/api/staff/account-cases', appeals: '/api/staff/appeals' } as const satisfies Record<CaseList, string>;

/** The addresses of cases about people; each list has its permission. */
export const assistanceApi = {
  list: (list: CaseList) => route({ method: 'GET', path: BASES[list], ok: CaseItems }),
  read: (list: CaseList) => route({ method: 'GET', path: `${BASES[list]}/:accountId/:caseId`, ok: CaseView }),
  decide: (list: CaseList) => route({ method: 'POST', path: `${BASES[list]}/:accountId/:caseId/decision`, body: DecideCase, ok: CaseView }),
  withdraw: (list: CaseList) => route({ method: 'POST', path: `${BASES[list]}/:accountId/:caseId/withdrawal`, ok: CaseOpened }),
  proposeUnlock: route({ method: 'POST', path: BASES.unlocks, body: ProposeUnlock, ok: CaseOpened }),
  proposeCase: route({ method: 'POST', path: BASES.accounts, body: ProposeAccountCase, ok: CaseOpened }),
  decideAppeal: route({ method: 'POST', path: '/api/staff/appeals/:accountId/:caseId/outcome', body: DecideAppeal, ok: CaseView }),
  attach: route({ method: 'POST', path: '/api/staff/cases/:accountId/:caseId/files', ok: CaseOpened }),
  lookUp: route({ method: 'POST', path: '/api/staff/account-look-ups', body: LookUpPerson, ok: FoundAccounts }),
  rareNames: route({ method: 'GET', path: '/api/staff/rare-names', ok: z.object({ items: z.array(z.object({ accountId: z.string(), name: z.string(), glyphDescription: z.string().nullable() })), next: z.string().nullable() }) }),
};

export type ListSearch = { list: CaseList; state: 'waiting' | 'all'; after?: string | undefined };

export const listQuery = ({ list, state, after }: ListSearch) =>
  queryOptions({ queryKey: ['assistance', 'list', list, state, after], queryFn: ({ signal }) => call(assistanceApi.list(list), { query: { state, after }, signal }), staleTime: 5_000 });

/** One case; read when it is opened and after every act, not in between: every look is recorded. */
export const caseQuery = (list: CaseList, accountId: string, caseId: string) =>
  queryOptions({ queryKey: ['assistance', 'case', caseId], queryFn: ({ signal }) => call(assistanceApi.read(list), { params: { accountId, caseId }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });

export const rareNamesQuery = (after: string | undefined) => queryOptions({ queryKey: ['assistance', 'rare', after], queryFn: ({ signal }) => call(assistanceApi.rareNames, { query: { after }, signal }), staleTime: 60_000 });
