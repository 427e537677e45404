import { z } from 'zod';
import { ExamCode } from '#contracts/catalogue.ts';
import { CheckRule, DraftRule, ExamRules, MoveRule, RuleFlips, RuleReading, RuleReplay, RuleReplayId, RuleTrial, RuleVersionId, RuleVersionWhole, SaveRule, StartReplay, TrialPerson, TryRule } from '#contracts/rules.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { rulingOf, type Asking } from './asking.ts';
import { approveRule, draftRule, endProposal, findRuledExam, proposeRule, saveRule } from './commands/write-rule.ts';
import { trialPeople } from './domain/trial-people.ts';
import { readingOf, viewExamRules, viewVersion } from './present-rules.ts';
import { provisionalSet } from './read-rules.ts';
import { startReplay, viewFlips, viewReplays } from './replay/start-replay.ts';
import { judgeByDraft, judgeInForce } from './try-rule.ts';

const edit = { staff: 'rule.edit' } as const;
const approve = { staff: 'rule.approve' } as const;
const One = z.object({ id: RuleVersionId });

const lookingOf = (ctx: Asking) => ({ ...rulingOf(ctx), lang: ctx.visitor.lang });
const whole = (ctx: Asking, id: RuleVersionId) => viewVersion(lookingOf(ctx), id, ctx.actor.permissions.includes('rule.approve'));

