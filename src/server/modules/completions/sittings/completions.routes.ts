import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { CheckPerson, CompletionExplained, CompletionPeople, CompletionPerson, CompletionQuery, CompletionSitting, CompletionSittings, SetPublicityDays } from '#contracts/completions.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { forbidden } from '#contracts/refusals/forbidden.ts';
import { ok, refused, refusedFor, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { workingOf } from '../asking.ts';
import { beginAssessing } from '../assess/assess.jobs.ts';
import { setPublicityDays } from '../assess/sitting-runs.store.ts';
import { checkPerson } from '../people/check-person.ts';
import { readOwn } from '../people/read-own.ts';
import { viewPeople, viewPerson } from '../people/view-people.ts';
import { takeSitting, viewSitting, viewSittings } from './view-sittings.ts';

const see = { staff: 'completion.see' } as const;
const path = '/api/staff/completion-sittings' as const;
const One = z.object({ id: SittingId });
const Person = z.object({ id: SittingId, number: z.string().regex(/^\d{6,20}$/, 'field.invalid') });
type Asking = Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

async function onePerson(ctx: Asking, id: SittingId, number: string): Promise<Result<CompletionPerson>> {
  const taken = await takeSitting(workingOf(ctx), id);
  return taken.ok ? viewPerson(workingOf(ctx), taken.value.sitting, number) : taken;
}

/** Completion (合格判定): the sittings, one of them, its people, one of them explained. */
export const completionEndpoints: readonly AnyEndpoint[] = [
  defineEndpoint({ method: 'GET', path, summary: '合格判定：各次考试', access: see, audit: null, limit: 'read', output: CompletionSittings, handle: async (ctx) => ok(await viewSittings(workingOf(ctx))) }),
  defineEndpoint({ method: 'GET', path: `${path}/:id`, summary: '合格判定：一次考试', access: see, audit: null, limit: 'read', params: One, output: CompletionSitting, handle: (ctx, { params }) => viewSitting(workingOf(ctx), params.id) }),
  defineEndpoint({
    method: 'POST', path: `${path}/:id/runs`, summary: '重新判定', access: { staff: 'completion.see' }, audit: 'completion.recompute', limit: 'write', params: One, output: CompletionSitting,
    handle: async (ctx, { params }) => {
      const working = workingOf(ctx);
      ctx.note({ subject: `sitting:${params.id}` });
      const taken = await takeSitting(working, params.id);
      if (!taken.ok) return taken;
      if (!working.by.permissions.some((p) => p === 'publicity.arrange' || p === 'publicity.approve')) return refused([forbidden('publicity.arrange')]);
      await beginAssessing(ctx.tx, params.id, ctx.now);
      return viewSitting(working, params.id);
    },
  }),
  defineEndpoint({
    method: 'PUT', path: `${path}/:id/publicity-days`, summary: '规定公示工作日数（全国）', access: { staff: 'publicity.arrange' }, audit: 'completion.set_days', limit: 'write', params: One, body: SetPublicityDays, output: CompletionSitting,
    handle: async (ctx, { params, body }) => {
      const working = workingOf(ctx);
      ctx.note({ subject: `sitting:${params.id}`, reason: body.reason, after: { days: body.days } });
      const taken = await takeSitting(working, params.id);
      if (!taken.ok) return taken;
      if (working.by.jurisdiction.kind !== 'nation') return refusedFor('completion.nation_only');
      await setPublicityDays(ctx.tx, params.id, body.days);
      return viewSitting(working, params.id);
    },
  }),
  defineEndpoint({
    method: 'GET', path: `${path}/:id/people`, summary: '合格人员', access: see, audit: 'completion.list', limit: 'read', params: One, query: CompletionQuery, output: CompletionPeople,
    handle: async (ctx, { params, query }) => {
      ctx.note({ subject: `sitting:${params.id}`, after: query });
      const taken = await takeSitting(workingOf(ctx), params.id);
      return taken.ok ? ok(await viewPeople(workingOf(ctx), taken.value.sitting, query)) : taken;
    },
  }),
  defineEndpoint({
    method: 'GET', path: `${path}/:id/people/:number`, summary: '一人的合格判定说明', access: see, audit: 'completion.look', limit: 'read', params: Person, output: CompletionPerson,
    handle: (ctx, { params }) => {
      ctx.note({ subject: `sitting:${params.id}`, after: { ticket: params.number } });
      return onePerson(ctx, params.id, params.number);
    },
  }),
  defineEndpoint({
    method: 'POST', path: `${path}/:id/people/:number/check`, summary: '登记发证前核查结果', access: { staff: 'sample.check' }, audit: 'completion.check', limit: 'write', params: Person, body: CheckPerson, output: CompletionPerson,
    handle: async (ctx, { params, body }) => {
      ctx.note({ subject: `sitting:${params.id}`, after: { ticket: params.number, result: body.result } });
      const working = workingOf(ctx);
      const taken = await takeSitting(working, params.id);
      if (!taken.ok) return taken;
      const done = await checkPerson(working, taken.value.sitting, params.number, body);
      return done.ok ? onePerson(ctx, params.id, params.number) : done;
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/applications/:id/completion', summary: '本人的合格判定说明', access: 'candidate', audit: null, limit: 'read', params: z.object({ id: ApplicationId }), output: CompletionExplained,
    handle: (ctx, { params }) => readOwn({ ...ctx, lang: ctx.visitor.lang }, ctx.actor.accountId, params.id),
  }),
];
