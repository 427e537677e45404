import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { MoveNotice, NoticeChoices, NoticeFailures, NoticeList, NoticeReading, NoticeText, NoticeWhole, ReadNotice, SaveNotice, type NoticeState } from '#contracts/mass-notices.ts';
import { DeliveryFigures, LookUpMessages, MessageCarriersView, ResendMessage, SentMessages } from '#contracts/messages.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/mass-notices';
const moveTo = (act: string) => route({ method: 'POST', path: `${at}/:id/${act}`, body: MoveNotice, ok: NoticeWhole });

/** The addresses of mass notices and of what became of messages. */
export const noticesApi = {
  list: route({ method: 'GET', path: at, ok: NoticeList }),
  choices: route({ method: 'GET', path: '/api/staff/mass-notice-choices', ok: NoticeChoices }),
  reading: route({ method: 'POST', path: '/api/staff/mass-notice-readings', body: ReadNotice, ok: NoticeReading }),
  read: route({ method: 'GET', path: `${at}/:id`, ok: NoticeWhole }),
  failures: route({ method: 'GET', path: `${at}/:id/failures`, ok: NoticeFailures }),
  draft: route({ method: 'POST', path: at, body: NoticeText, ok: NoticeWhole }),
  save: route({ method: 'PUT', path: `${at}/:id`, body: SaveNotice, ok: NoticeWhole }),
  move: { proposal: moveTo('proposal'), approval: moveTo('approval'), return: moveTo('return'), withdrawal: moveTo('withdrawal') },
  stop: route({ method: 'POST', path: `${at}/:id/stop`, body: MoveNotice.pick({ reason: true }), ok: NoticeWhole }),
  figures: route({ method: 'GET', path: '/api/staff/message-deliveries', ok: DeliveryFigures }),
  carriers: route({ method: 'GET', path: '/api/staff/message-carriers', ok: MessageCarriersView }),
  lookUp: route({ method: 'POST', path: '/api/staff/message-look-ups', body: LookUpMessages, ok: SentMessages }),
  ofPerson: route({ method: 'GET', path: '/api/staff/accounts/:accountId/messages', ok: SentMessages }),
  resend: route({ method: 'POST', path: '/api/staff/accounts/:accountId/messages/:messageId/resending', body: ResendMessage, ok: SentMessages }),
};

export const noticesQuery = (state: NoticeState | undefined) => infiniteQueryOptions({
  queryKey: ['messages', 'notices', state ?? ''], queryFn: ({ pageParam, signal }) => call(noticesApi.list, { query: { state, after: pageParam ?? undefined }, signal }), initialPageParam: null as string | null, getNextPageParam: (page) => page.next,
});
export const noticeChoicesQuery = (province: string | undefined) => queryOptions({ queryKey: ['messages', 'notice-choices', province ?? ''], queryFn: ({ signal }) => call(noticesApi.choices, { query: { province }, signal }), staleTime: 600_000, placeholderData: keepPreviousData });
/** Asked again while it is being sent. */
export const noticeQuery = (id: string) => queryOptions({
  queryKey: ['messages', 'notice', id], queryFn: ({ signal }) => call(noticesApi.read, { params: { id }, signal }), refetchOnWindowFocus: false, refetchInterval: (query) => (query.state.data?.state === 'sending' || query.state.data?.state === 'scheduled' ? 2_000 : false),
});
export const failuresQuery = (id: string, after: string | undefined, enabled: boolean) => queryOptions({ queryKey: ['messages', 'failures', id, after ?? ''], enabled, queryFn: ({ signal }) => call(noticesApi.failures, { params: { id }, query: { after }, signal }) });
export const figuresQuery = (days: number) => queryOptions({ queryKey: ['messages', 'figures', days], queryFn: ({ signal }) => call(noticesApi.figures, { query: { days: String(days) }, signal }) });
/** Asked again while it is looked at: a breaker opens and closes within seconds. */
export const carriersQuery = queryOptions({ queryKey: ['messages', 'carriers'], queryFn: ({ signal }) => call(noticesApi.carriers, { signal }), refetchInterval: 15_000 });
