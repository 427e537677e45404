import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { DecideRun, ProposeRun, RegistriesStanding, ReverifyForecast, RunItems, RunList, RunView, type RecheckResult, type ReverifyFilter } from '#contracts/reverification.ts';
import { ReviewChoices } from '#contracts/review.ts';
import { Province } from '#contracts/regions.ts';
import { call, route } from '../../shared/api/call.ts';

const at = '/api/staff/reverify-runs';

/** The addresses of checks of old results and of the registries' standing. */
export const runsApi = {
  list: route({ method: 'GET', path: at, ok: RunList }),
  read: route({ method: 'GET', path: `${at}/:runId`, ok: RunView }),
  results: route({ method: 'GET', path: `${at}/:runId/results`, ok: RunItems }),
  forecast: route({ method: 'GET', path: '/api/staff/reverify-forecast', ok: ReverifyForecast }),
  propose: route({ method: 'POST', path: at, body: ProposeRun, ok: RunView }),
  decide: route({ method: 'POST', path: `${at}/:runId/decision`, body: DecideRun, ok: RunView }),
  stop: route({ method: 'POST', path: `${at}/:runId/stop`, ok: RunView }),
  resume: route({ method: 'POST', path: `${at}/:runId/resumption`, ok: RunView }),
  registries: route({ method: 'GET', path: '/api/staff/registries', ok: RegistriesStanding }),
  choices: route({ method: 'GET', path: '/api/staff/review/choices', ok: ReviewChoices }),
  provinces: route({ method: 'GET', path: '/api/regions/provinces', ok: z.object({ provinces: z.array(Province) }) }),
};

const moving = (run: RunView | undefined): number | false => (run?.state === 'running' ? 2_000 : false);

export const runsQuery = (after: string | undefined) => queryOptions({
  queryKey: ['verification', 'runs', after ?? ''], queryFn: ({ signal }) => call(runsApi.list, { query: { after }, signal }),
  refetchInterval: (query) => moving(query.state.data?.items.find((run) => run.state === 'running')),
});
/** Asked again while it runs. */
export const runQuery = (runId: string) => queryOptions({ queryKey: ['verification', 'run', runId], queryFn: ({ signal }) => call(runsApi.read, { params: { runId }, signal }), refetchInterval: (query) => moving(query.state.data) });
export const resultsQuery = (runId: string, result: Exclude<RecheckResult, 'waiting'>, after: string | undefined, settled: number) => queryOptions({
  queryKey: ['verification', 'results', runId, result, after ?? '', settled], queryFn: ({ signal }) => call(runsApi.results, { params: { runId }, query: { result, after }, signal }), placeholderData: keepPreviousData,
});
export const forecastQuery = (f: Partial<ReverifyFilter>) => queryOptions({
  queryKey: ['verification', 'forecast', JSON.stringify(f)], enabled: (f.states?.length ?? 0) > 0, placeholderData: keepPreviousData,
  queryFn: ({ signal }) => call(runsApi.forecast, { query: { kind: f.kind, states: f.states?.join(','), olderThanDays: String(f.olderThanDays), sittingId: f.sittingId, province: f.province }, signal }),
});
export const registriesQuery = queryOptions({ queryKey: ['verification', 'registries'], queryFn: ({ signal }) => call(runsApi.registries, { signal }), refetchInterval: 15_000 });
export const sittingChoicesQuery = queryOptions({ queryKey: ['review', 'choices'], queryFn: ({ signal }) => call(runsApi.choices, { signal }), staleTime: 600_000 });
export const provinceChoicesQuery = queryOptions({ queryKey: ['provinces'], queryFn: ({ signal }) => call(runsApi.provinces, { signal }), staleTime: 600_000 });
