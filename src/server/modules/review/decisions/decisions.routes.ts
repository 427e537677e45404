import { z } from 'zod';
import { ApplicationId } from '#contracts/ids.ts';
import type { Lang } from '#contracts/refusals.ts';
import { ApproveMany, DecideReview, ResultPerRow, ReviewDecided, SettleProposal, UndoDecision, VoidApplication, Voided } from '#contracts/review.ts';
import { ok } from '#server/kernel/result.ts';
import { stateOf, voidApplication } from '#server/modules/applications/index.ts';
import { audit } from '#server/platform/audit/audit.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { defineEndpoint, type PrepareEnv } from '#server/platform/http/endpoint.ts';
import { findCase } from '../case/find-case.ts';
import { words } from '../words.ts';
import { approveMany, type OwnTransaction } from './approve-many.ts';
import { decideCase, type Decided } from './decide-case.ts';
import { settleProposal } from './settle-proposal.ts';
import { undoDecision } from './undo-decision.ts';

const OneCase = z.object({ id: ApplicationId });
const decide = { staff: 'review.decide' } as const;

export const decideOnCase = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/review', summary: '资格核验：通过、不通过、退回补正', access: decide, audit: 'review.decide', limit: 'write', params: OneCase, body: DecideReview, output: ReviewDecided,
  handle: async (ctx, { params, body }) => {
    const done = await decideCase(ctx, params.id, body);
    if (!done.ok) return done;
    ctx.note({ ...noteOf(done.value), before: { version: body.version }, reason: body.reason });
    return ok(presentDecided(done.value, ctx.visitor.lang));
  },
});

export const undoOnCase = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/review/undo', summary: '资格核验：撤销未生效的决定', access: { staff: 'review.see' }, audit: 'review.undo', limit: 'write', params: OneCase, body: UndoDecision, output: ReviewDecided,
  handle: async (ctx, { params, body }) => {
    const done = await undoDecision(ctx, params.id, body.decisionId);
    if (!done.ok) return done;
    ctx.note(noteOf(done.value));
    return ok(presentDecided(done.value, ctx.visitor.lang));
  },
});

export const settleOnCase = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/review/second', summary: '资格核验：复审确认或退回初审', access: { staff: 'review.second' }, audit: 'review.second', limit: 'write', params: OneCase, body: SettleProposal, output: ReviewDecided,
  handle: async (ctx, { params, body }) => {
    const done = await settleProposal(ctx, params.id, body);
    if (!done.ok) return done;
    ctx.note({ ...noteOf(done.value), before: { version: body.version }, reason: body.note });
    return ok(presentDecided(done.value, ctx.visitor.lang));
  },
});

export const approveTogether = defineEndpoint({
  method: 'POST', path: '/api/staff/review/approvals', summary: '资格核验：批量通过，逐条给出结果', access: decide, audit: 'review.approve_many', limit: 'write', body: ApproveMany, output: ResultPerRow,
  // every row is a transaction of its own with its own line in the audit log: one no, or a crash half-way, undoes no other row
  prepare: async (env, { body }) => ok(await approveMany(env, body.items, ownTransactions(env), (tx, decided) => {
    audit(tx, { kind: 'staff', id: env.actor.staffId, sessionId: env.actor.sessionId, ip: env.visitor.ip, requestId: env.visitor.requestId },
      'review.decide', { ...noteOf(decided), before: { version: decided.decision.applicationVersion } }, env.now);
  })),
  handle: (ctx, { body }, results) => {
    ctx.note({ subject: 'review-queue:approvals', before: body.items, after: results.rows.map(({ id, done }) => ({ id, done })) });
    return Promise.resolve(ok(results));
  },
});

export const voidCase = defineEndpoint({
  method: 'POST', path: '/api/staff/applications/:id/voiding', summary: '报名无效：依处理决定作废已完成的报名', access: { staff: 'application.unlock' }, audit: 'application.void', limit: 'write', params: OneCase, body: VoidApplication, output: Voided,
  handle: async (ctx, { params, body }) => {
    const found = await findCase(ctx, params.id);
    if (!found.ok) return found;
    const { accountId } = found.value.app;
    const done = await voidApplication({ tx: ctx.tx, kit: ctx.kit, staffId: ctx.actor.staffId, now: ctx.now }, { accountId, id: params.id }, body);
    if (!done.ok) return done;
    const state = stateOf(done.value, false);
    ctx.note({ subject: `application:${params.id}`, accountId, before: { version: body.version }, after: { state, decisionNumber: body.decisionNumber }, reason: body.reason });
    return ok({ state, stateText: words[ctx.visitor.lang].states[state], version: done.value.version });
  },
});

function ownTransactions({ read }: Pick<PrepareEnv, 'read'>): OwnTransaction {
  return async (work) => {
    let answer: Awaited<ReturnType<typeof work>> | undefined;
    try {
      return await read(async (tx: Tx) => {
        answer = await work(tx);
        if (!answer.ok) throw new Error('refused: this row is undone');
        return answer;
      });
    } catch (problem) {
      if (answer && !answer.ok) return answer;
      throw problem;
    }
  };
}

/** What the audit log keeps of a decision. */
export function noteOf({ app, decision }: Decided) {
  return { subject: `application:${decision.applicationId}`, accountId: app.accountId, after: { decision: decision.decision, stage: decision.stage, state: decision.state, version: app.version } };
}

/** A decision → what the screen hears of it. */
export function presentDecided({ app, decision }: Decided, lang: Lang) {
  const state = stateOf(app, false);
  const w = words[lang];
  return { state, stateText: w.states[state], version: app.version, decision: { id: decision.id, state: decision.state, stateText: w.decisionStates[decision.state], takesEffectAt: decision.takesEffectAt } };
}