/** What stands after an act, with its line in the audit log. */
async function after(ctx: Asking, id: RuleVersionId, done: Result<unknown>, more: { after?: unknown; reason?: string } = {}): Promise<Result<RuleVersionWhole>> {
  ctx.note({ subject: `rule:${id}`, ...more });
  return done.ok ? whole(ctx, id) : done;
}

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/rules', summary: '一项考试的报考条件：生效内容与各版本', access: edit, audit: null, limit: 'read', query: z.object({ exam: ExamCode.optional() }), output: ExamRules,
  handle: async (ctx, { query }) => viewExamRules(lookingOf(ctx), query.exam),
});
const read = defineEndpoint({
  method: 'GET', path: '/api/staff/rules/:id', summary: '报考条件版本：内容、文字、检查结果', access: edit, audit: null, limit: 'read', params: One, output: RuleVersionWhole,
  handle: async (ctx, { params }) => whole(ctx, params.id),
});
const draft = defineEndpoint({
  method: 'POST', path: '/api/staff/rules', summary: '起草报考条件', access: edit, audit: 'rule.draft', limit: 'write', body: DraftRule, output: RuleVersionWhole,
  handle: async (ctx, { body }) => {
    const made = await draftRule(rulingOf(ctx), body);
    return made.ok ? after(ctx, made.value, made, { after: body }) : made;
  },
});
const save = defineEndpoint({
  method: 'PUT', path: '/api/staff/rules/:id', summary: '保存报考条件草稿', access: edit, audit: 'rule.save', limit: 'write', params: One, body: SaveRule, output: RuleVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await saveRule(rulingOf(ctx), params.id, body), { after: body }),
});
const propose = defineEndpoint({
  method: 'POST', path: '/api/staff/rules/:id/proposal', summary: '提交批准报考条件', access: edit, audit: 'rule.propose', limit: 'write', params: One, body: MoveRule, output: RuleVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await proposeRule(rulingOf(ctx), params.id, body), { reason: body.reason }),
});
const approval = defineEndpoint({
  method: 'POST', path: '/api/staff/rules/:id/approval', summary: '批准报考条件生效', access: approve, audit: 'rule.approve', limit: 'write', params: One, body: MoveRule, output: RuleVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await approveRule(rulingOf(ctx), params.id, body), { reason: body.reason }),
});
const giveBack = defineEndpoint({
  method: 'POST', path: '/api/staff/rules/:id/return', summary: '退回修改报考条件', access: approve, audit: 'rule.return', limit: 'write', params: One, body: MoveRule, output: RuleVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endProposal(rulingOf(ctx), params.id, body, 'return'), { reason: body.reason }),
});
const withdraw = defineEndpoint({
  method: 'POST', path: '/api/staff/rules/:id/withdrawal', summary: '撤销报考条件版本', access: edit, audit: 'rule.withdraw', limit: 'write', params: One, body: MoveRule, output: RuleVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endProposal(rulingOf(ctx), params.id, body, 'withdraw'), { reason: body.reason }),
});
const check = defineEndpoint({
  method: 'POST', path: '/api/staff/rule-checks', summary: '检查报考条件并生成文字', access: edit, audit: 'rule.check', limit: 'write', idempotent: false, seeAs: 'open', body: CheckRule, output: RuleReading,
  handle: async (ctx, { body }) => {
    const exam = await findRuledExam(rulingOf(ctx), body.exam);
    return exam.ok ? ok(readingOf(exam.value, body.text, body.replaces, ctx.visitor.lang)) : exam;
  },
});
const people = defineEndpoint({
  method: 'GET', path: '/api/staff/rule-trials/people', summary: '模拟用的虚构人员', access: edit, audit: null, limit: 'read', query: z.object({ exam: ExamCode, year: z.coerce.number('field.invalid').int('field.invalid').min(1990, 'field.too_small').max(2099, 'field.too_big') }), output: z.object({ people: z.array(TrialPerson) }),
  handle: async (ctx, { query }) => {
    const exam = await findRuledExam(rulingOf(ctx), query.exam);
    return exam.ok ? ok({ people: trialPeople(exam.value, query.year) }) : exam;
  },
});
const trial = defineEndpoint({
  method: 'POST', path: '/api/staff/rule-trials', summary: '以虚构人员模拟报考条件', access: edit, audit: 'rule.try', limit: 'write', idempotent: false, seeAs: 'open', body: TryRule, output: RuleTrial,
  handle: async (ctx, { body: { exam: code, text, facts } }) => {
    const exam = await findRuledExam(rulingOf(ctx), code);
    if (!exam.ok) return exam;
    return ok({ draft: judgeByDraft(exam.value, provisionalSet(exam.value, text), text.level, facts.examYear, facts), inForce: judgeInForce(exam.value, text.level, facts.examYear, facts) });
  },
});
const replay = defineEndpoint({
  method: 'POST', path: '/api/staff/rules/:id/replays', summary: '回放：以草稿重新判断已确认的报考信息', access: edit, audit: 'rule.replay', limit: 'write', params: One, body: StartReplay, output: RuleReplay,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `rule:${params.id}`, after: body });
    return startReplay(rulingOf(ctx), params.id, body.examYear);
  },
});
const replays = defineEndpoint({
  method: 'GET', path: '/api/staff/rules/:id/replays', summary: '回放的进度与结果数', access: edit, audit: null, limit: 'read', params: One, output: z.object({ replays: z.array(RuleReplay) }),
  handle: async (ctx, { params }) => {
    const found = await viewReplays(rulingOf(ctx), params.id);
    return found.ok ? ok({ replays: found.value }) : found;
  },
});
const flips = defineEndpoint({
  method: 'GET', path: '/api/staff/rule-replays/:id/flips', summary: '回放：结果改变的报考信息', access: edit, audit: 'rule.see_flips', limit: 'read', params: z.object({ id: RuleReplayId }), query: z.object({ after: z.uuid('field.invalid').optional() }), output: RuleFlips,
  handle: async (ctx, { params, query }) => {
    ctx.note({ subject: `rule-replay:${params.id}` });
    return viewFlips({ ...lookingOf(ctx), kit: ctx.kit }, params.id, query.after);
  },
});

/** Everything the console asks about conditions. */
export const ruleEndpoints: readonly AnyEndpoint[] = [list, read, draft, save, propose, approval, giveBack, withdraw, check, people, trial, replay, replays, flips];
