import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProvinceConfig } from '#contracts/catalogue.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate } from '#server/testing/candidates.ts';

let t: TestApp;
let config: ProvinceConfig;
beforeAll(async () => {
  t = await testApp();
  const sitting = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting;
  const found = sitting && (await t.inTx((tx) => findProvinceConfig(tx, sitting.id, '37')));
  if (!found) throw new Error('山东 does not hold 一级建造师 now');
  config = found;
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const HOUR = 3_600_000;

test('filled in and checked before the opening, refused until it, and saved with one press after (先填好，开网一键提交)', async () => {
  const { opensAt } = config.windows.apply;
  t.clock.set(opensAt - 30 * HOUR);
  const c = await readyCandidate(t);
  const id = await apply(t, c, { sittingId: config.sittingId, until: 'notices' });
  const at = `/api/applications/${id}`;
  const page = await t.page.get(`/my/applications/${id}/form`, { as: c.as });
  expect(page.body).toContain('检查并备好');
  expect(codes(await t.api.put(`${at}/data`, await formFor(t, c), { as: c.as }))).toEqual(['application.window_not_open_yet']);
  expect(codes(await t.api.post(`${at}/prepared`, {}, { as: c.as }))).toEqual(['application.not_prepared']);
  expect(codes(await t.api.post(`${at}/preparation`, await formFor(t, c, { yearsInProfession: 0, yearsOfWork: 0 }), { as: c.as }))).toContain('application.not_eligible');
  must(await t.api.post(`${at}/preparation`, await formFor(t, c), { as: c.as }));
  const ready = await t.page.get(`/my/applications/${id}/prepared`, { as: c.as });
  expect(ready.body).toContain('一键提交');
  const early = await t.page.post(`/my/applications/${id}/prepared`, {}, { as: c.as });
  expect([early.status, early.body.includes('报名将于')]).toEqual([409, true]);

  t.clock.set(opensAt + 1_000);
  const as = await t.signInCandidate(c.accountId);
  expect(codes(await t.api.post(`${at}/preparation`, await formFor(t, c), { as }))).toEqual(['application.prepare_over']);
  const sent = await t.page.post(`/my/applications/${id}/prepared`, {}, { as });
  expect([sent.status, sent.location]).toEqual([303, `/my/applications/${id}/commitment`]);
  expect(must(await t.api.get(at, { as })).json<{ state: string }>().state).toBe('S3');
}, 60_000);

test('what is typed after the check takes the mark away; too early nothing is chosen at all', async () => {
  const { opensAt } = config.windows.apply;
  t.clock.set(opensAt - 20 * HOUR);
  const c = await readyCandidate(t);
  const id = await apply(t, c, { sittingId: config.sittingId, until: 'notices' });
  must(await t.api.post(`/api/applications/${id}/preparation`, await formFor(t, c), { as: c.as }));
  must(await t.api.put(`/api/applications/${id}/draft`, { employer: '另一家公司' }, { as: c.as }));
  expect(codes(await t.api.post(`/api/applications/${id}/prepared`, {}, { as: c.as }))).toEqual(['application.not_prepared']);
  expect((await t.page.get(`/my/applications/${id}/prepared`, { as: c.as })).location).toBe(`/my/applications/${id}/form`);
});
