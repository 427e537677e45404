import { z } from 'zod';
import { MajorCategory } from '#contracts/eligibility.ts';
import { keptNumber } from '#contracts/kept-numbers.ts';
import {
  AddSynonym, DraftMajors, MajorDiff, MajorFindings, MajorLineId, MajorLines, MajorSynonyms, MajorTables, MajorVersionId, MajorVersionWhole, MoveMajors, RemoveMajorLine, RemoveSynonym, SaveMajorHead, WriteMajorLine,
} from '#contracts/major-versions.ts';
import { ok, type Result } from '#server/kernel/result.ts';
import { defineEndpoint, type AnyEndpoint } from '#server/platform/http/endpoint.ts';
import { lookingOf, tablingOf, type Asking } from '../asking.ts';
import { draftVersion } from './draft-version.ts';
import { addLine, addSynonym, changeLine, removeLine, removeSynonym, saveHead } from './edit-version.ts';
import { approveVersion, endProposal, proposeVersion } from './move-version.ts';
import { viewFindings, viewLines, viewTables, viewVersion } from './present-version.ts';
import { viewDiff } from './view-diff.ts';
import { viewSynonyms } from './view-synonyms.ts';

const edit = { staff: 'rule.edit' } as const;
const approve = { staff: 'rule.approve' } as const;
const One = z.object({ id: MajorVersionId });
const OneLine = z.object({ id: MajorVersionId, line: MajorLineId });
const place = keptNumber.default(0);
const read = { access: edit, audit: null, limit: 'read', params: One } as const;

/** What stands after an act, with its line in the audit log. */
async function after(ctx: Asking, id: MajorVersionId, done: Result<unknown>, more: { after?: unknown; reason?: string } = {}): Promise<Result<MajorVersionWhole>> {
  ctx.note({ subject: `majors:${id}`, ...more });
  return done.ok ? viewVersion(lookingOf(ctx), id, ctx.actor.permissions.includes('rule.approve')) : done;
}

const list = defineEndpoint({
  method: 'GET', path: '/api/staff/major-versions', summary: '专业对照表：生效的各版与起草的版本', access: edit, audit: null, limit: 'read', output: MajorTables,
  handle: async (ctx) => ok(await viewTables(lookingOf(ctx))),
});
const one = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-versions/:id', summary: '专业对照表版本：说明与可办理事项', output: MajorVersionWhole,
  handle: async (ctx, { params }) => viewVersion(lookingOf(ctx), params.id, ctx.actor.permissions.includes('rule.approve')),
});
const lines = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-versions/:id/lines', summary: '专业对照表版本：各行', output: MajorLines,
  query: z.object({ search: z.string().max(60, 'field.too_long').default(''), category: MajorCategory.optional(), after: place }),
  handle: async (ctx, { params, query }) => viewLines(lookingOf(ctx), params.id, { search: query.search.trim(), category: query.category, after: query.after }),
});
const findings = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-versions/:id/findings', summary: '专业对照表版本：检查结果', output: MajorFindings,
  handle: async (ctx, { params }) => viewFindings(lookingOf(ctx), params.id),
});
const diff = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-versions/:id/differences', summary: '专业对照表版本：与所依据一版的对照', query: z.object({ after: place }), output: MajorDiff,
  handle: async (ctx, { params, query }) => viewDiff(tablingOf(ctx), params.id, query.after),
});
const synonyms = defineEndpoint({
  ...read, method: 'GET', path: '/api/staff/major-versions/:id/synonyms', summary: '专业对照表版本：同义专业名称', output: MajorSynonyms,
  handle: async (ctx, { params }) => viewSynonyms(tablingOf(ctx), params.id),
});
const draft = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions', summary: '起草专业对照表版本', access: edit, audit: 'major.draft', limit: 'write', body: DraftMajors, output: MajorVersionWhole,
  handle: async (ctx, { body }) => {
    const made = await draftVersion(tablingOf(ctx), body);
    return made.ok ? after(ctx, made.value, made, { after: body }) : made;
  },
});
const save = defineEndpoint({
  method: 'PUT', path: '/api/staff/major-versions/:id', summary: '保存专业对照表版本的说明', access: edit, audit: 'major.save', limit: 'write', params: One, body: SaveMajorHead, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await saveHead(tablingOf(ctx), params.id, body), { after: body }),
});
const add = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/lines', summary: '专业对照表版本：增加一行', access: edit, audit: 'major.add_line', limit: 'write', params: One, body: WriteMajorLine, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await addLine(tablingOf(ctx), params.id, body), { after: body }),
});
const change = defineEndpoint({
  method: 'PUT', path: '/api/staff/major-versions/:id/lines/:line', summary: '专业对照表版本：修改一行', access: edit, audit: 'major.change_line', limit: 'write', params: OneLine, body: WriteMajorLine, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await changeLine(tablingOf(ctx), params.id, params.line, body), { after: body }),
});
const remove = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/lines/:line/removal', summary: '专业对照表版本：删除一行', access: edit, audit: 'major.remove_line', limit: 'write', params: OneLine, body: RemoveMajorLine, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await removeLine(tablingOf(ctx), params.id, params.line, body.version)),
});
const addVariant = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/synonyms', summary: '专业对照表版本：增加同义专业名称', access: edit, audit: 'major.add_synonym', limit: 'write', params: One, body: AddSynonym, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await addSynonym(tablingOf(ctx), params.id, body), { after: body }),
});
const removeVariant = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/synonym-removals', summary: '专业对照表版本：删除同义专业名称', access: edit, audit: 'major.remove_synonym', limit: 'write', params: One, body: RemoveSynonym, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await removeSynonym(tablingOf(ctx), params.id, body), { after: body }),
});
const propose = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/proposal', summary: '提交批准专业对照表版本', access: edit, audit: 'major.propose', limit: 'write', params: One, body: MoveMajors, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await proposeVersion(tablingOf(ctx), params.id, body), { reason: body.reason }),
});
const approval = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/approval', summary: '批准专业对照表版本生效', access: approve, audit: 'major.approve', limit: 'write', params: One, body: MoveMajors, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await approveVersion(tablingOf(ctx), params.id, body), { reason: body.reason }),
});
const giveBack = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/return', summary: '退回修改专业对照表版本', access: approve, audit: 'major.return', limit: 'write', params: One, body: MoveMajors, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endProposal(tablingOf(ctx), params.id, body, 'return'), { reason: body.reason }),
});
const withdraw = defineEndpoint({
  method: 'POST', path: '/api/staff/major-versions/:id/withdrawal', summary: '撤销专业对照表版本', access: edit, audit: 'major.withdraw', limit: 'write', params: One, body: MoveMajors, output: MajorVersionWhole,
  handle: async (ctx, { params, body }) => after(ctx, params.id, await endProposal(tablingOf(ctx), params.id, body, 'withdraw'), { reason: body.reason }),
});

/** Versions of tables of majors (专业对照表版本): writing, proposing, approving. */
export const versionEndpoints: readonly AnyEndpoint[] = [list, one, lines, findings, diff, synonyms, draft, save, add, change, remove, addVariant, removeVariant, propose, approval, giveBack, withdraw];
