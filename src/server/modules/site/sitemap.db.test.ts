import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp({ env: { PUBLIC_URL: 'https://bm.example.gov.cn' } }); }, 120_000);
afterAll(() => t.stop());

test('search engines are told every page that is the same for everybody, in both languages, and nothing else', async () => {
  const { status, body, headers } = await t.page.get('/sitemap.xml');
  expect(status).toBe(200);
  expect(headers['content-type']).toContain('application/xml');
  for (const path of ['/', '/exams/034', '/provinces/37', '/contact', '/questions']) expect(body).toContain(`<loc>https://bm.example.gov.cn${path}</loc>`);
  expect(body).toContain('hreflang="en" href="https://bm.example.gov.cn/exams/034?lang=en"');
  expect(body).not.toMatch(/\/my|\/api|\/console|\/sign-in|\/search/);
  const robots = (await t.page.get('/robots.txt')).body;
  for (const path of ['/my', '/api', '/console', '/previews']) expect(robots).toContain(`Disallow: ${path}\n`);
  expect(robots).toContain('Sitemap: https://bm.example.gov.cn/sitemap.xml');
});

test('a published page says its one address and its languages; a narrowed list and a page of one’s own say none', async () => {
  const page = (await t.page.get('/exams/034?lang=en')).body;
  expect(page).toContain('<link rel="canonical" href="https://bm.example.gov.cn/exams/034"');
  expect(page).toContain('hreflang="zh-CN" href="https://bm.example.gov.cn/exams/034?lang=zh"');
  for (const path of ['/notices?kind=policy', '/sign-in', '/search?q=x']) expect((await t.page.get(path)).body).not.toContain('rel="canonical"');
});

test('an anonymous page is drawn once, answered with 304 to who has it, and compressed by what the browser takes', async () => {
  const first = await t.page.get('/contact');
  const etag = String(first.headers['etag']);
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  const again = await t.page.get('/contact', { headers: { 'if-none-match': etag } });
  expect(again).toMatchObject({ status: 304, body: '' });
  for (const encoding of ['br', 'gzip']) expect((await t.page.get('/contact', { headers: { 'accept-encoding': encoding } })).headers['content-encoding']).toBe(encoding);
});
