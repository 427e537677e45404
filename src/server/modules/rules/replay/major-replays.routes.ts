import { z } from 'zod';
import { MajorVersionId } from '#contracts/major-versions.ts';
import { MajorReplays, RuleReplay, StartMajorReplay } from '#contracts/rules.ts';
import { ok } from '#server/kernel/result.ts';
import { defineEndpoint } from '#server/platform/http/endpoint.ts';
import { rulingOf } from '../asking.ts';
import { startMajorReplay, viewMajorReplays } from './start-replay.ts';

const One = z.object({ id: MajorVersionId });
const edit = { staff: 'rule.edit' } as const;
const start = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/replays', summary: '回放：以新对照表重新比对已确认的报考信息', access: edit, audit: 'major.replay', limit: 'write', params: One, body: StartMajorReplay, output: RuleReplay,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `major-version:${params.id}`, after: body });
    return startMajorReplay(rulingOf(ctx), params.id, body);
  },
});

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/major-versions/:id/replays', summary: '对照表回放的进度与结果数', access: edit, audit: null, limit: 'read', params: One, output: MajorReplays,
  handle: async (ctx, { params }) => {
    const found = await viewMajorReplays(rulingOf(ctx), params.id);
    return found.ok ? ok({ replays: found.value.map((r) => MajorReplays.shape.replays.element.parse(r)) }) : found;
  },
});

/** Replays of changed tables of majors; whose match turns is read as with conditions. */
export const majorReplayEndpoints = [start, list];
