import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '#server/app.ts';
import { listModules } from '#server/modules.ts';
import { openOutsideWorld } from '#server/outside-world.ts';
import { listPeople } from '#server/people.ts';
import type { Kit } from '#server/platform/kit.ts';
import { pool } from '#server/platform/db/connect.ts';
import { freshDatabase } from '#server/testing/database.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { demoModule } from './index.ts';

let t: TestApp;
let production: Kit;
beforeAll(async () => {
  t = await testApp({ withReferenceData: false });
  production = { ...t.kit, settings: { ...t.kit.settings, mode: 'production' } };
}, 120_000);
afterAll(() => t.stop());

test('production has no demo helper: not in the list of modules, and making it is refused', () => {
  const outside = openOutsideWorld(t.kit);
  const demo = (kit: Kit) => listModules(kit, outside).flatMap((m) => (m.name === 'demo' ? [...(m.pages ?? []), ...(m.endpoints ?? [])] : []));
  expect(demo(t.kit).length).toBeGreaterThan(0);
  expect(demo(production)).toEqual([]);
  expect(() => demoModule({ kit: production, recurring: [], standIns: {}, endpoints: () => [], pages: () => [], channels: { all: [], find: () => undefined, offered: () => [] }, bank: undefined })).toThrow('no demo helper in production');
});

test('no address below /demo answers in production', async () => {
  const database = await freshDatabase();
  const limits = pool(database.logins.app, { size: 1 });
  const app = await buildApp({ db: database.db, pool: limits, kit: production, people: listPeople(database.db, production), modules: listModules(production, openOutsideWorld(t.kit)) });
  try {
    for (const path of ['/demo/messages', '/demo/clock', '/demo/outside', '/demo/people', '/_kit']) expect((await app.http.inject({ url: path })).statusCode).toBe(404);
    for (const path of ['/api/demo/clock', '/api/demo/sign-ins']) expect((await app.http.inject({ method: 'POST', url: path, payload: {} })).statusCode).toBe(404);
    const home = await app.http.inject({ url: '/exams' });
    expect(home.body).not.toContain('/demo/');
  } finally {
    await app.stop();
    await limits.end();
    await database.drop();
  }
});
