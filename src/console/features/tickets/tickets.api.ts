import { queryOptions } from '@tanstack/react-query';
import { ExclusionList, HoldTicket, MoveRelease, PrepareRelease, ReissueTicket, ReleaseList, ReleaseWhole, TicketOfStaff, type Exclusion, type ReleaseAct } from '#contracts/tickets.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/ticket-releases';
const moveTo = (act: string) => route({ method: 'POST', path: `${at}/:id/${act}`, body: MoveRelease, ok: ReleaseWhole });

/** The addresses of ticket releases and of single tickets. */
export const ticketsApi = {
  list: route({ method: 'GET', path: at, ok: ReleaseList }),
  prepare: route({ method: 'POST', path: at, body: PrepareRelease, ok: ReleaseWhole }),
  read: route({ method: 'GET', path: `${at}/:id`, ok: ReleaseWhole }),
  exclusions: route({ method: 'GET', path: `${at}/:id/exclusions`, ok: ExclusionList }),
  act: { propose: moveTo('proposal'), return: moveTo('return'), approve: moveTo('approval'), close: moveTo('closing'), reopen: moveTo('reopening'), withdraw: moveTo('withdrawal') } satisfies Record<ReleaseAct, unknown>,
  find: route({ method: 'GET', path: '/api/staff/tickets', ok: TicketOfStaff }),
  hold: route({ method: 'POST', path: '/api/staff/tickets/:id/holds', body: HoldTicket, ok: TicketOfStaff }),
  lift: route({ method: 'POST', path: '/api/staff/tickets/:id/holds/lifted', body: HoldTicket, ok: TicketOfStaff }),
  reissue: route({ method: 'POST', path: '/api/staff/tickets/:id/versions', body: ReissueTicket, ok: TicketOfStaff }),
};

/** Where the PDF of a sample, and of somebody's ticket, is drawn. */
export const samplePath = (id: string) => `${at}/${id}/sample`;
export const printPath = (applicationId: string) => `/api/staff/tickets/${applicationId}/print`;

export const releasesQuery = (after: string | undefined) => queryOptions({ queryKey: ['tickets', 'list', after ?? ''], queryFn: ({ signal }) => call(ticketsApi.list, { query: { after }, signal }) });
/** Asked again while it is being prepared. */
export const releaseQuery = (id: string) => queryOptions({ queryKey: ['tickets', 'release', id], queryFn: ({ signal }) => call(ticketsApi.read, { params: { id }, signal }), refetchInterval: (query) => (query.state.data?.state === 'preparing' ? 2_000 : false) });
export const exclusionsQuery = (id: string, reason: Exclusion | undefined, after: string | undefined) => queryOptions({ queryKey: ['tickets', 'exclusions', id, reason ?? '', after ?? ''], queryFn: ({ signal }) => call(ticketsApi.exclusions, { params: { id }, query: { reason, after }, signal }) });
