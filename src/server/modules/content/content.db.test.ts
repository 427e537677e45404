import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleList, ArticleWhole } from '#contracts/content.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let centre: Colleague;
let shandong: Colleague;
let jiangxi: Colleague;

beforeAll(async () => {
  t = await testApp({ at: Date.parse('2026-08-01T09:00:00+08:00') });
  centre = await colleague(t, { name: '李明', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  shandong = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
  jiangxi = await colleague(t, { name: '周岚', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '36' } });
});
afterAll(() => t.stop());

const text = { kind: 'announcement', province: '37', exams: ['034'], titleZh: '山东省一级建造师报名安排', titleEn: '', bodyZh: '## 安排\n\n请于 **8月20日** 前[报名](/exams/034)。<script>alert(1)</script>', bodyEn: '', author: '山东省人事考试中心', pinned: false };
const codes = (r: Reply) => r.json<{ refusals: { code: string }[] }>().refusals.map((f) => f.code);
const draft = async (by: Colleague, changes: Record<string, unknown> = {}) => (await t.api.post('/api/staff/articles', { ...text, ...changes }, { as: by.as })).json<ArticleWhole>();
const publish = (by: Colleague, a: { id: string; version: number }, at?: number) => t.api.post(`/api/staff/articles/${a.id}/publication`, { version: a.version, ...(at !== undefined && { at }) }, { as: by.as });
const page = async (path: string) => (t.page.get(path, { as: t.browser() }));
const titles = async (by: Colleague) => (await t.api.get('/api/staff/articles', { as: by.as })).json<ArticleList>().articles.map((a) => a.title);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');

describe('writing', () => {
  it('is read by nobody before it is published, and by everybody after, as text and never as markup', async () => {
    const made = await draft(shandong);
    expect((await page(`/notices/${made.id}`)).status).toBe(404);
    expect(await titles(shandong)).toContain(text.titleZh);
    expect(await titles(jiangxi)).not.toContain(text.titleZh);
    expect((await t.api.get(`/api/staff/articles/${made.id}`, { as: jiangxi.as })).status).toBe(404);
    const published = (await publish(shandong, made)).json<ArticleWhole>();
    const shown = await page(`/notices/${made.id}`);
    expect(shown.body).toContain('<strong>8月20日</strong>');
    expect(shown.body).toContain('&lt;script>alert(1)&lt;/script>');
    expect(shown.body).toContain('山东省人事考试中心');
    expect((await page('/notices?province=37')).body).toContain(text.titleZh);
    expect((await page('/notices?province=36')).body).not.toContain(text.titleZh);
    expect(published.history.map((h) => [h.act, h.by])).toEqual([['published', '赵建国'], ['written', '赵建国']]);
  });

  it('is for the own agency only', async () => {
    expect(codes(await t.api.post('/api/staff/articles', { ...text, province: '36' }, { as: shandong.as }))).toEqual(['article.foreign']);
    expect(codes(await t.api.post('/api/staff/articles', { ...text, province: null }, { as: shandong.as }))).toEqual(['article.foreign']);
    const theirs = await draft(jiangxi, { province: '36', titleZh: '江西省报名安排' });
    await publish(jiangxi, theirs);
    const { mine } = (await t.api.get(`/api/staff/articles/${theirs.id}`, { as: shandong.as })).json<ArticleWhole>();
    expect(mine).toBe(false);
    expect(codes(await t.api.post(`/api/staff/articles/${theirs.id}/withdrawal`, { version: 2, reason: '时间有误' }, { as: shandong.as }))).toEqual(['article.foreign']);
    const reviewer = await colleague(t, {});
    expect((await t.api.get('/api/staff/articles', { as: reviewer.as })).status).toBe(403);
  });

  it('keeps two officers from overwriting each other', async () => {
    const made = await draft(centre, { province: null, titleZh: '全国通知' });
    const edit = (titleZh: string) => t.api.put(`/api/staff/articles/${made.id}`, { ...text, province: null, titleZh, version: made.version }, { as: centre.as });
    const [one, other] = await Promise.all([edit('全国通知（一）'), edit('全国通知（二）')]);
    expect([one.status, other.status].toSorted()).toEqual([200, 409]);
    expect(codes(one.status === 409 ? one : other)).toEqual(['article.changed']);
  });

  it('says every fault at once and keeps nothing', async () => {
    const reply = await t.api.post('/api/staff/articles', { ...text, titleZh: '', author: '', bodyZh: '字'.repeat(20_001), province: '99', secret: 1 }, { as: shandong.as });
    expect(reply.status).toBe(422);
    expect(codes(reply).length).toBeGreaterThanOrEqual(4);
    expect(codes(await t.api.post('/api/staff/articles', { ...text, bodyZh: '见[此处](javascript:alert(1))', titleEn: 'Notice' }, { as: shandong.as })).toSorted()).toEqual(['article.english_half', 'article.link_unsafe']);
  });
});

describe('publishing', () => {
  it('at a moment ahead is read from that moment on', async () => {
    const made = await draft(centre, { province: null, titleZh: '成绩公布通知' });
    const at = t.clock.now() + 60_000;
    expect(codes(await publish(centre, made, t.clock.now()))).toEqual(['article.publish_past']);
    expect((await publish(centre, made, at)).status).toBe(200);
    expect((await page('/notices')).body).not.toContain('成绩公布通知');
    t.clock.set(at);
    expect((await page('/notices')).body).toContain('成绩公布通知');
  });

  it('is taken back for a reason that stays in the history', async () => {
    const made = await draft(centre, { province: null, titleZh: '误发的通知' });
    const { version } = (await publish(centre, made)).json<ArticleWhole>();
    expect(codes(await t.api.post(`/api/staff/articles/${made.id}/withdrawal`, { version: 1, reason: '附件有误' }, { as: centre.as }))).toEqual(['article.changed']);
    const back = (await t.api.post(`/api/staff/articles/${made.id}/withdrawal`, { version, reason: '附件有误' }, { as: centre.as })).json<ArticleWhole>();
    expect(back.history[0]).toMatchObject({ act: 'withdrawn', reason: '附件有误' });
    expect((await page(`/notices/${made.id}`)).status).toBe(404);
    expect(codes(await t.api.post(`/api/staff/articles/${made.id}/withdrawal`, { version: 3, reason: '再次撤回' }, { as: centre.as }))).toEqual(['article.not_published']);
  });

  it('pins above what is newer, and pages without losing or repeating', async () => {
    for (let n = 1; n <= 22; n += 1) {
      t.clock.set(t.clock.now() + 1_000);
      await publish(centre, await draft(centre, { kind: 'policy', province: null, titleZh: `政策文件第${String(n)}号`, pinned: n === 3 }));
    }
    const first = (await page('/notices?kind=policy')).body;
    const seen = (body: string) => [...body.matchAll(/政策文件第(\d+)号/g)].map((m) => Number(m[1]));
    expect(seen(first).slice(0, 2)).toEqual([3, 22]);
    const next = /href="(\/notices\?[^"]*after=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect([...seen(first), ...seen((await page(next)).body)].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 22 }, (_, at) => at + 1));
  });

  it('tells English readers in English where there is English, and says where there is none', async () => {
    await publish(centre, await draft(centre, { kind: 'question', province: null, titleZh: '可以改名吗？', titleEn: 'Can I change my name?', bodyEn: 'No. Register again.' }));
    const english = (await t.page.get('/notices?kind=question&lang=en', { as: t.browser() })).body;
    expect(english).toContain('Can I change my name?');
    expect(english).toContain('No. Register again.');
  });
});

