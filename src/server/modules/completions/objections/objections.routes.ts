import { z } from 'zod';
import { AskObjection, AssignObjection, DecideOutcome, ObjectionAddress, ObjectionId, ObjectionQuery, Objections, ObjectionWhole, ProposeOutcome, RaiseObjection, RegisterObjection, TakeObjection } from '#contracts/objections.ts';
import { PublicityId } from '#contracts/publicity.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { oldestOf } from '#server/platform/crypto/digest.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { workingOf } from '../asking.ts';
import { findPublicity } from '../publicity/publicities.store.ts';
import { findBehindDoor } from './objections.store.ts';
import { ANYBODY, raiseObjection } from './raise-objection.ts';
import { answerAddress, doorOf, receiptAddress } from './receipt.ts';
import { viewObjection, viewObjections } from './view-objections.ts';
import { assignObjection, decideOutcome, proposeOutcome, takeObjection } from './work-on-objection.ts';

/** 提出异议: by anybody, with a captcha; what is said is in no log and no address. */
export const raiseEndpoint = defineEndpoint({
  method: 'POST', path: '/api/publicities/:id/objections', summary: '对公示人员提出异议', access: 'public', audit: 'objection.raise', limit: 'code', params: z.object({ id: PublicityId }), body: RaiseObjection, output: ObjectionAddress,
  check: (_, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { params, body }) => {
    const done = await raiseObjection(ctx, params.id, body, 'web', ANYBODY);
    if (!done.ok) return done;
    const { reference, code, id } = done.value;
    ctx.note({ subject: `objection:${id}` });
    return ok({ address: `/publicity/objections/received?of=${receiptAddress.seal(ctx.kit.crypto, { reference, code }, ctx.now)}` });
  },
});

/** 查询异议办理结果: by the code of the receipt. */
export const askEndpoint = defineEndpoint({
  method: 'POST', path: '/api/objection-look-ups', summary: '查询异议办理结果', access: 'public', audit: 'objection.look_up', limit: 'look_up', idempotent: false, body: AskObjection, output: ObjectionAddress,
  check: (_, { body }) => Promise.resolve(captchaMissing(body.captcha)),
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { body }) => {
    const door = doorOf(ctx.kit.crypto, body.code);
    const found = await findBehindDoor(ctx.tx, ctx.kit.crypto, door);
    if (!found) return refusedFor('objection.code_not_found', { path: 'code' });
    ctx.note({ subject: `objection:${found.id}` });
    return ok({ address: `/publicity/objections/answer?of=${answerAddress.seal(ctx.kit.crypto, oldestOf(door).toString('base64'), ctx.now)}` });
  },
});

const see = { staff: 'completion.see' } as const;
const handle = { staff: 'objection.handle' } as const;
const One = z.object({ id: ObjectionId });
type Asking = Pick<Ctx, 'tx' | 'kit' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

async function after(ctx: Asking, id: ObjectionId, done: Result<undefined>, note: { reason?: string; after?: unknown } = {}): Promise<Result<ObjectionWhole>> {
  ctx.note({ subject: `objection:${id}`, ...note });
  return done.ok ? viewObjection(workingOf(ctx), id) : done;
}

/** Objections as staff work on them. */
export const objectionEndpoints: readonly AnyEndpoint[] = [
  raiseEndpoint, askEndpoint,
  defineEndpoint({
    method: 'GET', path: '/api/staff/objections', summary: '公示异议：本辖区', access: see, audit: 'objection.list', limit: 'read', query: ObjectionQuery, output: Objections,
    handle: async (ctx, { query }) => {
      ctx.note({ after: query });
      return ok(await viewObjections(workingOf(ctx), query));
    },
  }),
  defineEndpoint({
    method: 'GET', path: '/api/staff/objections/:id', summary: '公示异议：一件', access: see, audit: 'objection.look', limit: 'read', params: One, output: ObjectionWhole,
    handle: (ctx, { params }) => {
      ctx.note({ subject: `objection:${params.id}` });
      return viewObjection(workingOf(ctx), params.id);
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/publicities/:id/objections', summary: '登记来电、来信、邮件提出的异议', access: handle, audit: 'objection.register', limit: 'write', params: z.object({ id: PublicityId }), body: RegisterObjection, output: ObjectionWhole,
    handle: async (ctx, { params, body: { channel, ...said } }) => {
      const working = workingOf(ctx);
      if (!(await findPublicity(ctx.tx, ctx.actor.jurisdiction, params.id))) return refusedFor('publicity.not_found');
      const done = await raiseObjection(ctx, params.id, said, channel, { staffId: working.by.staffId, name: working.by.name });
      if (!done.ok) return done;
      ctx.note({ subject: `objection:${done.value.id}`, after: { channel } });
      return viewObjection(working, done.value.id);
    },
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/objections/:id/taking', summary: '受理异议', access: handle, audit: 'objection.take', limit: 'write', params: One, body: TakeObjection, output: ObjectionWhole,
    handle: async (ctx, { params, body }) => after(ctx, params.id, await takeObjection(workingOf(ctx), params.id, body)),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/objections/:id/assignment', summary: '分派异议', access: handle, audit: 'objection.assign', limit: 'write', params: One, body: AssignObjection, output: ObjectionWhole,
    handle: async (ctx, { params, body }) => after(ctx, params.id, await assignObjection(workingOf(ctx), params.id, body), { after: { to: body.to } }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/objections/:id/proposal', summary: '提出异议结论', access: handle, audit: 'objection.propose', limit: 'write', params: One, body: ProposeOutcome, output: ObjectionWhole,
    handle: async (ctx, { params, body }) => after(ctx, params.id, await proposeOutcome(workingOf(ctx), params.id, body), { after: { outcome: body.outcome } }),
  }),
  defineEndpoint({
    method: 'POST', path: '/api/staff/objections/:id/decision', summary: '决定异议结论（第二人）', access: { staff: 'objection.decide' }, audit: 'objection.decide', limit: 'write', params: One, body: DecideOutcome, output: ObjectionWhole,
    handle: async (ctx, { params, body }) => after(ctx, params.id, await decideOutcome(workingOf(ctx), params.id, body), { reason: body.reason, after: { decision: body.decision } }),
  }),
];
