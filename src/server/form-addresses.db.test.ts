import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type TestApp } from './testing/app.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); }, 120_000);
afterAll(() => t.stop());

test('every address a form is sent to answers a reload: by its own page, or by leading to the page of the form', async () => {
  const forms = t.app.modules.flatMap((m) => m.forms ?? []);
  const own = new Set(t.app.modules.flatMap((m) => m.pages ?? []).map((p) => p.path));
  const elsewhere = forms.filter((f) => f.path !== undefined && !own.has(f.path));
  expect(elsewhere.length).toBeGreaterThan(0);
  for (const form of elsewhere) {
    const reply = await t.page.get((form.path ?? '').replaceAll(/:\w+/g, 'x'));
    expect([reply.status, reply.location], form.path).toEqual([303, form.page.path.replaceAll(/:\w+/g, 'x')]);
  }
});
