import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { Sitting } from '#contracts/catalogue.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate } from '#server/testing/candidates.ts';

/** The year of the manual, replayed (D-10, D-25): compulsory commitment, the conditions of 2019, the windows of 2019. */
let t: TestApp;
let sitting: Sitting;

beforeAll(async () => {
  t = await testApp({ at: Date.parse('2019-07-08T10:00:00+08:00') });
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  for (const { sitting: s } of open.filter((o) => o.exam.code === '034' && o.sitting.year === 2019)) {
    const config = await t.inTx((tx) => findProvinceConfig(tx, s.id, '37'));
    if (config) sitting = s;
  }
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);

test('一级建造师 2019 is open in July 2019 with compulsory commitment', () => {
  expect(sitting).toMatchObject({ year: 2019, commitmentMode: 'compulsory' });
});

test('the conditions are those of 2019: a bachelor needs four years of work, three of them in the profession', async () => {
  const c = await readyCandidate(t);
  const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
  const save = async (years: Record<string, number>) => t.api.put(`/api/applications/${id}/data`, await formFor(t, c, years), { as: c.as });
  expect(codes(await save({ yearsInProfession: 3, yearsOfWork: 3 }))).toEqual(['application.not_eligible']);
  must(await save({ yearsInProfession: 3, yearsOfWork: 4 }));
});

test('nobody may decline, and the signed letter leads to 报名完成’s door', async () => {
  const c = await readyCandidate(t);
  const id = await apply(t, c, { sittingId: sitting.id, until: 'saved' });
  expect(codes(await t.api.post(`/api/applications/${id}/commitment-refusal`, {}, { as: c.as }))).toEqual(['commitment.compulsory']);
  const other = await readyCandidate(t);
  const done = await apply(t, other, { sittingId: sitting.id });
  const view = must(await t.api.get(`/api/applications/${done}`, { as: other.as })).json<ApplicationView>();
  expect(['S10', 'S7', 'S8']).toContain(view.state);
  expect(view.exam.year).toBe(2019);
});
