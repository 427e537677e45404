import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { announceEdit } from '#server/platform/reference/reference-edition.store.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague } from '#server/testing/staff.ts';
import { keepIndex } from './keep-index.ts';

const MINUTE = 60_000;
let t: TestApp;
let centre: Awaited<ReturnType<typeof colleague>>;
beforeAll(async () => {
  t = await testApp();
  await t.inTx((tx) => keepIndex(tx, t.clock.now()));
  centre = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
}, 120_000);
afterAll(() => t.stop());

const search = async (q: string, more = ''): Promise<{ status: number; body: string; hits: string[] }> => {
  const { status, body } = await t.page.get(`/search?q=${encodeURIComponent(q)}${more}`);
  return { status, body, hits: [...body.matchAll(/<h2><a href="([^"]+)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&')) };
};

async function publish(text: Record<string, unknown>, at?: number): Promise<{ id: string; version: number }> {
  const draft = must(await t.api.post('/api/staff/articles', { kind: 'announcement', province: null, exams: [], author: '人事考试中心', pinned: false, ...text }, { as: centre.as })).json<{ id: string; version: number }>();
  return must(await t.api.post(`/api/staff/articles/${draft.id}/publication`, { version: draft.version, ...(at !== undefined && { at }) }, { as: centre.as })).json<{ id: string; version: number }>();
}

test.each([
  ['一级建造师', '/exams/034'], ['一建', '/exams/034'], ['一級建造師', '/exams/034'], ['执药 报考条件', '/exams/026'], ['constructor', '/exams/034'], ['济南 审核点', '/provinces/37'], ['准考证', '/tickets'], ['ILLEGAL_EXTERFACE', '/questions#illegal-exterface'],
  ['忘记密码怎么办', '/recover'], ['土木工程', '/majors?'], ['山东省', '/provinces/37'], ['电话', '/contact'], ['Ｃａｔｔｉ', '/exams/030'],
])('%s leads to %s', async (asked, href) => {
  const { hits } = await search(asked);
  expect(hits.some((hit) => hit.startsWith(href)), hits.join(' ')).toBe(true);
});

test('an exam asked for by its name stands first, with the name marked', async () => {
  const { hits, body } = await search('一级建造师');
  expect(hits[0]).toBe('/exams/034');
  expect(body).toContain('<mark>一级建造师</mark>');
});

test('an article is found once it can be read, its new words after a change, and never after it was withdrawn, not even before the index hears of it', async () => {
  const { id, version } = await publish({ titleZh: '关于彩虹考区的公告', bodyZh: '彩虹考区设在**青岛**。<script>alert(1)</script>' });
  await t.runJobs();
  const found = await search('彩虹考区');
  expect(found.hits).toEqual([`/notices/${id}`]);
  expect(found.body).not.toContain('<script>alert');
  const edited = must(await t.api.put(`/api/staff/articles/${id}`, { kind: 'announcement', province: null, exams: [], author: '人事考试中心', pinned: false, titleZh: '关于极光考区的公告', bodyZh: '改设极光考区。', version }, { as: centre.as })).json<{ version: number }>();
  await t.runJobs();
  expect((await search('极光考区')).hits).toEqual([`/notices/${id}`]);
  expect((await search('彩虹考区')).hits).not.toContain(`/notices/${id}`);
  must(await t.api.post(`/api/staff/articles/${id}/withdrawal`, { version: edited.version, reason: '发布有误' }, { as: centre.as }));
  expect((await search('极光考区')).hits).not.toContain(`/notices/${id}`);
  await t.runJobs();
  expect((await search('极光考区')).hits).not.toContain(`/notices/${id}`);
});

test('a draft is never found, and a scheduled article only from its moment on, without any job', async () => {
  must(await t.api.post('/api/staff/articles', { kind: 'announcement', province: null, exams: [], author: '人事考试中心', pinned: false, titleZh: '草稿星河', bodyZh: '星河方案未定。' }, { as: centre.as }));
  const { id } = await publish({ titleZh: '银杏安排预告', bodyZh: '银杏安排。' }, t.clock.now() + 5 * MINUTE);
  await t.runJobs();
  expect((await search('星河')).hits).toEqual([]);
  expect((await search('银杏')).hits).toEqual([]);
  t.clock.set(t.clock.now() + 6 * MINUTE);
  expect((await search('银杏')).hits).toEqual([`/notices/${id}`]);
});

test('publishing and withdrawing while the whole index is built anew leaves it right', async () => {
  const articles = await Promise.all(['丹桂', '海棠', '芙蓉', '茉莉'].map((name) => publish({ titleZh: `${name}通知`, bodyZh: `${name}。` })));
  await t.inTx((tx) => announceEdit(tx, 'regions', t.clock.now()));
  await Promise.all([
    t.inTx((tx) => keepIndex(tx, t.clock.now())), t.inTx((tx) => keepIndex(tx, t.clock.now())), t.runJobs(),
    ...articles.slice(0, 2).map(({ id, version }) => t.api.post(`/api/staff/articles/${id}/withdrawal`, { version, reason: '撤回测试' }, { as: centre.as })),
  ]);
  await t.runJobs();
  const { rows } = await sql<{ id: string }>`select id from search_entry where title_zh in ('丹桂通知', '海棠通知', '芙蓉通知', '茉莉通知')`.execute(t.db);
  expect(rows.map((row) => row.id).sort()).toEqual(articles.slice(2).map(({ id }) => `article:${id}`).sort());
});

test('kind and place narrow, a province sees the nation’s too, pages follow', async () => {
  const { id } = await publish({ province: '37', titleZh: '山东枫叶办法', bodyZh: '枫叶。', kind: 'policy' });
  await t.runJobs();
  expect((await search('枫叶', '&kind=policy&province=37')).hits).toEqual([`/notices/${id}`]);
  expect((await search('枫叶', '&province=62')).hits).toEqual([]);
  expect((await search('枫叶', '&kind=exam')).hits).toEqual([]);
  const first = await search('审核点');
  expect(first.hits).toHaveLength(10);
  expect(first.body).toContain('page=2');
  expect((await search('审核点', '&page=2')).hits).toHaveLength(10);
});

test.each([
  "'; drop table search_entry; --", "a & !b | (c <-> d):*", '考'.repeat(3_000), '😀🎓', '%00%ED%A0%80', '𠮷', '<img src=x onerror=alert(1)>', '\\\\\'\'""', '*', '-1', ' ', '工'.repeat(79),
])('%j is an ordinary question', async (asked) => {
  const { status, body } = await search(asked);
  expect(status).toBe(200);
  expect(body).not.toContain('<img src=x');
});

test('what is mistyped gets its neighbour, and where nothing is found one is told whom to ask', async () => {
  expect((await search('constructer')).body).toContain('/search?q=constructor');
  const none = (await search('魑魅魍魉饕餮')).body;
  expect(none).toContain('没有找到相关内容');
  expect(none).toContain('href="/contact"');
});

test('a number of a document is not looked for, not shown again and leads to where one sees what is one’s own', async () => {
  const reply = await t.page.get('/search?q=110101199003077715');
  expect(reply).toMatchObject({ status: 303, location: '/search?own=1' });
  expect((await t.page.get('/search?own=1')).body).toContain('搜索框里不要填写证件号码');
});

test('nothing of a person is in the index', async () => {
  const { rows } = await sql<{ kind: string }>`select distinct kind from search_entry`.execute(t.db);
  expect(rows.map((row) => row.kind).sort()).toEqual(['announcement', 'exam', 'guide', 'major', 'page', 'policy', 'province', 'question', 'review_point'].filter((kind) => rows.some((row) => row.kind === kind)));
  const { rows: personal } = await sql`select 1 from search_entry where body_zh ~ '\\d{17}[0-9Xx]' or body_zh ~ '(^|\\D)1[3-9]\\d{9}(\\D|$)'`.execute(t.db);
  expect(personal).toEqual([]);
});
