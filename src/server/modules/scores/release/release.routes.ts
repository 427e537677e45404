import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { HoldScore, MoveRelease, ProposeRelease, ScoreHolds, ScoreReleaseView, TrialQuery } from '#contracts/score-release.ts';
import { ScoreSheet } from '#contracts/score-look-up.ts';
import { ScoreSittings } from '#contracts/scores.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { scoringOf } from '../asking.ts';
import { holdScore } from './hold-score.ts';
import { decideRelease, propose } from './move-release.ts';
import { tryQuery, viewHolds, viewRelease, viewSittings } from './present-release.ts';

const see = { staff: 'score.see' } as const;
const One = z.object({ id: SittingId });

const sittings = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings', summary: '成绩：考次', access: see, audit: null, limit: 'read', output: ScoreSittings,
  handle: (ctx) => viewSittings(scoringOf(ctx)),
});
const release = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings/:id/release', summary: '成绩公布：准备情况', access: see, audit: null, limit: 'read', params: One, output: ScoreReleaseView,
  handle: (ctx, { params }) => viewRelease(scoringOf(ctx), params.id),
});
const proposal = defineEndpoint({
  method: 'PUT', path: '/api/staff/score-sittings/:id/release', summary: '成绩公布：提请公布', access: { staff: 'score.import' }, audit: 'score.propose_release', limit: 'write', params: One, body: ProposeRelease, output: ScoreReleaseView,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, after: body });
    const done = await propose(scoringOf(ctx), params.id, body);
    return done.ok ? viewRelease(scoringOf(ctx), params.id) : done;
  },
});
const MOVES = [{ move: 'approve', path: 'approval', summary: '成绩公布：第二人批准' }, { move: 'return', path: 'return', summary: '成绩公布：退回（公布时刻之前）' }] as const;
const moves = MOVES.map(({ move, path, summary }): AnyEndpoint => defineEndpoint({
  method: 'POST', path: `/api/staff/score-sittings/:id/release/${path}`, summary, access: { staff: 'score.approve' }, audit: `score.${move}_release`, limit: 'write', params: One, body: MoveRelease, output: ScoreReleaseView,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, ...(body.reason !== '' && { reason: body.reason }) });
    const done = await decideRelease(scoringOf(ctx), params.id, move, body);
    return done.ok ? viewRelease(scoringOf(ctx), params.id) : done;
  },
}));
const trial = defineEndpoint({
  method: 'POST', path: '/api/staff/score-sittings/:id/trials', summary: '成绩：试查（公布前后均可）', access: see, audit: 'score.try_query', limit: 'look_up', idempotent: false, params: One, body: TrialQuery, output: ScoreSheet, seeAs: 'open',
  handle: (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, after: { ticket: body.ticket } });
    return tryQuery(scoringOf(ctx), ctx.kit, params.id, body.ticket);
  },
});
const holds = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings/:id/holds', summary: '成绩：暂不公布名单', access: see, audit: 'score.list_holds', limit: 'read', params: One, query: z.object({ after: z.string().max(20).default('') }), output: ScoreHolds,
  handle: (ctx, { params, query }) => {
    ctx.note({ subject: `sitting:${params.id}` });
    return viewHolds(scoringOf(ctx), params.id, query.after);
  },
});
const HOLDS = [{ move: 'hold', method: 'POST', path: 'holds', summary: '成绩：暂不公布' }, { move: 'lift', method: 'POST', path: 'holds/lifted', summary: '成绩：恢复公布' }] as const;
const holding = HOLDS.map(({ move, method, path, summary }): AnyEndpoint => defineEndpoint({
  method, path: `/api/staff/score-sittings/:id/${path}`, summary, access: { staff: 'score.hold' }, audit: `score.${move}`, limit: 'write', params: One, body: HoldScore, output: ScoreHolds,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, reason: body.reason, after: { ticket: body.ticket } });
    const done = await holdScore(scoringOf(ctx), ctx.kit, params.id, move, body);
    return done.ok ? viewHolds(scoringOf(ctx), params.id, '') : done;
  },
}));

/** Release of scores (成绩公布): trial queries and hold-backs before, one instant for all provinces by two people. */
export const releaseEndpoints: readonly AnyEndpoint[] = [sittings, release, proposal, ...moves, trial, holds, ...holding];
