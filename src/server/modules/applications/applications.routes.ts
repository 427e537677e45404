import { z } from 'zod';
import { ApplicationSummary, ApplicationView, ChooseProvince, DraftForm, SaveForm, StartApplication } from '#contracts/applications.ts';
import { ApplicationId } from '#contracts/ids.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { requireFreshFactor } from '#server/modules/accounts/index.ts';
import { factsOfLink } from '#server/modules/catalogue/index.ts';
import { captchaMissing, requireCaptcha } from '#server/platform/captcha/require-captcha.ts';
import { flattenFields } from '#server/platform/http/form-fields.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import type { Application } from './application.ts';
import { listApplications } from './applications.store.ts';
import { presentSummary } from './applications.present.ts';
import { acceptNotice } from './commands/accept-notice.ts';
import { amendApplication } from './commands/amend-application.ts';
import { answerMismatch } from './commands/answer-mismatch.ts';
import { checkSaved } from './commands/check-saved.ts';
import { chooseProvince } from './commands/choose-province.ts';
import { confirmApplication } from './commands/confirm-application.ts';
import { acknowledgeHold, declineCommitment, signCommitment } from './commands/decide-commitment.ts';
import { giveUp } from './commands/give-up.ts';
import { prepareApplication, submitPrepared } from './commands/prepare-application.ts';
import { refusalsToSave, saveApplication } from './commands/save-application.ts';
import { saveDraft } from './commands/save-draft.ts';
import { startApplication } from './commands/start-application.ts';
import { submitMaterials } from './commands/submit-materials.ts';
import { withdrawCommitment } from './commands/withdraw-commitment.ts';
import { gatherOffer, photoGate, photoStanding } from './gather-facts.ts';
import { readLater, type LaterSource } from './later-stage.ts';
import { stateOf } from './move-application.ts';
import { readStatus } from './read-application.ts';

const One = z.object({ id: ApplicationId });
const Done = z.object({ id: ApplicationId, version: z.number().int() });
const Nothing = z.object({});
type Done = z.infer<typeof Done>;

/** Runs a command, names the application in the audit row, and answers its id and version. */
async function act(ctx: Ctx<'candidate'>, id: string, command: Promise<Result<Application>>, before?: string): Promise<Result<Done>> {
  const done = await command;
  if (!done.ok) return done;
  const { value: app } = done;
  ctx.note({ subject: `application:${id}`, accountId: app.accountId, after: { version: app.version, dimensions: app.dimensions }, ...(before !== undefined && { before }) });
  return ok({ id: app.id, version: app.version });
}

/** 我的报考 and 报考状态, which say what came after payment as well. */
const reading = (later: readonly LaterSource[]) => [
  defineEndpoint({
    method: 'GET', path: '/api/applications', summary: '我的报考', access: 'candidate', audit: null, limit: 'read', output: z.object({ applications: z.array(ApplicationSummary) }),
    handle: async (ctx) => ok({ applications: await summaries(later, ctx) }),
  }),
  defineEndpoint({
    method: 'GET', path: '/api/applications/:id', summary: '报考状态', access: 'candidate', audit: null, limit: 'read', params: One, output: ApplicationView,
    handle: (ctx, { params }) => readStatus(later, ctx, params.id),
  }),
];

/** All of the candidate's applications as one line each, newest first. */
async function summaries(sources: readonly LaterSource[], { tx, kit, actor, now, visitor: { lang } }: Ctx<'candidate'>): Promise<ApplicationSummary[]> {
  const photo = await photoStanding(tx, actor.accountId);
  const lines: ApplicationSummary[] = [];
  for (const app of await listApplications(tx, kit.crypto, actor.accountId)) {
    const { awaits } = photoGate(app, photo);
    lines.push(presentSummary(app, await gatherOffer(tx, app), awaits, await readLater(sources, { tx, now, lang }, app, stateOf(app, awaits))));
  }
  return lines;
}

export const start = defineEndpoint({
  method: 'POST', path: '/api/applications', summary: '选择考试', access: 'candidate', audit: 'application.start', limit: 'write', body: StartApplication, output: z.object({ id: ApplicationId }),
  handle: async (ctx, { body }) => {
    const started = await startApplication(ctx, body.sittingId, body.selfTest === undefined ? undefined : factsOfLink(body.selfTest));
    if (started.ok) ctx.note({ subject: `application:${started.value.id}`, accountId: ctx.actor.accountId });
    return started;
  },
});

export const province = defineEndpoint({
  method: 'PUT', path: '/api/applications/:id/province', summary: '选择省份', access: 'candidate', audit: 'application.choose_province', limit: 'write', params: One, body: ChooseProvince, output: Done,
  handle: (ctx, { params, body }) => act(ctx, params.id, chooseProvince(ctx, params.id, body.province)),
});

const Acceptance = z.object({ accept: z.literal('agree', 'field.must_accept'), version: z.string().max(40) });

export const notice = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/notification', summary: '我已阅知并同意告知书', access: 'candidate', audit: 'application.accept_notification', limit: 'write', params: One, body: Acceptance, output: Done,
  handle: (ctx, { params, body }) => act(ctx, params.id, acceptNotice(ctx, params.id, 'notification', body.version)),
});

