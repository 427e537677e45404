import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MajorMatch } from '#contracts/majors.ts';
import type { CharacterFinds } from '#contracts/rare-characters.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { catalogueModule } from './index.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp({ modules: () => [catalogueModule({ latestNotices: () => Promise.resolve([]) })] }); });
afterAll(() => t.stop());

const ask = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query).toString()}`;
const onTheWire = (body: string) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;

describe('regions through the API', () => {
  test('32 provinces, each with whom to ask, kept by browsers', async () => {
    const reply = await t.api.get('/api/regions/provinces');
    expect(reply.json<{ provinces: unknown[] }>().provinces).toHaveLength(32);
    expect(reply.headers['cache-control']).toBe('public, max-age=3600');
  });

  test('the prefectures of a province come as choices in the reader’s language', async () => {
    const zh = await t.api.get('/api/regions/prefectures?province=37');
    expect(zh.json<{ value: string; text: string }[]>().slice(0, 2)).toEqual([{ value: '3700', text: '山东省直' }, { value: '3701', text: '济南市' }]);
    const en = await t.api.get('/api/regions/prefectures?province=66&lang=en');
    expect(en.json<{ text: string }[]>().map((c) => c.text)).toContain('8th Division (Shihezi)');
    expect(onTheWire(zh.body)).toBeLessThan(2_000);
  });

  test('an unknown province is refused with words', async () => {
    const reply = await t.api.get('/api/regions/prefectures?province=99');
    expect(reply.status).toBe(422);
    expect(reply.json<{ refusals: { code: string; path: string }[] }>().refusals).toMatchObject([{ code: 'field.not_a_choice', path: 'province' }]);
  });
});

describe('majors through the API', () => {
  test('search looks into every column of every edition', async () => {
    const reply = await t.api.get(ask('/api/majors', { search: '工业与民用建筑' }));
    expect(reply.json<{ tables: { version: string; majors: { name: { zh: string } }[] }[] }>().tables.map((table) => [table.version, table.majors.map((m) => m.name.zh)])).toEqual([
      ['construction-2022', ['土木工程']], ['construction-2022-postgraduate', []], ['construction-2019', ['土木工程']],
    ]);
    expect((await t.api.get('/api/majors?version=construction-1999')).status).toBe(404);
  });

  test('a major is matched for an exam and its year', async () => {
    const asked = { exam: '034', year: '2019', major: '房地产经营管理', graduatedIn: '199607' };
    const reply = await t.api.get(ask('/api/majors/matches', asked));
    const { version, matches } = reply.json<{ version: string; matches: MajorMatch[] }>();
    expect([version, matches.map((m) => m.major.category)]).toEqual(['construction-2019', ['core', 'related']]);
    const other = await t.api.get(ask('/api/majors/matches', { ...asked, exam: '046' }));
    expect(other.json<{ version: string | null; matches: MajorMatch[] }>()).toMatchObject({ version: null, matches: [] });
    const wrong = await t.api.get(ask('/api/majors/matches', { ...asked, graduatedIn: '1996', major: '' }));
    expect(wrong.json<{ refusals: { path: string }[] }>().refusals.map((r) => r.path)).toEqual(['major', 'graduatedIn']);
  });
});

test.each([
  ['𠮷', { pinyin: 'ji', strokes: '6' }],
  ['㛃', { radical: '女', strokes: '6' }],
  ['䶮', { component: '龙天' }],
  ['𬭚', { pinyin: 'chun', radical: '钅' }],
])('%s is found through the API, in less than 20 KB', async (character, query: Record<string, string>) => {
  const reply = await t.api.get(ask('/api/characters', query));
  expect(reply.json<CharacterFinds>().groups.map((g) => g.characters).join('')).toContain(character);
  expect(Buffer.byteLength(reply.body)).toBeLessThan(20_000);
});

test('radicals come fewest strokes first', async () => {
  const radicals = (await t.api.get('/api/characters/radicals')).json<{ radical: string; strokes: number }[]>();
  expect(radicals.slice(0, 3).map((r) => r.strokes)).toEqual([1, 1, 1]);
  expect(radicals.map((r) => r.radical)).toEqual(expect.arrayContaining(['女', '钅', '龙']));
});

describe('the public pages', () => {
  test('各省报名政策及业务咨询电话 names all 32, in order, and owns that the numbers are examples', async () => {
    const { status, body } = await t.page.get('/provinces');
    expect(status).toBe(200);
    const list = body.slice(body.indexOf('<table'));
    const places = ['北京市', '四川省', '西藏自治区', '重庆市', '新疆维吾尔自治区', '新疆兵团'].map((name) => list.indexOf(`>${name}<`));
    expect(places.every((at) => at > 0)).toBe(true);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    expect(body).toContain('0531-00003701');
    expect(body).toContain('示例号码');
    expect(body).toContain('考前线上核验；网上支付；核验前可以修改；核查本地社会保险');
    expect(body.match(/考[前后].{0,4}核验；/g)?.length).toBeGreaterThanOrEqual(20);
    expect(onTheWire(body)).toBeLessThan(9_000);
  });

  test('专业对照表 answers “my major is…” with the reason', async () => {
    const { status, body } = await t.page.get(ask('/majors', { version: 'construction-2019', major: '工业与民用建筑工程', graduatedIn: '1989年7月' }));
    expect(status).toBe(200);
    expect(body).toContain('“工业与民用建筑工程”对应“土木工程”，属于本专业');
    expect(body).toContain('在“93年前专业名称”一栏查到');
  });

  test('a major that is not there is a warning with where to ask, not an end', async () => {
    const { body } = await t.page.get(ask('/majors', { version: 'construction-2019', major: '汉语言文学', graduatedIn: '2011' }));
    expect(body).toContain('对照表中没有“汉语言文学”');
    expect(body).toContain('href="/provinces"');
    const unreadable = await t.page.get(ask('/majors', { major: '土木工程', graduatedIn: '去年' }));
    expect(unreadable.body).toContain('请填写毕业年月');
  });

  test('the whole table stays light, in both languages, and what is typed is shown as text', async () => {
    const zh = await t.page.get('/majors?version=construction-2019');
    expect(zh.body).toContain('飞行控制与制导');
    expect(onTheWire(zh.body)).toBeLessThan(12_000);
    const en = await t.page.get('/majors?version=construction-2019&lang=en');
    expect(en.body).toContain('Civil Engineering');
    const hostile = await t.page.get(ask('/majors', { search: '<script>alert(1)</script>' }));
    expect(hostile.body).not.toContain('<script>alert');
    expect((await t.page.get('/majors?version=nothing')).status).toBe(404);
  });
});
