import { z } from 'zod';
import { refusalText, refuse } from '#contracts/refusals.ts';
import { DecideRun, ProposeRun, RegistriesStanding, ReverifyFilter, ReverifyForecast, ReverifyRunId, RunItems, RunItemsQuery, RunList, RunsQuery, RunView } from '#contracts/reverification.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { readStandings } from '#server/modules/verification/index.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { placeOf } from '#server/platform/lists/list-source.ts';
import { listQuotas } from '#server/platform/registry-line/quota.store.ts';
import { chosenOf, decideRun, proposeRun, resumeRun, stopRun } from './commands/order-run.ts';
import { forecastSeconds } from './domain/run-rules.ts';
import { countChosen, listSettled } from './items.store.ts';
import { presentItems, presentRuns } from './present-run.ts';
import type { Run } from './run.ts';
import { findRun, listRuns } from './runs.store.ts';
import { words } from './words.ts';

const PAGE = 20;
const ITEMS = 50;
const HOUR = 3_600_000;
const access = { staff: 'verification.decide' } as const;
const OneRun = z.object({ runId: ReverifyRunId });

/** Accounts are of no province, so only staff of the whole country have their results asked about. */
const seesAccounts = (actor: StaffActor): boolean => actor.jurisdiction.kind === 'nation';

/** Shows a run that was just moved, and says so in the audit log. */
async function shown(ctx: Pick<Ctx, 'tx' | 'visitor' | 'note'> & { actor: StaffActor }, done: Result<Run>, reason?: string): Promise<Result<z.input<typeof RunView>>> {
  if (!done.ok) return done;
  const run = done.value;
  ctx.note({ subject: `reverify-run:${run.id}`, after: { state: run.state, kind: run.kind, states: run.states, sittingId: run.sittingId, province: run.province, total: run.total }, ...(reason !== undefined && { reason }) });
  const [view] = await presentRuns(ctx.tx, [run], ctx.actor.staffId, ctx.visitor.lang);
  return view ? ok(view) : refusedFor('reverify.not_found');
}

/** GET what a run would come to. */
export const forecast = defineEndpoint({
  method: 'GET', path: '/api/staff/reverify-forecast', summary: '批量复核：预计条数与时间', access, audit: null, limit: 'read', query: ReverifyFilter, output: ReverifyForecast,
  handle: async ({ tx, kit, now, actor, visitor }, { query }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    const total = await countChosen(tx, chosenOf(query, now));
    const alone = kit.settings.reverifyAlone;
    return ok({ total, alone, needsSecond: total > alone, seconds: forecastSeconds(total, kit.settings.registryAllowances[query.kind]), refusals: total === 0 ? [refusalText(refuse('reverify.nothing'), visitor.lang)] : [] });
  },
});

export const propose = defineEndpoint({
  method: 'POST', path: '/api/staff/reverify-runs', summary: '批量复核：提出', access, audit: 'reverify.propose', limit: 'write', body: ProposeRun, output: RunView,
  handle: async (ctx, { body }) => (seesAccounts(ctx.actor) ? shown(ctx, await proposeRun(ctx, body), body.reason) : refusedFor('request.forbidden')),
});

export const showRuns = defineEndpoint({
  method: 'GET', path: '/api/staff/reverify-runs', summary: '批量复核：列表', access, audit: null, limit: 'read', query: RunsQuery, output: RunList,
  handle: async ({ tx, actor, visitor }, { query }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    const found = await listRuns(tx, placeOf(query.after), PAGE + 1);
    const page = found.slice(0, PAGE);
    const last = page.at(-1);
    return ok({ items: await presentRuns(tx, page, actor.staffId, visitor.lang), next: found.length > PAGE && last ? `${String(last.proposedAt)}~${last.id}` : null });
  },
});

