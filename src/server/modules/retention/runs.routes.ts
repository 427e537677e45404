import { z } from 'zod';
import { AskRun, DecideRun, LeftoverKey, RetentionRunPage, RetentionView, RunDone, RunKey, RunWithLeftovers } from '#contracts/retention.ts';
import { ok, refused, refusedFor } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { pairKey, pairOf, placeOf } from '#server/platform/lists/list-source.ts';
import { askRun } from './commands/ask-run.ts';
import { decide } from './commands/decide-run.ts';
import { dryRun, titleOfClass } from './dry-run.ts';
import { placeOfRun, presentRuns } from './present-runs.ts';
import { refusalsOfPlace, type RetentionEnv } from './retention-env.ts';
import { findRun, listLeftovers, listRuns } from './runs.store.ts';

const PAGE = 20;
const LEFTOVERS = 50;
const One = z.object({ id: z.uuid('field.invalid') });

/** 保存期限与到期销毁: what stands, what a run would touch, and runs of two persons. */
export function runEndpoints(env: RetentionEnv): readonly AnyEndpoint[] {
  const see = defineEndpoint({
    method: 'GET', path: '/api/staff/retention', summary: '保存期限：试算', access: { staff: 'retention.see' }, audit: 'retention.dry_run', limit: 'read', output: RetentionView,
    handle: async ({ tx, actor, now, visitor, note }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      note({ subject: 'retention' });
      return ok({ now, classes: await dryRun(tx, env, now, visitor.lang) });
    },
  });
  const list = defineEndpoint({
    method: 'GET', path: '/api/staff/retention-runs', summary: '到期销毁：历次', access: { staff: 'retention.see' }, audit: 'retention.list_runs', limit: 'read', query: z.object({ after: RunKey.optional() }), output: RetentionRunPage,
    handle: async ({ tx, actor, visitor, note }, { query }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      const rows = await listRuns(tx, placeOf(query.after), PAGE + 1);
      const items = await presentRuns(tx, rows.slice(0, PAGE), actor.staffId, visitor.lang);
      note({ subject: 'retention' });
      const last = items.at(-1);
      return ok({ items, next: rows.length > PAGE && last ? placeOfRun(last) : null });
    },
  });
  const one = defineEndpoint({
    method: 'GET', path: '/api/staff/retention-runs/:id', summary: '到期销毁：一次及其遗留', access: { staff: 'retention.see' }, audit: 'retention.see_run', limit: 'read', params: One, query: z.object({ after: LeftoverKey.optional() }), output: RunWithLeftovers,
    handle: async ({ tx, actor, visitor, note }, { params, query }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      const run = await findRun(tx, params.id);
      const [shown] = run ? await presentRuns(tx, [run], actor.staffId, visitor.lang) : [];
      if (!shown) return refusedFor('retention.run_not_found');
      const rows = await listLeftovers(tx, params.id, pairOf(query.after), LEFTOVERS + 1);
      note({ subject: `retention_run:${params.id}` });
      const last = rows.slice(0, LEFTOVERS).at(-1);
      return ok({ run: shown, items: rows.slice(0, LEFTOVERS).map((r) => ({ of: r.class, title: titleOfClass(r.class, visitor.lang), key: r.row_key, why: r.why })), next: rows.length > LEFTOVERS && last ? pairKey(last.class, last.row_key) : null });
    },
  });
  const ask = defineEndpoint({
    method: 'POST', path: '/api/staff/retention-runs', summary: '到期销毁：提请', access: { staff: 'retention.act' }, audit: 'retention.ask', limit: 'write', body: AskRun, output: RunDone,
    handle: async ({ tx, actor, now, note }, { body }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      const asked = await askRun({ tx, now, by: actor.staffId, env }, body);
      if (!asked.ok) return asked;
      note({ subject: `retention_run:${asked.value.id}`, after: asked.value.due, reason: body.reason });
      return ok({ id: asked.value.id, state: 'requested' as const });
    },
  });
  const decision = defineEndpoint({
    method: 'POST', path: '/api/staff/retention-runs/:id/decision', summary: '到期销毁：批准、退回、撤回', access: { staff: 'retention.act' }, audit: 'retention.decide', limit: 'write', params: One, body: DecideRun, output: RunDone,
    handle: async ({ tx, actor, now, note }, { params, body }) => {
      const no = refusalsOfPlace(actor.jurisdiction);
      if (no.length > 0) return refused(no);
      note({ subject: `retention_run:${params.id}`, after: body.decision, reason: body.reason });
      return decide({ tx, now, by: actor.staffId }, params.id, body);
    },
  });
  return [see, list, one, ask, decision];
}
