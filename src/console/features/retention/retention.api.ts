import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import { AskRun, DecideRun, HoldLifted, HoldsOrdered, LegalHoldPage, LiftHold, OrderHoldBody, RetentionRunPage, RetentionView, RunDone, RunWithLeftovers } from '#contracts/retention.ts';
import { call, route } from '../../shared/api/call.ts';

const api = {
  view: route({ method: 'GET', path: '/api/staff/retention', ok: RetentionView }),
  runs: route({ method: 'GET', path: '/api/staff/retention-runs', ok: RetentionRunPage }),
  run: route({ method: 'GET', path: '/api/staff/retention-runs/:id', ok: RunWithLeftovers }),
  ask: route({ method: 'POST', path: '/api/staff/retention-runs', body: AskRun, ok: RunDone }),
  decide: route({ method: 'POST', path: '/api/staff/retention-runs/:id/decision', body: DecideRun, ok: RunDone }),
  holds: route({ method: 'GET', path: '/api/staff/legal-holds', ok: LegalHoldPage }),
  order: route({ method: 'POST', path: '/api/staff/legal-holds', body: OrderHoldBody, ok: HoldsOrdered }),
  lift: route({ method: 'POST', path: '/api/staff/legal-holds/:id/lifting', body: LiftHold, ok: HoldLifted }),
};

export const retentionQuery = queryOptions({ queryKey: ['retention', 'view'], queryFn: ({ signal }) => call(api.view, { signal }) });
export const runsQuery = (after: string | undefined) => queryOptions({
  queryKey: ['retention', 'runs', after], queryFn: ({ signal }) => call(api.runs, { query: { after }, signal }), refetchInterval: (query) => (query.state.data?.items.some((run) => run.state === 'running') ? 2_000 : false),
});
export const runQuery = (id: string, after: string | undefined) => queryOptions({ queryKey: ['retention', 'run', id, after], queryFn: ({ signal }) => call(api.run, { params: { id }, query: { after }, signal }) });
export const holdsQuery = (standing: 'yes' | 'no', after: string | undefined) => queryOptions({ queryKey: ['retention', 'holds', standing, after], queryFn: ({ signal }) => call(api.holds, { query: { standing, after }, signal }) });
export const askRun = (body: AskRun, key: string) => call(api.ask, { body, key });
export const decideRun = (id: string, body: DecideRun, key: string) => call(api.decide, { params: { id }, body, key });
/** What was typed; the server says what of it cannot be. */
export type TypedHold = z.input<typeof OrderHoldBody>['hold'];
export const orderHold = (hold: TypedHold, key: string) => call(api.order, { body: { hold }, key });
export const liftHold = (id: string, body: LiftHold, key: string) => call(api.lift, { params: { id }, body, key });
