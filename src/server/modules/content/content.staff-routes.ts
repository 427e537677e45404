import { z } from 'zod';
import { ArticleChoices, ArticleFile, ArticleFilters, ArticleId, ArticleList, ArticlePreview, ArticleText, ArticleWhole, EditArticle, PublishArticle, WithdrawArticle } from '#contracts/content.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { coversExam } from '#server/kernel/jurisdiction.ts';
import { staffNames } from '#server/modules/staff/index.ts';
import { defineEndpoint, type Ctx } from '#server/platform/http/endpoint.ts';
import { attachFile, checkFile, detachFile, type KeptFile } from './commands/attach-file.ts';
import { draftArticle, editArticle, publishArticle, withdrawArticle } from './commands/write-article.ts';
import type { ContentEnv } from './content-env.ts';
import { presentLine, presentWhole } from './content.present.ts';
import { findArticle, listArticles, listFiles, listVersions, type Article } from './content.store.ts';
import { blocksOf } from './article-blocks.ts';
import { narrowingFor, writesFor } from './domain/article-rules.ts';
import { ArticleCursor, cursorTo, placeOf } from './article-cursor.ts';

const access = { staff: 'content.edit' } as const;
const One = z.object({ id: ArticleId });
const MAX_FILE_BYTES = 10_000_000;
const PAGE = 30;
type Asking = Ctx<{ staff: 'content.edit' }>;

