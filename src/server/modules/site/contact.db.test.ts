import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinbang-contact-'));
let t: TestApp;
beforeAll(async () => {
  const file = join(folder, 'site.json');
  writeFileSync(file, JSON.stringify({ technicalPhone: '400-000-5678', links: [{ zh: '邻居', en: 'A neighbour', url: 'https://neighbour.example/' }] }));
  t = await testApp({ env: { SITE: file } });
});
afterAll(async () => {
  await t.stop();
  rmSync(folder, { recursive: true });
});

test('whom to ask: every place of application with its telephone, the platform’s own, and what one can do oneself', async () => {
  const { status, body } = await t.page.get('/contact');
  expect(status).toBe(200);
  for (const place of ['北京市', '山东省', '新疆兵团']) expect(body).toContain(place);
  expect(body.match(/href="tel:0\d{2,3}-\d{7,8}"/g)?.length).toBeGreaterThanOrEqual(32);
  expect(body).toContain('href="tel:4000005678"');
  expect(body).toContain('href="/recover/assisted"');
  expect((await t.page.get('/contact?lang=en')).body).toContain('Whom to ask for what');
});

test('the services of the bar stand on the first page and at the foot of every page; 友情链接 where the operator named some (R-2.3-02, R-2.4-05)', async () => {
  const services = ['网上报名', '准考证打印', '成绩查询', '证书查询', '合格标准', '考生问答', '联系我们', '友情链接'];
  const home = (await t.page.get('/')).body;
  const bar = /<nav class="services".*?<\/nav>/s.exec(home)?.[0] ?? '';
  for (const service of services) expect(bar).toContain(service);
  for (const service of services) expect((await t.page.get('/pass-lines')).body.split('<footer')[1]).toContain(service);
});
