import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { chaptersOf } from './read-guide.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); }, 120_000);
afterAll(() => t.stop());

describe('the guide on the portal', () => {
  test('every chapter can be read in both languages, leads on to the next, and shows its pictures', async () => {
    for (const lang of ['zh', 'en'] as const) {
      const chapters = await chaptersOf(lang);
      for (const [n, chapter] of chapters.entries()) {
        const page = await t.page.get(`/guide/${chapter.slug}?lang=${lang}`);
        expect(page.status).toBe(200);
        expect(page.body).toContain(`<h1>${chapter.title}</h1>`);
        const next = chapters[n + 1];
        if (next) expect(page.body).toContain(`href="/guide/${next.slug}"`);
        for (const [src] of page.body.matchAll(/(?<=<img src=")\/assets\/guide-[^"]+/g)) expect((await t.page.get(src)).status).toBe(200);
      }
    }
  });

  test('the short guide leads to every chapter, and a chapter that is not there is not found', async () => {
    const { body } = await t.page.get('/guide');
    for (const { slug } of await chaptersOf('zh')) expect(body).toContain(`href="/guide/${slug}"`);
    expect((await t.page.get('/guide/9-nothing')).status).toBe(404);
    expect((await t.page.get('/guide/..%2F..%2Fpackage')).status).toBe(404);
  });
});
