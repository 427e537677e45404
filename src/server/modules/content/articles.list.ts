import { ArticleFilters } from '#contracts/content.ts';
import { beijingTime } from '#contracts/dates.ts';
import { defineList, type ListReading } from '#server/platform/lists/list-source.ts';
import { cursorTo, placeOf } from './article-cursor.ts';
import type { ContentEnv } from './content-env.ts';
import { listArticles } from './content.store.ts';
import { narrowingFor, writesFor } from './domain/article-rules.ts';

const KINDS = { announcement: { zh: '通知公告', en: 'Announcement' }, question: { zh: '考生问答', en: 'Question' }, policy: { zh: '政策文件', en: 'Policy file' } };
const STATES = { draft: { zh: '草稿', en: 'draft' }, published: { zh: '已发布', en: 'published' }, withdrawn: { zh: '已撤下', en: 'withdrawn' } };

/** 通知公告、考生问答、政策文件: what officers of a place may see of them. */
export function articleList({ listPlaces, listExamNames }: ContentEnv) {
  const seen = async ({ tx, by }: ListReading, f: ArticleFilters, after: string | undefined, limit: number) => {
    const found = await listArticles(tx, { ...narrowingFor(by.jurisdiction, f), after: placeOf(after) }, limit);
    return { found, shown: found.filter((a) => a.state !== 'draft' || writesFor(by.jurisdiction, a.province)) };
  };
  return defineList({
    name: 'content.articles', title: { zh: '通知公告与政策文件', en: 'Articles' }, access: ['content.edit'], filters: ArticleFilters,
    columns: { kind: { zh: '类别', en: 'Kind' }, title: { zh: '标题', en: 'Title' }, place: { zh: '机构', en: 'Agency' }, author: { zh: '署名', en: 'Signed' }, state: { zh: '状态', en: 'State' }, publish: { zh: '发布时间', en: 'Published at' }, changed: { zh: '最近修改', en: 'Changed at' } },
    describe: async ({ tx, lang }, f) => [
      f.kind && KINDS[f.kind][lang], f.state && STATES[f.state][lang], (await listPlaces(tx, lang)).find((p) => p.code === f.province)?.name, (await listExamNames(tx, lang)).find((e) => e.code === f.exam)?.name, f.q,
    ],
    count: async (reading, filters) => (await seen(reading, filters, undefined, 10_000)).shown.length,
    async part(reading, filters, after, limit) {
      const { tx, lang } = reading;
      const { found, shown } = await seen(reading, filters, after, limit);
      const places = new Map<string, string>((await listPlaces(tx, lang)).map((p) => [p.code, p.name]));
      const last = found.at(-1);
      return {
        rows: shown.map((a) => ({ kind: KINDS[a.kind][lang], title: a.titleZh, place: a.province === null ? '' : (places.get(a.province) ?? a.province), author: a.author, state: STATES[a.state][lang], publish: a.publishAt === undefined ? '' : beijingTime(a.publishAt), changed: beijingTime(a.changedAt) })),
        read: found.length, last: last && cursorTo({ ...last, pinned: false }),
      };
    },
  });
}
