import { queryOptions } from '@tanstack/react-query';
import { CorrectSuspension, MoveSuspension, ProposeResit, ProposeSuspension, SuspendedList, SuspensionChoices, SuspensionList, SuspensionPreview, SuspensionWhole, type PersonRemedy, type SuspensionState } from '#contracts/suspensions.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/suspensions';
const moveTo = (act: string) => route({ method: 'POST', path: `${at}/:id/${act}`, body: MoveSuspension, ok: SuspensionWhole });

/** The addresses of suspensions. */
export const suspensionsApi = {
  list: route({ method: 'GET', path: at, ok: SuspensionList }),
  choices: route({ method: 'GET', path: '/api/staff/suspension-choices', ok: SuspensionChoices }),
  preview: route({ method: 'POST', path: '/api/staff/suspension-previews', body: ProposeSuspension, ok: SuspensionPreview }),
  propose: route({ method: 'POST', path: at, body: ProposeSuspension, ok: SuspensionWhole }),
  read: route({ method: 'GET', path: `${at}/:id`, ok: SuspensionWhole }),
  people: route({ method: 'GET', path: '/api/staff/suspension-people', ok: SuspendedList }),
  correct: route({ method: 'POST', path: `${at}/:id/correction`, body: CorrectSuspension, ok: SuspensionWhole }),
  resit: route({ method: 'POST', path: `${at}/:id/resit`, body: ProposeResit, ok: SuspensionWhole }),
  act: { withdraw: moveTo('withdrawal'), approve: moveTo('approval'), close_choice: moveTo('choice-end'), return_resit: moveTo('resit-return'), approve_resit: moveTo('resit-approval') },
};

export const suspensionsQuery = (state: SuspensionState | undefined, after: string | undefined) => queryOptions({ queryKey: ['suspensions', 'list', state ?? '', after ?? ''], queryFn: ({ signal }) => call(suspensionsApi.list, { query: { state, after }, signal }) });
export const choicesQuery = (province: string | undefined) => queryOptions({ queryKey: ['suspensions', 'choices', province ?? ''], queryFn: ({ signal }) => call(suspensionsApi.choices, { query: { province }, signal }) });
/** Asked again while it works. */
export const suspensionQuery = (id: string) => queryOptions({
  queryKey: ['suspensions', 'one', id], queryFn: ({ signal }) => call(suspensionsApi.read, { params: { id }, signal }),
  refetchInterval: (query) => (query.state.data?.state === 'telling' || query.state.data?.state === 'settling' ? 2_000 : query.state.data?.state === 'in_effect' && query.state.data.ledger.underWayInFen > 0 ? 15_000 : false),
});
export const peopleQuery = (suspension: string, remedy: PersonRemedy | undefined, after: string | undefined) => queryOptions({ queryKey: ['suspensions', 'people', suspension, remedy ?? '', after ?? ''], queryFn: ({ signal }) => call(suspensionsApi.people, { query: { suspension, remedy, after }, signal }) });
