import { z } from 'zod';
import { MoveNotice, NoticeChoices, NoticeFailures, NoticeId, NoticeList, NoticeReading, NoticeState, NoticeText, NoticeWhole, ReadNotice, SaveNotice } from '#contracts/mass-notices.ts';
import { ProvinceCode } from '#contracts/regions.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import type { MessagesEnv } from '../messages-env.ts';
import { readAsRecipients, viewChoices, viewFailures, viewNotice, viewNotices, type LookingAtNotices } from './present-notice.ts';
import { approveNotice, draftNotice, endNotice, proposeNotice, saveNotice, stopNotice } from './write-notice.ts';
import { listPlace } from '#contracts/list-places.ts';

const access = { staff: 'message.edit' } as const;
const One = z.object({ id: NoticeId });
const at = '/api/staff/mass-notices';
type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'note' | 'kit'> & { actor: StaffActor };

/** Mass notices (群发通知): write, count, approve, watch, stop. */
export function noticeEndpoints(env: MessagesEnv) {
  const looking = ({ tx, now, actor, visitor, kit }: Asking): LookingAtNotices => ({
    tx, now, kit, env, lang: visitor.lang, siteUrl: kit.settings.publicUrl, aloneMost: kit.settings.massNoticeAlone, by: { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction },
  });
  const after = async (ctx: Asking, id: NoticeId, done: Result<unknown>, more: { after?: unknown; reason?: string } = {}): Promise<Result<NoticeWhole>> => {
    ctx.note({ subject: `notice:${id}`, ...more });
    return done.ok ? viewNotice(looking(ctx), id) : done;
  };

  return [
    defineEndpoint({
      method: 'GET', path: at, summary: '群发通知列表', access, audit: null, limit: 'read', output: NoticeList, query: z.object({ state: NoticeState.optional(), after: listPlace('time~id').optional() }),
      handle: async (ctx, { query }) => ok(await viewNotices(looking(ctx), query)),
    }),
    defineEndpoint({
      method: 'GET', path: '/api/staff/mass-notice-choices', summary: '群发通知可选的考试与地点', access, audit: null, limit: 'read', output: NoticeChoices, query: z.object({ province: ProvinceCode.optional() }),
      handle: async (ctx, { query }) => ok(await viewChoices(looking(ctx), query)),
    }),
    defineEndpoint({
      method: 'POST', path: '/api/staff/mass-notice-readings', summary: '群发通知：计数、随机预览与检查', access, audit: 'notice.read_as_recipients', limit: 'write', idempotent: false, seeAs: 'open', body: ReadNotice, output: NoticeReading,
      handle: async (ctx, { body }) => {
        const reading = await readAsRecipients(looking(ctx), body.audience, body.content);
        ctx.note({ subject: 'notices', after: { audience: body.audience, count: reading.count } });
        return ok(reading);
      },
    }),
    defineEndpoint({
      method: 'GET', path: `${at}/:id`, summary: '群发通知：内容、进度与结果', access, audit: null, limit: 'read', params: One, output: NoticeWhole,
      handle: (ctx, { params }) => viewNotice(looking(ctx), params.id),
    }),
    defineEndpoint({
      method: 'GET', path: `${at}/:id/failures`, summary: '群发通知：未送达名单', access, audit: 'notice.list_failures', limit: 'read', params: One, query: z.object({ after: z.uuid('field.invalid').optional() }), output: NoticeFailures,
      handle: async (ctx, { params, query }) => {
        ctx.note({ subject: `notice:${params.id}` });
        return viewFailures(looking(ctx), params.id, query.after);
      },
    }),
    defineEndpoint({
      method: 'POST', path: at, summary: '起草群发通知', access, audit: 'notice.draft', limit: 'write', body: NoticeText, output: NoticeWhole,
      handle: async (ctx, { body }) => {
        const made = await draftNotice(looking(ctx), body);
        return made.ok ? after(ctx, made.value, made, { after: body }) : made;
      },
    }),
    defineEndpoint({
      method: 'PUT', path: `${at}/:id`, summary: '保存群发通知草稿', access, audit: 'notice.save', limit: 'write', params: One, body: SaveNotice, output: NoticeWhole,
      handle: async (ctx, { params, body }) => after(ctx, params.id, await saveNotice(looking(ctx), params.id, body), { after: body }),
    }),
    defineEndpoint({
      method: 'POST', path: `${at}/:id/proposal`, summary: '提交群发通知', access, audit: 'notice.propose', limit: 'write', params: One, body: MoveNotice, output: NoticeWhole,
      handle: async (ctx, { params, body }) => after(ctx, params.id, await proposeNotice(looking(ctx), params.id, body), { reason: body.reason }),
    }),
    defineEndpoint({
      method: 'POST', path: `${at}/:id/approval`, summary: '批准群发通知', access, audit: 'notice.approve', limit: 'write', params: One, body: MoveNotice, output: NoticeWhole,
      handle: async (ctx, { params, body }) => after(ctx, params.id, await approveNotice(looking(ctx), params.id, body), { reason: body.reason }),
    }),
    defineEndpoint({
      method: 'POST', path: `${at}/:id/return`, summary: '退回群发通知', access, audit: 'notice.return', limit: 'write', params: One, body: MoveNotice, output: NoticeWhole,
      handle: async (ctx, { params, body }) => after(ctx, params.id, await endNotice(looking(ctx), params.id, body, 'return'), { reason: body.reason }),
    }),
    defineEndpoint({
      method: 'POST', path: `${at}/:id/withdrawal`, summary: '撤销未发送的群发通知', access, audit: 'notice.withdraw', limit: 'write', params: One, body: MoveNotice, output: NoticeWhole,
      handle: async (ctx, { params, body }) => after(ctx, params.id, await endNotice(looking(ctx), params.id, body, 'withdraw'), { reason: body.reason }),
    }),
    defineEndpoint({
      method: 'POST', path: `${at}/:id/stop`, summary: '停止发送群发通知', access, audit: 'notice.stop', limit: 'write', params: One, body: MoveNotice.pick({ reason: true }), output: NoticeWhole,
      handle: async (ctx, { params, body }) => {
        const done = await stopNotice(looking(ctx), params.id, body.reason);
        return after(ctx, params.id, done, { reason: body.reason, ...(done.ok && { after: done.value }) });
      },
    }),
  ];
}
