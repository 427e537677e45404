import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { DecidePassVoid, PassVoids, ProposePassVoid } from '#contracts/pass-voids.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { scoringOf } from '../asking.ts';
import { decidePassVoid, proposePassVoid, viewPassVoids } from './void-passes.ts';

const access = { staff: 'score.hold' } as const;
const path = '/api/staff/score-sittings/:id/pass-voids' as const;
const One = z.object({ id: SittingId });

const list = defineEndpoint({
  method: 'GET', path, summary: '以前合格科目作废：列表', access, audit: 'score.list_voids', limit: 'read', params: One, output: PassVoids,
  handle: (ctx, { params }) => {
    ctx.note({ subject: `sitting:${params.id}` });
    return viewPassVoids(scoringOf(ctx), params.id);
  },
});
const propose = defineEndpoint({
  method: 'POST', path, summary: '以前合格科目作废：提出', access, audit: 'score.propose_void', limit: 'write', params: One, body: ProposePassVoid, output: PassVoids,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, reason: body.reason, after: { ticket: body.ticket, beforeYear: body.beforeYear } });
    const done = await proposePassVoid(scoringOf(ctx), params.id, body);
    return done.ok ? viewPassVoids(scoringOf(ctx), params.id) : done;
  },
});
const decide = defineEndpoint({
  method: 'POST', path: `${path}/decisions`, summary: '以前合格科目作废：第二人确认或退回', access, audit: 'score.decide_void', limit: 'write', params: One, body: DecidePassVoid, output: PassVoids,
  handle: async (ctx, { params, body }) => {
    ctx.note({ subject: `sitting:${params.id}`, after: body });
    const done = await decidePassVoid(scoringOf(ctx), ctx.kit, params.id, body);
    return done.ok ? viewPassVoids(scoringOf(ctx), params.id) : done;
  },
});

/** Earlier passes that do not count because the conditions were not met then: proposed by one, confirmed by another. */
export const passVoidEndpoints: readonly AnyEndpoint[] = [list, propose, decide];