export const instructions = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/instructions', summary: '已阅读并知晓报考须知', access: 'candidate', audit: 'application.accept_instructions', limit: 'write', params: One, body: Acceptance, output: Done,
  handle: (ctx, { params, body }) => act(ctx, params.id, acceptNotice(ctx, params.id, 'instructions', body.version)),
});

export const draft = defineEndpoint({
  method: 'PUT', path: '/api/applications/:id/draft', summary: '暂存报考信息', access: 'candidate', audit: 'application.save_draft', limit: 'write', params: One, body: DraftForm, output: z.object({ savedAt: z.number() }), idempotent: false,
  handle: async (ctx, { params, body }) => {
    const saved = await saveDraft(ctx, params.id, flattenFields(body));
    if (saved.ok) ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId });
    return saved;
  },
});

export const save = defineEndpoint({
  method: 'PUT', path: '/api/applications/:id/data', summary: '保存报考信息', access: 'candidate', audit: 'application.save', limit: 'write', params: One, body: SaveForm, output: Done,
  check: async (env, { params, body, faulty }) => [...(await env.read((tx) => refusalsToSave({ ...env, tx }, params.id, body, faulty))), ...captchaMissing(body.captcha)],
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: (ctx, { params, body: { captcha: _, ...form } }) => act(ctx, params.id, saveApplication(ctx, params.id, form)),
});

export const prepare = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/preparation', summary: '开网前检查并备好报考信息', access: 'candidate', audit: 'application.prepare', limit: 'write', params: One, body: SaveForm, output: z.object({ id: ApplicationId }),
  prepare: (env, { body }) => requireCaptcha(env, body.captcha),
  handle: async (ctx, { params, body: { captcha: _, ...form } }) => {
    const prepared = await prepareApplication(ctx, params.id, form);
    if (prepared.ok) ctx.note({ subject: `application:${params.id}`, accountId: ctx.actor.accountId });
    return prepared;
  },
});

export const submitPreparedForm = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/prepared', summary: '开网后一键提交备好的报考信息', access: 'candidate', audit: 'application.submit_prepared', limit: 'write', params: One, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, submitPrepared(ctx, params.id)),
});

export const sign = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/commitment', summary: '签署报考承诺书', access: 'candidate', audit: 'commitment.sign', limit: 'sign_in', params: One, body: Acceptance.extend({ currentPassword: z.string().max(200, 'field.too_long').optional() }), output: Done,
  prepare: (env, { body }) => requireFreshFactor(env, body.currentPassword),
  handle: (ctx, { params, body }) => act(ctx, params.id, signCommitment(ctx, params.id, body.version)),
});

export const decline = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/commitment-refusal', summary: '不采用告知承诺制', access: 'candidate', audit: 'commitment.decline', limit: 'write', params: One, body: Nothing, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, declineCommitment(ctx, params.id)),
});

export const holdRead = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/local-review', summary: '按报名地规定办理审核', access: 'candidate', audit: 'commitment.not_applicable', limit: 'write', params: One, body: Nothing, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, acknowledgeHold(ctx, params.id)),
});

export const check = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/check', summary: '核对并提交报考信息', access: 'candidate', audit: 'application.check_saved', limit: 'write', params: One, body: Nothing, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, checkSaved(ctx, params.id)),
});

export const handInMaterials = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/materials-submission', summary: '提交证明材料', access: 'candidate', audit: 'application.submit_materials', limit: 'write', params: One, body: Nothing, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, submitMaterials(ctx, params.id)),
});

export const answer = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/major-mismatch', summary: '所学专业提示：继续报名', access: 'candidate', audit: 'application.answer_mismatch', limit: 'write', params: One, body: Nothing, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, answerMismatch(ctx, params.id)),
});

export const confirm = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/confirmation', summary: '报名信息确认', access: 'candidate', audit: 'application.confirm', limit: 'write', params: One, body: Nothing, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, confirmApplication(ctx, params.id)),
});

export const amend = defineEndpoint({
  method: 'DELETE', path: '/api/applications/:id/confirmation', summary: '修改报名信息（取消报名确认）', access: 'candidate', audit: 'application.amend', limit: 'write', params: One, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, amendApplication(ctx, params.id)),
});

export const withdraw = defineEndpoint({
  method: 'POST', path: '/api/applications/:id/commitment-withdrawal', summary: '撤回承诺', access: 'candidate', audit: 'commitment.withdraw', limit: 'write', params: One, body: Nothing, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, withdrawCommitment(ctx, params.id)),
});

export const leave = defineEndpoint({
  method: 'DELETE', path: '/api/applications/:id', summary: '放弃报名', access: 'candidate', audit: 'application.give_up', limit: 'write', params: One, output: Done,
  handle: (ctx, { params }) => act(ctx, params.id, giveUp(ctx, params.id)),
});

/** The API of an application. */
export const applicationEndpoints = (later: readonly LaterSource[]) => [...reading(later), start, province, notice, instructions, draft, prepare, submitPreparedForm, save, sign, decline, holdRead, check, handInMaterials, answer, confirm, amend, withdraw, leave];
