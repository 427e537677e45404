import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); }, 120_000);
afterAll(() => t.stop());

describe('ways of showing', () => {
  test('are chosen without account or script, remembered by the browser, and the address does not keep them', async () => {
    const as = t.browser();
    const chosen = await t.page.get('/accessibility?view=elder&view-size=s150&view-contrast=night&from=%2Fexams&set=1', { as });
    expect([chosen.status, chosen.headers.location]).toEqual([303, '/accessibility?from=%2Fexams&set=1']);
    const page = await t.page.get(chosen.location ?? '', { as });
    expect(page.body).toContain('已按您的选择显示');
    expect(page.body).toContain('href="/exams"');
    expect(page.body).toContain('data-view="elder night s150"');
    expect((await t.page.get('/exams', { as })).body).toMatch(/data-view="elder night s150".*viewing[^"]*\.css.*one-at-a-time/s);
    expect((await t.page.get('/', { as })).body).toContain('您要办什么');
    await t.page.get('/exams?view=ordinary', { as });
    expect((await t.page.get('/exams', { as })).body).not.toContain('data-view');
  });

  test('are told apart where pages are kept: nobody is shown the way another chose', async () => {
    const elder = t.browser();
    await t.page.get('/?view=elder', { as: elder });
    const [first, ordinary, again] = [await t.page.get('/', { as: elder }), await t.page.get('/'), await t.page.get('/', { as: elder })];
    expect(first.body).toContain('您要办什么');
    expect(ordinary.body).not.toContain('您要办什么');
    expect(ordinary.body).not.toContain('viewing.css');
    expect(again.body).toBe(first.body);
    expect(first.headers['vary']).toContain('cookie');
  });

  test('keep nothing of what is sent but known words, and lead back to our own pages only', async () => {
    const as = t.browser();
    await t.page.get('/exams?view=elder.%3Cscript%3E;Domain=x', { as });
    expect(as.cookies['view']).toBe('elder');
    const page = await t.page.get('/accessibility?from=https%3A%2F%2Fevil.example.cn');
    expect(page.body).not.toContain('href="https://evil');
    expect((await t.page.get('/accessibility?from=%2F%2Fevil.example.cn')).body).not.toContain('href="//evil');
  });

  test('have a statement in both languages', async () => {
    expect((await t.page.get('/accessibility')).body).toContain('无障碍环境建设法');
    expect((await t.page.get('/accessibility?lang=en')).body).toContain('Statement of accessibility');
  });
});
