import { z } from 'zod';
import { SittingId, SubjectCode } from '#contracts/catalogue.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { AskRecheck, DecideRecheck, OwnRechecks, ProposeRecheck, Rechecks, RecheckState } from '#contracts/rechecks.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { Binary } from '#server/platform/http/mount-api.ts';
import { scoringOf, type Scoring } from '../asking.ts';
import { askRecheck, readOwnLetter, viewOwnRechecks } from './ask-recheck.ts';
import { decideRecheck, proposeRecheck, readLetterWithin, viewRechecks } from './decide-recheck.ts';
import { drawLetter } from './recheck-letter.ts';

const work = { staff: 'score.recheck' } as const;
const One = z.object({ id: SittingId });
const OfApplication = z.object({ id: ApplicationId });

/** 申请成绩复查: a candidate's own, also as a plain form. */
export const askEndpoint = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/rechecks', summary: '申请成绩复查', access: 'candidate', audit: 'recheck.ask', limit: 'write', params: OfApplication, body: AskRecheck, output: OwnRechecks,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `application:${params.id}`, after: { subject: body.subject } });
    const owning = { ...ctx, accountId: ctx.actor.accountId };
    const done = await askRecheck(owning, params.id, body);
    return done.ok ? viewOwnRechecks(owning, params.id, ctx.visitor.lang) : done;
  },
});
const own = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/rechecks', summary: '本人成绩复查', access: 'candidate', audit: null, limit: 'read', params: OfApplication, output: OwnRechecks,
  handle: (ctx, { params }) => viewOwnRechecks({ ...ctx, accountId: ctx.actor.accountId }, params.id, ctx.visitor.lang),
});
const list = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings/:id/rechecks', summary: '成绩复查：列表', access: work, audit: 'recheck.list', limit: 'read', params: One, query: z.object({ state: RecheckState.default('asked'), after: z.string().max(30).default('') }), output: Rechecks,
  handle: (ctx, { params, query }) => {
    ctx.note({ subject: `sitting:${params.id}` });
    return viewRechecks(scoringOf(ctx), params.id, query);
  },
});
const propose = defineEndpoint({
  method: 'POST', path: '/api/staff/score-sittings/:id/rechecks/outcomes', summary: '成绩复查：提出结论', access: work, audit: 'recheck.propose', limit: 'write', params: One, body: ProposeRecheck, output: Rechecks,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `application:${body.application}`, reason: body.findings, after: { subject: body.subject, outcome: body.outcome } });
    return thenList(scoringOf(ctx), params.id, 'asked', await proposeRecheck(scoringOf(ctx), params.id, body));
  },
});
const decide = defineEndpoint({
  method: 'POST', path: '/api/staff/score-sittings/:id/rechecks/decisions', summary: '成绩复查：第二人确认或退回', access: work, audit: 'recheck.decide', limit: 'write', params: One, body: DecideRecheck, output: Rechecks,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `application:${body.application}`, after: { subject: body.subject, decision: body.decision } });
    return thenList(scoringOf(ctx), params.id, 'proposed', await decideRecheck(scoringOf(ctx), ctx.kit, params.id, body));
  },
});

const ownLetter = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/rechecks/:subject/letter', summary: '本人成绩复查结果通知书（PDF）', access: 'candidate', audit: null, limit: 'read', params: OfApplication.extend({ subject: SubjectCode }), output: Binary,
  prepare: async (env, { params }) => {
    const letter = await env.read((tx) => readOwnLetter({ tx, kit: env.kit, now: env.now, accountId: env.actor.accountId }, params.id, params.subject));
    return letter.ok ? ok(await drawLetter(env.kit, letter.value, env.now)) : letter;
  },
  handle: (_ctx, _input, file) => Promise.resolve(ok(file)),
});
const staffLetter = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings/:id/rechecks/:application/:subject/letter', summary: '成绩复查：结果通知书（PDF）', access: work, audit: 'recheck.see_letter', limit: 'read', params: One.extend({ application: ApplicationId, subject: SubjectCode }), output: Binary,
  prepare: async (env, { params }) => {
    const letter = await env.read((tx) => readLetterWithin({ tx, by: env.actor }, env.kit, params.id, params.application, params.subject));
    return letter.ok ? ok({ accountId: letter.value.accountId, file: await drawLetter(env.kit, letter.value, env.now) }) : letter;
  },
  handle: (ctx, { params }, { accountId, file }) => {
    ctx.note({ subject: `application:${params.application}`, accountId });
    return Promise.resolve(ok(file));
  },
});

async function thenList(scoring: Scoring, sittingId: string, state: RecheckState, done: Result<undefined>): Promise<Result<Rechecks>> {
  return done.ok ? viewRechecks(scoring, sittingId, { state, after: '' }) : done;
}

/** Re-checks (成绩复查): asked once a subject, answered by two people. */
export const recheckEndpoints: readonly AnyEndpoint[] = [askEndpoint, own, ownLetter, list, propose, decide, staffLetter];
