import { z } from 'zod';
import { SittingId } from '#contracts/catalogue.ts';
import { DraftPassLines, MovePassLines, PassLineSetId, PassLineSittings, SavePassLines, SittingPassLines } from '#contracts/pass-lines.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { approvePassLines, draftPassLines, endPassLines, proposePassLines, savePassLines, type LineWork } from './commands/write-pass-lines.ts';
import type { KeptSet } from './pass-lines.store.ts';
import { viewSitting, viewSittings } from './present-pass-lines.ts';

const edit = { staff: 'exam.edit' } as const;
const approve = { staff: 'rule.approve' } as const;
const One = z.object({ id: PassLineSetId });
type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'note'> & { actor: StaffActor };

const workOf = ({ tx, now, actor }: Asking): LineWork => ({ tx, now, by: { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction } });
const view = (ctx: Asking, sitting: string) => viewSitting({ ...workOf(ctx), lang: ctx.visitor.lang }, sitting, ctx.actor.permissions.includes('rule.approve'));

/** What stands after an act, with its line in the audit log. */
async function after(ctx: Asking, id: PassLineSetId, done: Result<KeptSet>, more: { after?: unknown; reason?: string } = {}): Promise<Result<SittingPassLines>> {
  ctx.note({ subject: `pass-lines:${id}`, ...more });
  return done.ok ? view(ctx, done.value.sitting) : done;
}

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/pass-lines', summary: '各次考试的合格标准', access: edit, audit: null, limit: 'read', output: PassLineSittings,
  handle: async (ctx) => ok(await viewSittings({ ...workOf(ctx), lang: ctx.visitor.lang })),
});
const read = defineEndpoint({
  method: 'GET', path: '/api/staff/pass-lines/:sitting', summary: '一次考试的科目与合格标准', access: edit, audit: null, limit: 'read', params: z.object({ sitting: SittingId }), output: SittingPassLines,
  handle: async (ctx, { params }) => view(ctx, params.sitting),
});
const draft = defineEndpoint({
  method: 'POST', path: '/api/staff/pass-lines', summary: '起草合格标准', access: edit, audit: 'pass-lines.draft', limit: 'write', body: DraftPassLines, output: SittingPassLines,
  handle: async (ctx, { body }) => {
    const made = await draftPassLines(workOf(ctx), body.sitting);
    ctx.note({ subject: `pass-lines:${made.ok ? made.value : body.sitting}` });
    return made.ok ? view(ctx, body.sitting) : made;
  },
});
const save = defineEndpoint({
  method: 'PUT', path: '/api/staff/pass-line-sets/:id', summary: '保存合格标准草稿', access: edit, audit: 'pass-lines.save', limit: 'write', params: One, body: SavePassLines, output: SittingPassLines,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await savePassLines(workOf(ctx), params.id, body), { after: body }),
});
const propose = defineEndpoint({
  method: 'POST', path: '/api/staff/pass-line-sets/:id/proposal', summary: '提交批准合格标准', access: edit, audit: 'pass-lines.propose', limit: 'write', params: One, body: MovePassLines, output: SittingPassLines,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await proposePassLines(workOf(ctx), params.id, body), { reason: body.reason }),
});
const approval = defineEndpoint({
  method: 'POST', path: '/api/staff/pass-line-sets/:id/approval', summary: '批准合格标准', access: approve, audit: 'pass-lines.approve', limit: 'write', params: One, body: MovePassLines, output: SittingPassLines,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await approvePassLines(workOf(ctx), params.id, body), { reason: body.reason }),
});
const giveBack = defineEndpoint({
  method: 'POST', path: '/api/staff/pass-line-sets/:id/return', summary: '退回修改合格标准', access: approve, audit: 'pass-lines.return', limit: 'write', params: One, body: MovePassLines, output: SittingPassLines,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endPassLines(workOf(ctx), params.id, body, 'return'), { reason: body.reason }),
});
const withdraw = defineEndpoint({
  method: 'POST', path: '/api/staff/pass-line-sets/:id/withdrawal', summary: '撤销合格标准', access: edit, audit: 'pass-lines.withdraw', limit: 'write', params: One, body: MovePassLines, output: SittingPassLines,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endPassLines(workOf(ctx), params.id, body, 'withdraw'), { reason: body.reason }),
});

/** Everything the console asks about pass lines. */
export const passLineEndpoints: readonly AnyEndpoint[] = [list, read, draft, save, propose, approval, giveBack, withdraw];