describe('finding', () => {
  const found = async (query: string) => {
    const { body } = await page(`/notices?${query}`);
    return [...body.matchAll(/<li lang="[^"]+"><a href="\/notices\/[^"]+">([^<]+)<\/a>/g)].map((m) => m[1]);
  };

  it('is by every word of title, text or agency, whatever signs it holds, and says how many each section has', async () => {
    for (const [titleZh, bodyZh, changes] of [
      ['安全工程师免试说明', '取得初级证书的 100% 免考一科，由 王晓沛 解释。', {}], ['免试材料清单', '请携带证书原件。', {}], ['免试是什么意思？', '不必参加该科考试。', { kind: 'question' }], ['未发布的免试说明', '草稿。', { draft: true }],
    ] as [string, string, Record<string, unknown>][]) {
      const { draft: onlyDraft, ...more } = changes;
      const made = await draft(centre, { province: null, exams: [], titleZh, bodyZh, ...more });
      if (!onlyDraft) await publish(centre, made);
    }
    expect(await found('q=免试')).toEqual(['免试材料清单', '安全工程师免试说明']);
    expect(await found(`q=${encodeURIComponent('免试  初级')}`)).toEqual(['安全工程师免试说明']);
    expect(await found(`q=${encodeURIComponent('100%')}`)).toEqual(['安全工程师免试说明']);
    expect(await found(`q=${encodeURIComponent("免_试' or 1=1 --")}`)).toEqual([]);
    const tabs = (await page('/notices?q=免试')).body;
    expect([...tabs.matchAll(/class="tabs__count"> (\d+)/g)].map((m) => m[1])).toEqual(['2', '1', '0']);
    const nothing = (await page('/notices?kind=policy&q=免试')).body;
    expect(nothing).toContain('没有找到符合条件的内容');
    expect(nothing).toContain('href="/notices?kind=policy"');
  });

  it('is by exam: what is about it and about all, not what is about others', async () => {
    await publish(centre, await draft(centre, { province: null, exams: ['034'], titleZh: '建造师专用通知' }));
    await publish(centre, await draft(centre, { province: null, exams: ['001'], titleZh: '经济师专用通知' }));
    const of034 = await found('exam=034');
    expect(of034).toContain('建造师专用通知');
    expect(of034).toContain('免试材料清单');
    expect(of034).not.toContain('经济师专用通知');
    expect((await page('/notices?exam=x&province=99&after=nonsense')).status).toBe(200);
  });

  it('shows policy files with their documents, and says when words were changed after people could read them', async () => {
    const made = await draft(centre, { kind: 'policy', province: null, exams: ['034'], titleZh: '考试收费标准文件' });
    await t.api.upload(`/api/staff/articles/${made.id}/files`, multipartOf({}, [{ field: 'file', contentType: 'application/pdf', fileName: '收费标准.pdf', bytes: pdf }]), { as: centre.as });
    const { version } = (await publish(centre, made)).json<ArticleWhole>();
    expect((await page('/notices?kind=policy&q=收费标准')).body).toMatch(/href="\/api\/articles\/[^"]+">收费标准\.pdf/);
    const one = async () => (await page(`/notices/${made.id}`)).body;
    expect(await one()).not.toContain('最近修改');
    t.clock.set(t.clock.now() + 600_000);
    expect((await t.api.put(`/api/staff/articles/${made.id}`, { ...text, kind: 'policy', province: null, titleZh: '考试收费标准文件（修订）', version }, { as: centre.as })).status).toBe(200);
    expect(await one()).toContain('最近修改');
    expect(await one()).toContain('href="/exams/034"');
  });

  it('of officers is by words, exam and province; a province never sees past its own', async () => {
    const list = async (by: Colleague, query: string) => (await t.api.get(`/api/staff/articles?${query}`, { as: by.as })).json<ArticleList>().articles.map((a) => a.title);
    expect(await list(centre, `q=${encodeURIComponent('免试 初级')}`)).toEqual(['安全工程师免试说明']);
    expect(await list(centre, 'province=36')).toEqual(['江西省报名安排']);
    expect(await list(shandong, 'province=36')).toEqual([]);
    expect(await list(centre, 'exam=001&q=专用')).toEqual(['经济师专用通知']);
  });
});

