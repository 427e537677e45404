import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROVINCE_CODES } from '#contracts/regions.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';

import { catalogueModule } from '../index.ts';
import type { NewsAbout, NewsLine } from '../news-port.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const said: NewsLine = { id: '01', title: '关于部分审核点周末对外办理时间的公告', lang: 'zh', author: '山东省人事考试中心', at: NOW - 86_400_000 };
const file: NewsLine = { id: '02', title: '山东省报名资格核验办法', lang: 'zh', author: '山东省人事考试中心', at: NOW - 9 * 86_400_000 };
const news = { latestNotices: (_tx: unknown, _now: number, _lang: string, _limit: number, about?: NewsAbout) => Promise.resolve(about?.agency === '37' ? [about.kind === 'policy' ? file : said] : []) };

let t: TestApp;
beforeAll(async () => { t = await testApp({ at: NOW, modules: () => [catalogueModule(news)] }); });
afterAll(() => t.stop());

const onTheWire = (body: string) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
const linksIn = (body: string) => new Set([...body.matchAll(/href="\/provinces\/(\d\d)"/g)].map(([, code]) => code));

describe('the list of places', () => {
  test('leads to all 32, on the chart and in the list, each with what is open there in words', async () => {
    const { status, body } = await t.page.get('/provinces');
    expect(status).toBe(200);
    expect(linksIn(body)).toEqual(new Set(PROVINCE_CODES));
    expect(body.match(/class="chart__cell /g)).toHaveLength(32);
    expect(body).toContain('不是地图');
    expect(body).toMatch(/<span class="unseen">，\d+ 项考试正在报名/);
    expect(body).not.toMatch(/undefined|\[object/);
  });

  test('is searched by pinyin and name; the chart stays whole', async () => {
    const { body } = await t.page.get('/provinces?q=shanxi');
    expect([...body.matchAll(/<a id="p(\d\d)"/g)].map(([, code]) => code)).toEqual(['14', '61']);
    expect(body.match(/class="chart__cell /g)).toHaveLength(32);
    const none = await t.page.get(`/provinces?q=${encodeURIComponent('<b>火星</b>')}`);
    expect(none.body).toContain('没有找到这个报名地');
    expect(none.body).not.toContain('<b>火星');
  });
});

describe('the page of a place', () => {
  test('is there for every place, in both languages, without a hole and light enough', async () => {
    for (const code of PROVINCE_CODES) {
      for (const lang of ['zh', 'en']) {
        const { status, body } = await t.page.get(`/provinces/${code}?lang=${lang}`);
        expect(status, code).toBe(200);
        expect(body, code).not.toMatch(/undefined|\[object|NaN/);
        expect(onTheWire(body), `${code} ${lang}`).toBeLessThan(7_500);
      }
    }
  });

  test('says whom to ask, what is open and until when, what it costs, how things are done, where papers are reviewed and what was announced', async () => {
    const { body } = await t.page.get('/provinces/37');
    for (const words of ['山东省人事考试机构', '0531-00003701', '近期日程', '正在报名和即将报名', '一级建造师', '报名中', '剩余', '每科收费', '属地要求', '资格核验时间', '济南市', '工作日', said.title, file.title, said.author, '2026-11-22']) expect(body, words).toContain(words);
    expect(body).toContain('href="/notices?kind=announcement&amp;province=37"');
    // a number nobody can call is no link
    expect(body).not.toContain('href="tel:');
    expect((await t.page.get('/provinces/11')).body).toContain('当地还没有单独发布公告');
  });

  test('of a place that is none is not found', async () => {
    for (const code of ['99', '71', 'abc', '370', '%3Cb%3E']) expect((await t.page.get(`/provinces/${code}`)).status, code).toBe(404);
  });

  test('is served to everybody from memory with its tag', async () => {
    const first = await t.page.get('/provinces/44');
    expect(first.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
    expect((await t.page.get('/provinces/44', { headers: { 'if-none-match': String(first.headers['etag']) } })).status).toBe(304);
  });
});

test('when nothing is held a place says so and whom to ask (R-0-03)', async () => {
  const quiet = await testApp({ at: Date.parse('2024-01-15T10:00:00+08:00'), modules: () => [catalogueModule(news)] });
  try {
    await quiet.inTx(async (tx) => { await tx.deleteFrom('sitting_province').where('province_code', '=', '46').execute(); });
    const { body } = await quiet.page.get('/provinces/46');
    expect(body).toContain('目前没有考试开放报名');
    expect(body).toContain('0898-00004601');
  } finally {
    await quiet.stop();
  }
});
