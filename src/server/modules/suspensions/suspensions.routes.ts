import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ChooseRemedy, CorrectSuspension, MoveSuspension, OwnSuspension, ProposeResit, ProposeSuspension, SuspendedFilters, SuspendedList, SuspensionChoices, SuspensionId, SuspensionList, SuspensionPreview, SuspensionState, SuspensionWhole } from '#contracts/suspensions.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { suspendingOf, type Suspending } from './asking.ts';
import { chooseRemedy, viewOwnSuspension } from './choose-remedy.ts';
import { previewSuspension, proposeSuspension, viewChoices } from './declare-suspension.ts';
import { approveResit, approveSuspension, closeChoice, correctSuspension, proposeResit, returnResit, withdrawSuspension } from './move-suspension.ts';
import { viewPeople, viewSuspension, viewSuspensions } from './present-suspension.ts';

const see = { staff: 'suspension.see' } as const;
const propose = { staff: 'suspension.propose' } as const;
const approve = { staff: 'suspension.approve' } as const;
const One = z.object({ id: SuspensionId });
const OfApplication = z.object({ id: ApplicationId });

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/suspensions', summary: '停考事项', access: see, audit: null, limit: 'read', query: z.object({ state: SuspensionState.optional(), sitting: SittingId.optional(), after: SuspensionId.optional() }), output: SuspensionList,
  handle: async (ctx, { query }) => ok(await viewSuspensions(suspendingOf(ctx), { state: query.state, sitting: query.sitting, after: query.after })),
});
const choices = defineEndpoint({
  method: 'GET', path: '/api/staff/suspension-choices', summary: '可停考的考试与范围', access: propose, audit: null, limit: 'read', query: z.object({ province: ProvinceCode.optional() }), output: SuspensionChoices,
  handle: async (ctx, { query }) => ok(await viewChoices(suspendingOf(ctx), query.province)),
});
const preview = defineEndpoint({
  method: 'POST', path: '/api/staff/suspension-previews', summary: '停考影响与通知文字（提出之前）', access: propose, audit: 'suspension.preview', limit: 'write', body: ProposeSuspension, output: SuspensionPreview,
  handle: (ctx, { body }) => {
    ctx.note({ subject: `sitting:${body.sittingId}`, after: { area: body.area.kind } });
    return previewSuspension(suspendingOf(ctx), body);
  },
});
const begin = defineEndpoint({
  method: 'POST', path: '/api/staff/suspensions', summary: '提出停考', access: propose, audit: 'suspension.propose', limit: 'write', body: ProposeSuspension, output: SuspensionWhole,
  handle: async (ctx, { body }) => {
    ctx.note({ subject: `sitting:${body.sittingId}`, reason: body.reason, after: { area: body.area, halfDays: body.halfDays, remedy: body.remedy, documentNumber: body.documentNumber } });
    const done = await proposeSuspension(suspendingOf(ctx), body);
    return done.ok ? viewSuspension(suspendingOf(ctx), done.value) : done;
  },
});
const show = defineEndpoint({
  method: 'GET', path: '/api/staff/suspensions/:id', summary: '停考事项：影响、进度与资金', access: see, audit: null, limit: 'read', params: One, output: SuspensionWhole,
  handle: (ctx, { params }) => viewSuspension(suspendingOf(ctx), params.id),
});
const people = defineEndpoint({
  method: 'GET', path: '/api/staff/suspension-people', summary: '停考人员名单', access: see, audit: 'suspension.list_people', limit: 'read', query: SuspendedFilters.extend({ after: z.string().max(80).default('') }), output: SuspendedList,
  handle: (ctx, { query }) => {
    ctx.note({ subject: `suspension:${query.suspension}` });
    return viewPeople(suspendingOf(ctx), query);
  },
});

type Act = (s: Suspending, id: SuspensionId, body: { version: number; reason: string }) => Promise<Result<SuspensionId>>;

function act(path: string, summary: string, audit: string, access: typeof propose | typeof approve, does: Act): AnyEndpoint {
  return defineEndpoint({
    method: 'POST', path: `/api/staff/suspensions/:id/${path}`, summary, access, audit, limit: 'write', params: One, body: MoveSuspension, output: SuspensionWhole,
    handle: (ctx, { params, body }) => thenShow(ctx, params.id, body.reason, () => does(suspendingOf(ctx), params.id, body)),
  });
}

async function thenShow(ctx: Ctx & { actor: StaffActor }, id: SuspensionId, reason: string, does: () => Promise<Result<SuspensionId>>): Promise<Result<SuspensionWhole>> {
  ctx.note({ subject: `suspension:${id}`, reason });
  const done = await does();
  return done.ok ? viewSuspension(suspendingOf(ctx), id) : done;
}

const correct = defineEndpoint({
  method: 'POST', path: '/api/staff/suspensions/:id/correction', summary: '停考：生效后更正', access: propose, audit: 'suspension.correct', limit: 'write', params: One, body: CorrectSuspension, output: SuspensionWhole,
  handle: (ctx, { params, body }) => thenShow(ctx, params.id, body.reason, () => correctSuspension(suspendingOf(ctx), params.id, body)),
});
const resit = defineEndpoint({
  method: 'POST', path: '/api/staff/suspensions/:id/resit', summary: '停考：提出延期考试安排', access: propose, audit: 'suspension.propose_resit', limit: 'write', params: One, body: ProposeResit, output: SuspensionWhole,
  handle: (ctx, { params, body }) => thenShow(ctx, params.id, body.examOn.join('、'), () => proposeResit(suspendingOf(ctx), params.id, body)),
});

const own = defineEndpoint({
  method: 'GET', path: '/api/applications/:id/suspension', summary: '本人报考的停考事项', access: 'candidate', audit: null, limit: 'read', params: OfApplication, output: OwnSuspension,
  handle: (ctx, { params }) => viewOwnSuspension({ ...ctx, accountId: ctx.actor.accountId, lang: ctx.visitor.lang }, params.id),
});

/** 选择退费或延期考试: the candidate's own, also as a plain form. */
export const chooseEndpoint = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/suspension-choice', summary: '选择退费或延期考试', access: 'candidate', audit: 'suspension.choose', limit: 'write', params: OfApplication, body: ChooseRemedy, output: OwnSuspension,
  handle: async (ctx, { params, body }) => {
    const owning = { ...ctx, accountId: ctx.actor.accountId, lang: ctx.visitor.lang };
    const done = await chooseRemedy(owning, params.id, body);
    if (!done.ok) return done;
    ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId, after: body.remedy });
    return viewOwnSuspension(owning, params.id);
  },
});

/** Suspensions (停考): declared by one, approved by another, settled by themselves. */
export const suspensionEndpoints: readonly AnyEndpoint[] = [
  list, choices, preview, begin, show, people, correct, resit, own, chooseEndpoint,
  act('withdrawal', '停考：撤回未批准的', 'suspension.withdraw', propose, withdrawSuspension),
  act('approval', '停考：第二人批准', 'suspension.approve', approve, approveSuspension),
  act('choice-end', '停考：提前截止选择', 'suspension.close_choice', propose, closeChoice),
  act('resit-return', '停考：退回延期考试安排', 'suspension.return_resit', approve, returnResit),
  act('resit-approval', '停考：第二人批准延期考试安排', 'suspension.approve_resit', approve, approveResit),
];