describe('attachments', () => {
  const upload = (id: string, by: Colleague, file: { fileName: string; bytes: Buffer }) => t.api.upload(`/api/staff/articles/${id}/files`, multipartOf({}, [{ field: 'file', contentType: 'application/pdf', ...file }]), { as: by.as });

  it('are read with the article, and gone with it', async () => {
    const made = await draft(shandong, { titleZh: '有附件的通知' });
    const kept = (await upload(made.id, shandong, { fileName: '报名表样张.pdf', bytes: pdf })).json<{ id: string }>();
    const address = `/api/articles/${made.id}/files/${kept.id}`;
    expect((await t.api.get(address, { as: t.browser() })).status).toBe(404);
    await publish(shandong, made);
    const got = await t.api.get(address, { as: t.browser() });
    expect([got.status, got.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect((await page(`/notices/${made.id}`)).body).toContain('报名表样张.pdf');
    expect((await t.api.delete(`/api/staff/articles/${made.id}/files/${kept.id}`, { as: shandong.as })).status).toBe(200);
    expect((await t.api.get(address, { as: t.browser() })).status).toBe(404);
  });

  it('are PDF files that do nothing by themselves, added by the own agency', async () => {
    const made = await draft(shandong, { titleZh: '附件检查' });
    expect(codes(await upload(made.id, shandong, { fileName: '报名表.pdf', bytes: Buffer.from('<html>') }))).toEqual(['article.file_type']);
    expect(codes(await upload(made.id, shandong, { fileName: '报名表.exe', bytes: pdf }))).toEqual(['article.file_type']);
    expect(codes(await upload(made.id, shandong, { fileName: '脚本.pdf', bytes: Buffer.from(pdf.toString('latin1').replace('/Type/Catalog', '/Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>'), 'latin1') }))).toEqual(['material.pdf_active']);
    expect(codes(await upload(made.id, jiangxi, { fileName: '报名表.pdf', bytes: pdf }))).toEqual(['article.foreign']);
  });
});
