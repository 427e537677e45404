import { z } from 'zod';
import { DraftTemplate, MessageEvent, MoveTemplate, PreviewTemplate, SaveTemplate, TemplateList, TemplateReading, TemplateVersionId, TemplateVersionWhole, TemplateWhole } from '#contracts/message-templates.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type Ctx, type StaffActor } from '#server/platform/http/endpoint.ts';
import { approveTemplate, draftTemplate, endTemplate, proposeTemplate, saveTemplate } from './write-template.ts';
import { previewTemplate, viewTemplate, viewTemplates, viewVersion, type Looking } from './present-template.ts';

const access = { staff: 'message.edit' } as const;
const One = z.object({ id: TemplateVersionId });
type Asking = Pick<Ctx, 'tx' | 'now' | 'visitor' | 'note' | 'kit'> & { actor: StaffActor };

const looking = ({ tx, now, actor, visitor, kit }: Asking): Looking => ({ tx, now, lang: visitor.lang, siteUrl: kit.settings.publicUrl, by: { staffId: actor.staffId, name: actor.name, jurisdiction: actor.jurisdiction } });

/** What stands after an act, with its line in the audit log. */
async function after(ctx: Asking, id: TemplateVersionId, done: Result<unknown>, more: { after?: unknown; reason?: string } = {}): Promise<Result<TemplateVersionWhole>> {
  ctx.note({ subject: `template:${id}`, ...more });
  return done.ok ? viewVersion(looking(ctx), id) : done;
}

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/message-templates', summary: '消息模板：各种消息的文字与渠道', access, audit: null, limit: 'read', output: TemplateList,
  handle: async (ctx) => ok(await viewTemplates(looking(ctx))),
});
const read = defineEndpoint({
  method: 'GET', path: '/api/staff/message-templates/:event', summary: '一种消息的模板与各版本', access, audit: null, limit: 'read', params: z.object({ event: MessageEvent }), output: TemplateWhole,
  handle: (ctx, { params }) => viewTemplate(looking(ctx), params.event),
});
const readVersion = defineEndpoint({
  method: 'GET', path: '/api/staff/message-versions/:id', summary: '消息模板版本：内容、预览、检查结果', access, audit: null, limit: 'read', params: One, output: TemplateVersionWhole,
  handle: (ctx, { params }) => viewVersion(looking(ctx), params.id),
});
const draft = defineEndpoint({
  method: 'POST', path: '/api/staff/message-templates', summary: '起草消息模板', access, audit: 'template.draft', limit: 'write', body: DraftTemplate, output: TemplateVersionWhole,
  handle: async (ctx, { body }) => {
    const made = await draftTemplate(looking(ctx), body);
    return made.ok ? after(ctx, made.value, made, { after: body }) : made;
  },
});
const save = defineEndpoint({
  method: 'PUT', path: '/api/staff/message-versions/:id', summary: '保存消息模板草稿', access, audit: 'template.save', limit: 'write', params: One, body: SaveTemplate, output: TemplateVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await saveTemplate(looking(ctx), params.id, body), { after: body.content }),
});
const propose = defineEndpoint({
  method: 'POST', path: '/api/staff/message-versions/:id/proposal', summary: '提交批准消息模板', access, audit: 'template.propose', limit: 'write', params: One, body: MoveTemplate, output: TemplateVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await proposeTemplate(looking(ctx), params.id, body), { reason: body.reason }),
});
const approval = defineEndpoint({
  method: 'POST', path: '/api/staff/message-versions/:id/approval', summary: '批准消息模板生效', access, audit: 'template.approve', limit: 'write', params: One, body: MoveTemplate, output: TemplateVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await approveTemplate(looking(ctx), params.id, body), { reason: body.reason }),
});
const giveBack = defineEndpoint({
  method: 'POST', path: '/api/staff/message-versions/:id/return', summary: '退回修改消息模板', access, audit: 'template.return', limit: 'write', params: One, body: MoveTemplate, output: TemplateVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endTemplate(looking(ctx), params.id, body, 'return'), { reason: body.reason }),
});
const withdraw = defineEndpoint({
  method: 'POST', path: '/api/staff/message-versions/:id/withdrawal', summary: '撤销消息模板版本', access, audit: 'template.withdraw', limit: 'write', params: One, body: MoveTemplate, output: TemplateVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endTemplate(looking(ctx), params.id, body, 'withdraw'), { reason: body.reason }),
});
const preview = defineEndpoint({
  method: 'POST', path: '/api/staff/message-previews', summary: '预览消息模板并检查', access, audit: 'template.preview', limit: 'write', idempotent: false, seeAs: 'open', body: PreviewTemplate, output: TemplateReading,
  handle: (ctx, { body }) => previewTemplate(looking(ctx), body.event, body.content),
});

export const templateEndpoints = [list, read, readVersion, draft, save, propose, approval, giveBack, withdraw, preview];
