import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { AmendBreach, BreachItems, BreachOpened, BreachView, CorrectBreach, DecideBreachCorrection, DecideBreach, DeliverLetter, EndBreach, EnterStatement, FoundPerson, LookUpBreachPerson, NotifyBreach, OpenBreach, ProposeDecision, PublishBreach, SendLetter, UnpublishBreach, type BreachFilter } from '#contracts/breaches.ts';
import { DecideCorrection, ProposeCorrection, RecordItems, RecordView, SearchRecords, type RecordFilter } from '#contracts/integrity.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/breaches/:accountId/:caseId';
const act = <const B extends z.ZodType>(path: string, body: B) => route({ method: 'POST', path: `${at}/${path}`, body, ok: BreachView });

/** The addresses of cases about breaches and of the register. */
export const breachesApi = {
  list: route({ method: 'GET', path: '/api/staff/breaches', ok: BreachItems }),
  read: route({ method: 'GET', path: at, ok: BreachView }),
  lookUp: route({ method: 'POST', path: '/api/staff/breach-look-ups', body: LookUpBreachPerson, ok: FoundPerson }),
  open: route({ method: 'POST', path: '/api/staff/breaches', body: OpenBreach, ok: BreachOpened }),
  amend: route({ method: 'PUT', path: `${at}/facts`, body: AmendBreach, ok: BreachView }),
  attach: route({ method: 'POST', path: `${at}/files`, ok: BreachOpened }),
  notify: act('notice', NotifyBreach), send: act('services', z.strictObject({ letter: SendLetter })), deliver: act('services/:serviceId/delivery', DeliverLetter), state: act('statements', EnterStatement), propose: act('proposal', ProposeDecision),
  decide: act('decision', DecideBreach), dismiss: act('dismissal', EndBreach), withdraw: act('withdrawal', EndBreach), publish: act('publication', PublishBreach), unpublish: act('publication-end', UnpublishBreach),
  correctCase: act('corrections', CorrectBreach), decideCaseCorrection: act('correction-decision', DecideBreachCorrection),
  records: route({ method: 'GET', path: '/api/staff/integrity-records', ok: RecordItems }),
  searchRecords: route({ method: 'POST', path: '/api/staff/integrity-record-searches', body: SearchRecords, ok: RecordItems }),
  record: route({ method: 'GET', path: '/api/staff/integrity-records/:recordId', ok: RecordView }),
  correct: route({ method: 'POST', path: '/api/staff/integrity-records/:recordId/corrections', body: ProposeCorrection, ok: RecordView }),
  decideCorrection: route({ method: 'POST', path: '/api/staff/integrity-records/:recordId/correction-decision', body: DecideCorrection, ok: RecordView }),
};

export const breachListQuery = (filter: BreachFilter) => queryOptions({ queryKey: ['breaches', 'list', filter], queryFn: ({ signal }) => call(breachesApi.list, { query: filter, signal }), staleTime: 5_000 });

/** One case; read when it is opened and after every act, not in between: every look is recorded. */
export const breachQuery = (accountId: string, caseId: string) => queryOptions({ queryKey: ['breaches', 'case', caseId], queryFn: ({ signal }) => call(breachesApi.read, { params: { accountId, caseId }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });

export const recordListQuery = (filter: RecordFilter) => queryOptions({ queryKey: ['integrity-records', 'list', filter], queryFn: ({ signal }) => call(breachesApi.records, { query: filter, signal }), staleTime: 5_000 });

export const recordQuery = (recordId: string) => queryOptions({ queryKey: ['integrity-records', 'one', recordId], queryFn: ({ signal }) => call(breachesApi.record, { params: { recordId }, signal }), staleTime: Infinity, refetchOnWindowFocus: false });
