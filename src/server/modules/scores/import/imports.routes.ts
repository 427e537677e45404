import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { keptNumber } from '#contracts/kept-numbers.ts';
import { BringScores, LeaveOut, MoveImport, SCORE_FILE, ScoreFaultKind, ScoreFaults, ScoreImport, ScoreImportId, ScoreImports } from '#contracts/scores.ts';
import type { Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { scoringOf, type Scoring } from '../asking.ts';
import { bringScores, receiveFile } from './bring-scores.ts';
import { leaveOut, moveImport } from './move-import.ts';
import { viewFaults, viewImport, viewImports } from './present-import.ts';

const see = { staff: 'score.see' } as const;
const bring = { staff: 'score.import' } as const;
const approve = { staff: 'score.approve' } as const;
const One = z.object({ id: ScoreImportId });
const place = keptNumber.default(0);

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/score-sittings/:id/imports', summary: '成绩导入：文件列表', access: see, audit: null, limit: 'read', params: z.object({ id: SittingId }), output: ScoreImports,
  handle: (ctx, { params }) => viewImports(scoringOf(ctx), params.id),
});
const send = defineEndpoint({
  method: 'POST', path: '/api/staff/score-imports', summary: '成绩导入：上传文件（核对摘要，后台读取，不载入）', access: bring, audit: 'score.import', limit: 'upload', body: BringScores, files: { maxBytes: SCORE_FILE.bytes, maxCount: 1 }, output: ScoreImport,
  prepare: (env, { body, files }) => receiveFile(env, body, files),
  handle: async (ctx, { body }, file) => {
    ctx.note({ subject: `sitting:${body.sitting}`, after: { file: file.fileName, sha256: body.sha256 } });
    return thenView(scoringOf(ctx), await bringScores(scoringOf(ctx), body, file));
  },
});
const one = defineEndpoint({
  method: 'GET', path: '/api/staff/score-imports/:id', summary: '成绩导入：进度与核对结果', access: see, audit: null, limit: 'read', params: One, output: ScoreImport,
  handle: (ctx, { params }) => viewImport(scoringOf(ctx), params.id),
});
const faults = defineEndpoint({
  method: 'GET', path: '/api/staff/score-imports/:id/faults', summary: '成绩导入：逐行逐列的问题', access: see, audit: 'score.see_faults', limit: 'read', params: One, query: z.object({ kind: ScoreFaultKind.optional(), after: place }), output: ScoreFaults,
  handle: (ctx, { params, query }) => {
    ctx.note({ subject: `score-import:${params.id}` });
    return viewFaults(scoringOf(ctx), params.id, { kind: query.kind, after: query.after });
  },
});
const left = defineEndpoint({
  method: 'POST', path: '/api/staff/score-imports/:id/left-out', summary: '成绩导入：说明理由，所选的行不载入', access: bring, audit: 'score.leave_out', limit: 'write', params: One, body: LeaveOut, output: ScoreImport,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `score-import:${params.id}`, reason: body.reason, after: { faults: body.faults } });
    return thenView(scoringOf(ctx), await leaveOut(scoringOf(ctx), params.id, body));
  },
});

const ACTS = [
  { move: 'propose', path: 'proposal', summary: '成绩导入：提请载入', access: bring }, { move: 'return', path: 'return', summary: '成绩导入：退回', access: approve },
  { move: 'approve', path: 'approval', summary: '成绩导入：第二人批准载入', access: approve }, { move: 'withdraw', path: 'withdrawal', summary: '成绩导入：撤回文件', access: bring },
  { move: 'ask_back', path: 'taking-back', summary: '成绩导入：申请撤销已载入的成绩', access: bring }, { move: 'keep', path: 'taking-back/refusal', summary: '成绩导入：不同意撤销', access: approve },
  { move: 'take_back', path: 'taking-back/approval', summary: '成绩导入：第二人同意撤销已载入的成绩', access: approve },
] as const;
const acts = ACTS.map(({ move, path, summary, access }): AnyEndpoint => defineEndpoint({
  method: 'POST', path: `/api/staff/score-imports/:id/${path}`, summary, access, audit: `score.${move}_import`, limit: 'write', params: One, body: MoveImport, output: ScoreImport,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `score-import:${params.id}`, ...(body.reason !== '' && { reason: body.reason }) });
    return thenView(scoringOf(ctx), await moveImport(scoringOf(ctx), params.id, move, body));
  },
}));

async function thenView(scoring: Scoring, done: Result<ScoreImportId>): Promise<Result<ScoreImport>> {
  return done.ok ? viewImport(scoring, done.value) : done;
}

/** Files of scores (成绩导入): brought with a digest, read in the background, checked whole, loaded by two people. */
export const importEndpoints: readonly AnyEndpoint[] = [list, send, one, faults, left, ...acts];