/** Announcements, questions and policy files as officers write them; drafts of other agencies stay theirs. */
export function contentStaffEndpoints({ listPlaces, listExamNames }: ContentEnv) {
  const nameOf = async (ctx: Asking): Promise<(province: string | null) => string> => {
    const places = await listPlaces(ctx.tx, ctx.visitor.lang);
    return (province) => (province === null ? (ctx.visitor.lang === 'zh' ? '全国' : 'Nationwide') : (places.find((p) => p.code === province)?.name ?? province));
  };
  const whole = async (ctx: Asking, article: Article): Promise<ArticleWhole> => {
    const versions = await listVersions(ctx.tx, article.id);
    const names = await staffNames(ctx.tx, versions.map((v) => v.by_id));
    const history = versions.map((v) => ({ version: v.version, act: v.act, reason: v.reason, at: v.at.getTime(), by: names.get(v.by_id) ?? '' }));
    return presentWhole(article, filesOf(await listFiles(ctx.tx, article.id)), history, ctx.actor.jurisdiction, ctx.now);
  };
  const answer = async (ctx: Asking, done: Result<Article>): Promise<Result<ArticleWhole>> => {
    if (!done.ok) return done;
    ctx.note({ subject: `article:${done.value.id}`, after: { version: done.value.version, state: done.value.state, titleZh: done.value.titleZh } });
    return ok(await whole(ctx, done.value));
  };
  const found = async (ctx: Asking, id: ArticleId): Promise<Result<Article>> => {
    const article = await findArticle(ctx.tx, id);
    const theirs = article !== undefined && (article.state !== 'draft' || writesFor(ctx.actor.jurisdiction, article.province));
    return theirs ? ok(article) : refusedFor('article.not_found');
  };

  return {
    list: defineEndpoint({
      method: 'GET', path: '/api/staff/articles', summary: '通知公告、考生问答、政策文件列表', access, audit: 'content.list', limit: 'read', output: ArticleList,
      query: ArticleFilters.extend({ after: ArticleCursor.optional() }),
      handle: async (ctx, { query }) => {
        const rows = await listArticles(ctx.tx, { ...narrowingFor(ctx.actor.jurisdiction, query), after: placeOf(query.after) }, PAGE + 1);
        const name = await nameOf(ctx);
        const shown = rows.slice(0, PAGE);
        const last = shown.at(-1);
        ctx.note({ subject: 'articles' });
        return ok({
          articles: shown.filter((a) => a.state !== 'draft' || writesFor(ctx.actor.jurisdiction, a.province)).map((a) => presentLine(a, name(a.province), ctx.actor.jurisdiction, ctx.now)),
          next: rows.length > PAGE && last ? cursorTo({ ...last, pinned: false }) : null,
        });
      },
    }),
    choices: defineEndpoint({
      method: 'GET', path: '/api/staff/article-choices', summary: '编写文章所需的机构与考试', access, audit: null, limit: 'read', output: ArticleChoices,
      handle: async (ctx) => {
        const { jurisdiction } = ctx.actor;
        const places = (await listPlaces(ctx.tx, ctx.visitor.lang)).filter((p) => writesFor(jurisdiction, p.code));
        const all = jurisdiction.kind === 'nation' ? [{ value: null, text: ctx.visitor.lang === 'zh' ? '全国' : 'Nationwide' }] : [];
        const exams = (await listExamNames(ctx.tx, ctx.visitor.lang)).filter((e) => coversExam(jurisdiction, e.code));
        return ok({ provinces: [...all, ...places.map((p) => ({ value: p.code, text: p.name }))], exams: exams.map((e) => ({ value: e.code, text: e.name })), author: jurisdiction.kind === 'nation' ? '' : (places[0]?.agency ?? '') });
      },
    }),
    read: defineEndpoint({
      method: 'GET', path: '/api/staff/articles/:id', summary: '查看文章与修改记录', access, audit: 'content.read', limit: 'read', params: One, output: ArticleWhole,
      handle: async (ctx, { params }) => {
        const article = await found(ctx, params.id);
        if (!article.ok) return article;
        ctx.note({ subject: `article:${params.id}` });
        return ok(await whole(ctx, article.value));
      },
    }),
    preview: defineEndpoint({
      method: 'POST', path: '/api/staff/article-previews', summary: '预览文章正文', access, audit: 'content.preview', limit: 'write', idempotent: false, body: z.strictObject({ body: z.string().max(20_000, 'field.too_long') }), output: ArticlePreview,
      handle: (_, { body }) => Promise.resolve(ok({ blocks: blocksOf(body.body) })),
    }),
    draft: defineEndpoint({
      method: 'POST', path: '/api/staff/articles', summary: '起草文章', access, audit: 'content.draft', limit: 'write', body: ArticleText, output: ArticleWhole,
      handle: async (ctx, { body }) => answer(ctx, await draftArticle(ctx.tx, ctx.actor, body, ctx.now)),
    }),
    edit: defineEndpoint({
      method: 'PUT', path: '/api/staff/articles/:id', summary: '修改文章', access, audit: 'content.edit', limit: 'write', params: One, body: EditArticle, output: ArticleWhole,
      handle: async (ctx, { params, body }) => answer(ctx, await editArticle(ctx.tx, ctx.actor, params.id, body, ctx.now)),
    }),
    publish: defineEndpoint({
      method: 'POST', path: '/api/staff/articles/:id/publication', summary: '发布文章', access, audit: 'content.publish', limit: 'write', params: One, body: PublishArticle, output: ArticleWhole,
      handle: async (ctx, { params, body }) => answer(ctx, await publishArticle(ctx.tx, ctx.actor, params.id, body, ctx.now)),
    }),
    withdraw: defineEndpoint({
      method: 'POST', path: '/api/staff/articles/:id/withdrawal', summary: '撤回文章', access, audit: 'content.withdraw', limit: 'write', params: One, body: WithdrawArticle, output: ArticleWhole,
      handle: async (ctx, { params, body }) => {
        ctx.note({ reason: body.reason });
        return answer(ctx, await withdrawArticle(ctx.tx, ctx.actor, params.id, body, ctx.now));
      },
    }),
    attach: defineEndpoint({
      method: 'POST', path: '/api/staff/articles/:id/files', summary: '上传文章附件', access, audit: 'content.attach', limit: 'upload', params: One, body: z.strictObject({}), files: { maxBytes: MAX_FILE_BYTES, maxCount: 1 }, output: ArticleFile,
      prepare: async ({ kit }, { files }): Promise<Result<KeptFile>> => {
        const file = files[0];
        if (!file) return refusedFor('field.required', { path: 'file' });
        const name = checkFile(file);
        return name.ok ? ok({ name: name.value, bytes: file.bytes.length, blobId: await kit.blobs.put(file.bytes, 'application/pdf') }) : name;
      },
      handle: async (ctx, { params }, file) => {
        const done = await attachFile(ctx.tx, ctx.actor, params.id, file, ctx.now);
        if (done.ok) ctx.note({ subject: `article:${params.id}`, after: { file: file.name } });
        else await ctx.kit.blobs.remove(file.blobId);
        return done;
      },
    }),
    detach: defineEndpoint({
      method: 'DELETE', path: '/api/staff/articles/:id/files/:fileId', summary: '移除文章附件', access, audit: 'content.detach', limit: 'write', params: One.extend({ fileId: z.uuid() }), output: z.object({}),
      handle: async (ctx, { params }) => {
        const done = await detachFile(ctx.tx, ctx.actor, params.id, params.fileId);
        ctx.note({ subject: `article:${params.id}`, before: { file: params.fileId } });
        return done.ok ? ok({}) : done;
      },
    }),
  };
}

/** The files beside an article as both sides list them. */
export function filesOf(rows: readonly { id: string; name: string; bytes: number }[]): ArticleFile[] {
  return rows.map(({ id, name, bytes }) => ({ id, name, bytes }));
}
