import { brotliCompressSync, constants } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { ExamDetail, ExamLine, SittingLine } from '#contracts/exam-views.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';

import { examFields } from './exam-fields.ts';
import { catalogueModule } from './index.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const NOTICES = [
  { id: '01', title: '关于2026年度一级建造师资格考试缴费的提醒', lang: 'zh' as const, author: '国家人事考试中心', at: NOW - 3_600_000 },
  { id: '02', title: '照片审核常见问题说明', lang: 'zh' as const, author: '山东省人事考试中心', at: NOW - 2 * 86_400_000 },
];
const news = { latestNotices: (_tx: unknown, now: number, lang: string, limit: number) => Promise.resolve(lang === 'zh' ? NOTICES.filter((n) => n.at <= now).slice(0, limit) : []) };

describe('exams on the web', () => {
  let t: TestApp;
  beforeAll(async () => { t = await testApp({ at: NOW, modules: () => [catalogueModule(news)] }); });
  afterAll(() => t.stop());

  test('the first page says what is open, until when, what opens next, and leads to every entry', async () => {
    const { status, body } = await t.page.get('/');
    expect(status).toBe(200);
    expect(body).toContain('正在报名');
    expect(body).toContain('一级建造师');
    expect(body).toMatch(/\d+ 个省份正在报名/);
    expect(body.indexOf('即将报名')).toBeGreaterThan(body.indexOf('正在报名'));
    for (const href of ['/register', '/sign-in', '/exams', '/provinces', '/majors', '/guide', '/questions', '/my/applications']) expect(body).toContain(`href="${href}"`);
  });

  test('the first page shows the newest announcements with their day under what is open, and no heading without them', async () => {
    const { body } = await t.page.get('/');
    const title = body.indexOf('关于2026年度一级建造师资格考试缴费的提醒');
    expect(title).toBeGreaterThan(body.indexOf('个省份正在报名'));
    expect(title).toBeLessThan(body.indexOf('<h2>即将报名</h2>'));
    expect(body).toContain('href="/notices/02"');
    expect(body).toContain('<time datetime="2026-11-21">2026-11-21</time>');
    expect(body.slice(0, body.indexOf('<main'))).toContain('<a href="/notices">通知公告</a>');
    expect((await t.page.get('/?lang=en')).body).not.toContain('<h2>Announcements</h2>');
  });

  test('the first page names the next dates, whom to ask, and leads to calendar and crowded hours; announcements are signed (R-0-03)', async () => {
    const { body } = await t.page.get('/');
    for (const words of ['近期日程', '报名截止', '最晚的报名地', '有疑问', '国家人事考试中心']) expect(body, words).toContain(words);
    for (const href of ['/calendar', '/calendar/busy', '/provinces']) expect(body).toContain(`href="${href}"`);
    expect(body.match(/class="dates__one /g)).toHaveLength(6);
  });

  test('the list of exams is narrowed by field and by what is open; what is no choice narrows nothing', async () => {
    const codes = (body: string) => [...body.matchAll(/<th[^>]*role="rowheader"[^>]*><a href="\/exams\/(\d{3})"/g)].map(([, code]) => code);
    const all = codes((await t.page.get('/exams')).body);
    expect(all).toHaveLength(18);
    expect(codes((await t.page.get('/exams?field=health')).body)).toEqual(['026']);
    const open = (await t.page.get('/exams?open=1')).body;
    expect(codes(open).length).toBeLessThan(all.length);
    expect(open).not.toContain('<h2>即将报名</h2>');
    expect(codes((await t.page.get('/exams?field=&open=')).body)).toHaveLength(18);
    expect(codes((await t.page.get('/exams?field=x&open=2')).body)).toHaveLength(18);
    expect((await t.page.get('/exams?field=measurement&open=1')).body).toContain('没有符合条件的考试');
  });

  test('every exam belongs to one field of work', async () => {
    const fields = await examFields();
    const { exams } = (await t.api.get('/api/exams')).json<{ exams: ExamLine[] }>();
    expect(fields.flatMap((f) => f.exams).toSorted()).toEqual(exams.map((e) => e.code).toSorted());
  });

  test('an exam says when each subject begins, its next dates, what was announced of it, and gives its dates to one’s own calendar', async () => {
    const { body } = await t.page.get('/exams/034?province=37');
    expect(body).toMatch(/2027年2月27日周六 09:00/);
    for (const words of ['近期日程', '有关公告', '政策文件', '照片审核常见问题说明']) expect(body, words).toContain(words);
    // one's own province says its own times
    expect(body).not.toContain('最晚的报名地');
    expect((await t.page.get('/exams/034')).body).toContain('最晚的报名地');
    expect(body).toContain('href="/exams/034/calendar.ics?province=37&amp;sitting=034-2027-1"');
    expect(body).toContain('href="/provinces/37"');
    for (const id of ['dates', 'subjects', 'conditions', 'provinces']) expect(body).toContain(`id="${id}"`);
    // computer-based exams are held in batches: their announcement says when
    expect((await t.page.get('/exams/001')).body).not.toContain('开考时间');
  });

  test('the list of exams puts what is open first and keeps the rest', async () => {
    const { body } = await t.page.get('/exams');
    for (const name of ['一级建造师', '执业药师', '翻译专业资格（CATTI）', '勘察设计注册工程师']) expect(body).toContain(name);
    expect(body.indexOf('href="/exams/034"')).toBeLessThan(body.indexOf('href="/exams/001"'));
  });

  test('an exam shows subjects, marks, validity, conditions in words, fees and the window of every province', async () => {
    const { status, body } = await t.page.get('/exams/034');
    expect(status).toBe(200);
    expect(body).toContain('建设工程法规及相关知识');
    expect(body).toContain('78 / 130');
    expect(body).toContain('2 年滚动');
    expect(body).toContain('具有工程类或工程经济类大学本科及以上学历或学位，从事建设工程项目施工管理工作满 3 年');
    expect(body).toContain('须同时符合以下各部分');
    for (const province of ['北京市', '新疆兵团']) expect(body).toContain(province);
    expect(body).toContain('演示数据');
    expect(body).not.toMatch(/undefined|\{specialty\}|\[object/);
  });

  test('every exam page renders in both languages without a hole', async () => {
    const { exams } = (await t.api.get('/api/exams')).json<{ exams: ExamLine[] }>();
    expect(exams).toHaveLength(18);
    for (const exam of exams) {
      for (const lang of ['zh', 'en']) {
        const { status, body } = await t.page.get(`/exams/${exam.code}?lang=${lang}`);
        expect(status, exam.code).toBe(200);
        expect(body).not.toMatch(/undefined|\{specialty\}|\[object|NaN/);
      }
    }
  });

  test('one’s own province stands first, in full; the others are folded by region', async () => {
    const { body } = await t.page.get('/exams/034?province=37');
    expect(body).toMatch(/<option value="37" selected[^>]*>山东省 · /);
    const card = body.indexOf('山东省</h');
    expect(card).toBeGreaterThan(0);
    expect(card).toBeLessThan(body.indexOf('<details class="fold">'));
    expect(body.match(/<details class="fold">/g)).toHaveLength(6);
    expect(body).toContain('新疆兵团');
    // nothing chosen in the list is no fault
    expect((await t.page.get('/exams/034?province=')).status).toBe(200);
  });

  test('the guide names every step and the questions are answered, in both languages', async () => {
    const guide = (await t.page.get('/guide')).body;
    for (const step of ['注册帐号', '签署承诺书', '信息确认', '资格核验', '缴费']) expect(guide).toContain(step);
    const questions = (await t.page.get('/questions')).body;
    expect(questions).toContain('工作年限怎么计算');
    expect(questions).toContain('href="/notices?kind=question"');
    expect((await t.page.get('/guide?lang=en')).body).toContain('Step by step');
    expect((await t.page.get('/questions?lang=en')).body).toContain('How are years of work counted?');
  });

  test('the HTML of the public pages takes half of the fifteen kilobytes at most, the rest is for style and script', async () => {
    for (const path of ['/', '/exams', '/exams/034', '/exams/045', '/guide', '/questions']) {
      expect(brotliCompressSync((await t.page.get(path)).body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length, path).toBeLessThan(7_500);
    }
  });

  test('an unknown exam is not found, as page and as API', async () => {
    expect((await t.page.get('/exams/999')).status).toBe(404);
    expect((await t.api.get('/api/exams/999')).json<{ refusals: { code: string }[] }>().refusals[0]?.code).toBe('catalogue.exam_not_found');
  });

  test('the API tells the same: exams, one exam, sittings now and ever', async () => {
    const detail = (await t.api.get('/api/exams/034')).json<ExamDetail>();
    expect(detail.provinces).toHaveLength(32);
    expect(detail.provinces.map((p) => p.config.province).slice(0, 3)).toEqual(['11', '12', '13']);
    expect(detail.line?.standing.phase).toBe('open');
    const now = (await t.api.get('/api/sittings')).json<{ sittings: SittingLine[] }>().sittings;
    const ever = (await t.api.get('/api/sittings?all=1')).json<{ sittings: SittingLine[] }>().sittings;
    expect(now.every((s) => s.standing.phase !== 'after')).toBe(true);
    expect(ever.map((s) => s.sitting.id)).toEqual(expect.arrayContaining(['009-2019-2', ...now.map((s) => s.sitting.id)]));
  });

  test('linked selects: specialties of a level, subjects of a specialty, review points of a prefecture', async () => {
    const id = '034-2027-1';
    const specialties = (await t.api.get(`/api/sittings/${id}/specialties?level=04`)).json<{ value: string; text: string }[]>();
    expect(specialties).toContainEqual({ value: '02', text: '02 公路工程' });
    const subjects = (await t.api.get(`/api/sittings/${id}/subjects?level=02&specialty=02`)).json<{ value: string; text: string }[]>();
    expect(subjects.map((s) => s.text)).toEqual(['建设工程法规及相关知识', '专业工程管理与实务（公路工程）']);
    expect((await t.api.get(`/api/sittings/${id}/specialties?level=07`)).json()).toEqual([]);
    expect((await t.api.get('/api/sittings/034-1999-1/specialties?level=04')).status).toBe(404);
    const points = (await t.api.get('/api/review-points?prefecture=3701')).json<{ value: string; text: string }[]>();
    expect(points.map((p) => p.value)).toEqual(['3701-01', '3701-02', '3701-03']);
  });
});

test('in August 2019 the first page shows the exams of the trial', async () => {
  const t = await testApp({ at: Date.parse('2019-08-14T10:00:00+08:00'), modules: () => [catalogueModule(news)] });
  try {
    const { body } = await t.page.get('/exams/009');
    expect(body).toContain('2019-10-20');
    expect(body).toContain('全部报考人员适用（失信人员除外）');
    expect((await t.page.get('/')).body).toContain('统计专业技术资格');
  } finally {
    await t.stop();
  }
});
