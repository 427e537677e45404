import { brotliCompressSync, constants } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { testApp, type TestApp } from '#server/testing/app.ts';
import { catalogueModule } from '../index.ts';

const NOW = Date.parse('2026-11-23T10:00:00+08:00');
const FACTS = 'exam=034&year=2027&level=bachelor&mode=full_time&major=%E5%9C%9F%E6%9C%A8%E5%B7%A5%E7%A8%8B&month=202407&work=2&profession=2';

describe('the self-test of conditions', () => {
  let t: TestApp;
  beforeAll(async () => { t = await testApp({ at: NOW, modules: () => [catalogueModule({ latestNotices: () => Promise.resolve([]) })] }); });
  afterAll(() => t.stop());

  const text = (body: string) => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  test('opens without an account, asks for an exam first and for nothing that names a person', async () => {
    const first = await t.page.get('/eligibility');
    expect(first.status).toBe(200);
    expect(first.body).toContain('一级建造师');
    expect(first.body).not.toContain('name="level"');
    const { body } = await t.page.get('/eligibility?exam=034');
    for (const field of ['level', 'major', 'month', 'work', 'profession', 'cert', 'title']) expect(body).toContain(`name="${field}"`);
    expect(body).not.toMatch(/name="(name|documentNumber|phone|mail|captcha[^"]*)"/);
    expect(body).toContain('method="get"');
    expect(text(body)).toContain('不问姓名和证件号码');
    expect(text(body)).toContain('不是资格核验的决定');
  });

  test('answers level by level: the rule and its source, which fact met or missed it, what is missing, from when, which proof', async () => {
    const { status, body } = await t.page.get(`/eligibility?${FACTS}`);
    expect(status).toBe(200);
    const said = text(body);
    expect(said).toContain('不符合：须从事建设工程项目施工管理工作满 3 年；您填写 2 年');
    expect(said).toContain('符合：具有工程类或工程经济类大学本科及以上学历或学位');
    expect(said).toContain('自 2028-01-01 起举行的考试可以报考');
    expect(said).toContain('依据：人社部发〔2022〕8号');
    expect(said).toContain('“土木工程”对应“土木工程”，属于本专业');
    expect(said).toContain('签署承诺书，或上传单位盖章的年限证明');
    expect(body).not.toMatch(/undefined|\[object|NaN/);
  });

  test('one year more and the same page says yes', async () => {
    const said = text((await t.page.get(`/eligibility?${FACTS.replace('profession=2', 'profession=3').replace('work=2', 'work=3')}`)).body);
    expect(said).toContain('可以报考：考全科');
  });

  test('a form just sent leads to the one spelling of its facts, which is a link that stays as it is', async () => {
    const sent = await t.page.get('/eligibility?exam=034&year=2027&province=&level=bachelor&mode=full_time&major=%E5%9C%9F%E6%9C%A8%E5%B7%A5%E7%A8%8B&month=2024%E5%B9%B47%E6%9C%88&level2=&mode2=full_time&degree=&work=2&profession=2&title=');
    expect(sent.status).toBe(303);
    expect(sent.headers['location']).toBe(`/eligibility?${FACTS}`);
    expect((await t.page.get(`/eligibility?${FACTS}`)).status).toBe(200);
  });

  test('what is wrong is said at its field, all of it at once', async () => {
    const { status, body } = await t.page.get('/eligibility?exam=034&year=2027&level=wizard&month=banana&work=2&profession=9&cert=constructor_1');
    expect(status).toBe(200);
    for (const field of ['level', 'month', 'profession', 'certMonth']) expect(body).toContain(`id="f-${field}-error"`);
    expect(body).not.toContain('<h2>一级建造师 2027');
  });

  test.each([
    ['level=%3Cscript%3Ealert(1)%3C%2Fscript%3E&month=202407', '<script>alert'], ['level=bachelor&month=202407&major=%22%3E%3Cimg+src%3Dx%3E', '<img'], ['level=bachelor&month=202407&work=1e9', 'NaN'], ['level=bachelor&month=202407&class=__proto__', 'undefined'],
    [`level=bachelor&month=202407&major=${'%E5%9C%9F'.repeat(199)}`, 'undefined'], ['level=bachelor&month=209912&profession=-1', 'undefined'],
  ])('hostile facts are refused in words or shown as text, never obeyed: %.40s', async (query, never) => {
    const { status, body } = await t.page.get(`/eligibility?exam=034&year=2027&${query}`);
    expect(status).toBe(200);
    expect(body).not.toContain(never);
  });

  test('an unknown exam, endless text and a field given twice are no fault of ours', async () => {
    for (const query of ['exam=999', `exam=${'9'.repeat(5000)}`, 'exam=034&exam=046&level=bachelor', 'exam=034&year=99999&level=bachelor&month=202407']) {
      expect((await t.page.get(`/eligibility?${query}`)).status).toBeLessThan(500);
    }
  });

  test('the same facts are measured for every exam, one line each, those met first', async () => {
    const { status, body } = await t.page.get(`/eligibility/exams?${FACTS}`);
    expect(status).toBe(200);
    const said = text(body);
    expect(said).toContain('经济专业技术资格');
    expect(said).toMatch(/一级建造师.{0,80}考全科：自 2028-01-01 起的考试/);
    expect(said.indexOf('经济专业技术资格')).toBeLessThan(said.indexOf('一级建造师'));
    expect(body).toMatch(/href="\/eligibility\?exam=026&amp;year=2027&amp;level=bachelor/);
    expect((await t.page.get('/eligibility/exams')).status).toBe(303);
  });

  test('English is complete', async () => {
    for (const path of [`/eligibility?${FACTS}&lang=en`, `/eligibility/exams?${FACTS}&lang=en`]) {
      const { body } = await t.page.get(path);
      expect(text(body.slice(body.indexOf('<main'), body.indexOf('</main>'))).replaceAll(/土木工程|人社部发〔2022〕8号|[a-z]*发〔\d+〕\d+号/g, '')).not.toMatch(/不符合|须|级别|考试/);
    }
  });

  test('the pages stay small on the wire', async () => {
    const sizes = await Promise.all(['/eligibility?exam=034', `/eligibility?${FACTS}`, `/eligibility/exams?${FACTS}`].map(async (path) => brotliCompressSync((await t.page.get(path)).body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length));
    for (const size of sizes) expect(size).toBeLessThan(7 * 1024);
  });
});
