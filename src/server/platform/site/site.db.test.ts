import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { readSite } from './read-site.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinbang-site-'));
const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><path d="M0 0h9"/></svg>';
const SITE = {
  name: { zh: '省考报名网', en: 'Provincial Registration' }, organiser: { zh: '样例人事考试院', en: 'Sample Examination Institute' }, supportPhone: '000-12345678', postcode: '100000',
  icp: '示例ICP备1号', police: { number: '示例公网安备2号', url: 'https://police.example/?a=1&b=2' }, links: [{ zh: '邻居“网”', en: 'A <neighbour>', url: 'https://neighbour.example/' }],
  colours: { main: '#9A1B1F' }, logo: 'logo.svg',
};
const write = (content: unknown): string => {
  const file = join(folder, 'site.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
};
let t: TestApp;
beforeAll(async () => {
  writeFileSync(join(folder, 'logo.svg'), LOGO);
  t = await testApp({ env: { SITE: write(SITE) } });
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true });
});

test('every page has the operator’s name, colours, logo and foot, in its language, from memory too', async () => {
  const pages = [await t.page.get('/notices'), await t.page.get('/notices'), await t.page.get('/no-such-page')];
  for (const { body } of pages) {
    expect(body).toMatch(/<title>[^<]+ · 省考报名网<\/title>/);
    expect(body).toContain('主办：样例人事考试院');
    expect(body).toContain('000-12345678');
    expect(body).toMatch(/<link rel="stylesheet" href="\/site\/brand-[0-9a-f]{12}\.css"/);
    expect(body).toMatch(/<img class="brand__mark" src="\/site\/logo-[0-9a-f]{12}\.svg" width="80"/);
    expect(body).toContain('href="https://beian.miit.gov.cn/"');
    expect(body).toContain('href="https://police.example/?a=1&amp;b=2"');
  }
  const english = await t.page.get('/notices?lang=en');
  expect(english.body).toContain('· Provincial Registration</title>');
  expect(english.body).toContain('A &lt;neighbour>');
});

test('the files are served for ever under their content’s name, and a drawing opened by itself may run nothing', async () => {
  const [, logo = ''] = /src="(\/site\/logo-[^"]+)"/.exec((await t.page.get('/notices')).body) ?? [];
  const reply = await t.page.get(logo);
  expect(reply).toMatchObject({ status: 200, body: LOGO });
  expect(reply.headers).toMatchObject({ 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' });
  expect(reply.headers['content-security-policy']).toContain('sandbox');
  const [, sheet = ''] = /href="(\/site\/brand-[^"]+)"/.exec((await t.page.get('/notices')).body) ?? [];
  expect((await t.page.get(sheet)).body).toContain('--site-main:#9a1b1f');
});

test('the sign of text messages is the one told, without brackets of its own', () => {
  expect(readSite(write({ ...SITE, smsSign: { zh: '省考报名', en: 'Provincial' } })).site.smsSign).toEqual({ zh: '省考报名', en: 'Provincial' });
  expect(readSite(write({ ...SITE, smsSign: { zh: '【省考】', en: 'P' } })).faults).toEqual(['smsSign.zh: must have no brackets of its own', 'smsSign.en: must have 2 characters or more']);
});

test('all faults of a file are told at once, each with its place', () => {
  writeFileSync(join(folder, 'bad.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="x()"/>');
  const { faults, site } = readSite(write({ ...SITE, colours: { main: '#9ad0ff' }, logo: 'bad.svg', favicon: 'nowhere.png' }));
  expect(faults).toEqual(expect.arrayContaining([expect.stringMatching(/^colours: main on paper/), 'logo: holds a handler (on…=)', 'favicon: cannot be read']));
  expect(site.assets).toEqual([]);
  const shape = readSite(write({ name: { zh: '只有中文' }, postcode: '12', links: [{ zh: '甲', en: 'A', url: 'javascript:alert(1)' }], color: {} })).faults;
  for (const place of ['name.en', 'postcode', 'links.0.url']) expect(shape.map((fault) => fault.split(':')[0])).toContain(place);
  expect(readSite(join(folder, 'nothing.json')).faults).toEqual(['cannot be read']);
});

test('the file of the demonstration and the example for operators are right', () => {
  expect(readSite('seeds/demo/site/site.json').faults).toEqual([]);
  expect(readSite('docs/operations/site/site.example.json').faults).toEqual([]);
});
