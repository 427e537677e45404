import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApplicationId } from '#contracts/ids.ts';
import { applicationPaths } from './modules/applications/index.ts';
import { newId } from './platform/ids.ts';
import { projectPath } from './platform/project-path.ts';
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

test('every address the pages of an application link or send to is one the program has', () => {
  const id = ApplicationId.parse(newId());
  const routes = t.app.modules.flatMap((m) => [...(m.pages ?? []), ...(m.endpoints ?? []), ...(m.forms ?? []).map((f) => ({ path: f.path ?? f.page.path }))]);
  const known = routes.map((r) => new RegExp(`^${r.path.replaceAll(/:\w+/g, '[^/]+')}$`));
  const { chooseConfirm, ...others } = applicationPaths;
  const addresses = [chooseConfirm('034-2026-2'), ...Object.values(others).map((p) => (typeof p === 'string' ? p : p(id)))];
  expect(addresses.length).toBeGreaterThan(20);
  expect(addresses.filter((address) => !known.some((path) => path.test(address.split('?')[0] ?? '')))).toEqual([]);
});

test('every address the coverage of the manual names is one the program has', () => {
  const routes = new Set(t.app.modules.flatMap((m) => [...(m.pages ?? []), ...(m.endpoints ?? [])]).map((r): string => r.path));
  const rows = readFileSync(projectPath('docs/manual-coverage.md'), 'utf8').split('\n').filter((line) => line.startsWith('| R-'));
  const named = new Set(rows.flatMap((row) => [...(row.split('|')[3] ?? '').matchAll(/`(\/[^`]*)`/g)].map(([, path]) => path ?? '')));
  expect(named.size).toBeGreaterThan(30);
  expect([...named].filter((path) => !routes.has(path))).toEqual([]);
});