export const showRun = defineEndpoint({
  method: 'GET', path: '/api/staff/reverify-runs/:runId', summary: '批量复核：进度', access, audit: null, limit: 'read', params: OneRun, output: RunView,
  handle: async ({ tx, actor, visitor }, { params }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    const run = await findRun(tx, params.runId);
    const [view] = run ? await presentRuns(tx, [run], actor.staffId, visitor.lang) : [];
    return view ? ok(view) : refusedFor('reverify.not_found');
  },
});

export const showItems = defineEndpoint({
  method: 'GET', path: '/api/staff/reverify-runs/:runId/results', summary: '批量复核：逐条结果', access, audit: 'reverify.read', limit: 'read', params: OneRun, query: RunItemsQuery, output: RunItems,
  handle: async ({ tx, kit, actor, visitor, note }, { params, query }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    if (!(await findRun(tx, params.runId))) return refusedFor('reverify.not_found');
    const [at, accountId, rowId] = query.after?.split('~') ?? [];
    const after = at !== undefined && accountId !== undefined && rowId !== undefined ? { at: Number(at), accountId, rowId } : undefined;
    const found = await listSettled(tx, params.runId, query.result, after, ITEMS + 1);
    const page = found.slice(0, ITEMS);
    const last = page.at(-1);
    note({ subject: `reverify-run:${params.runId}`, after: page.map((item) => item.accountId) });
    return ok({ items: await presentItems(tx, kit.crypto, page, visitor.lang), next: found.length > ITEMS && last ? `${String(last.settledAt)}~${last.accountId}~${last.rowId}` : null });
  },
});

export const decide = defineEndpoint({
  method: 'POST', path: '/api/staff/reverify-runs/:runId/decision', summary: '批量复核：第二人批准或者不批准', access, audit: 'reverify.decide', limit: 'write', params: OneRun, body: DecideRun, output: RunView,
  handle: async (ctx, { params, body }) => (seesAccounts(ctx.actor) ? shown(ctx, await decideRun(ctx, params.runId, body), body.reason) : refusedFor('request.forbidden')),
});

export const stop = defineEndpoint({
  method: 'POST', path: '/api/staff/reverify-runs/:runId/stop', summary: '批量复核：暂停', access, audit: 'reverify.stop', limit: 'write', params: OneRun, output: RunView,
  handle: async (ctx, { params }) => (seesAccounts(ctx.actor) ? shown(ctx, await stopRun(ctx, params.runId)) : refusedFor('request.forbidden')),
});

export const resume = defineEndpoint({
  method: 'POST', path: '/api/staff/reverify-runs/:runId/resumption', summary: '批量复核：继续', access, audit: 'reverify.resume', limit: 'write', params: OneRun, output: RunView,
  handle: async (ctx, { params }) => (seesAccounts(ctx.actor) ? shown(ctx, await resumeRun(ctx, params.runId)) : refusedFor('request.forbidden')),
});

/** GET how the registries stand: who waits, since when, and whether one asked for a pause. */
export const showRegistries = defineEndpoint({
  method: 'GET', path: '/api/staff/registries', summary: '核验库状态：等待条数、限额、暂停', access, audit: null, limit: 'read', output: RegistriesStanding,
  handle: async ({ tx, kit, now, actor, visitor }) => {
    if (!seesAccounts(actor)) return refusedFor('request.forbidden');
    const [standings, quotas] = [await readStandings(tx, now - HOUR), await listQuotas(tx)];
    return ok({
      registries: (['identity', 'education', 'degree', 'title'] as const).map((registry) => {
        const one = standings.get(registry);
        const quota = quotas.find((q) => q.registry === registry);
        return {
          registry, nameText: words[visitor.lang].kinds[registry], waiting: one?.waiting ?? 0, oldestAt: one?.oldestAt ?? null, answeredLastHour: one?.answered ?? 0, silentLastHour: one?.silent ?? 0,
          ...kit.settings.registryAllowances[registry], heldUntil: quota?.heldUntil ?? null, drawn: quota?.waiting ?? false,
        };
      }),
    });
  },
});
