import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { allOf } from '#server/standins/registries/behaviour.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';

let t: TestApp;
let sittingId = '';
beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
}, 120_000);
afterAll(() => t.stop());
beforeEach(async () => { await t.outside?.registries.standIn?.behave(allOf({ mode: 'normal', delayMs: 0 })); });

/** 88 before the check digit: others reported this person to the credit platform. */
const listed = (name: string, day: string) => readyCandidate(t, { name, documentNumber: citizenNumber('370112', day, 188) });
const stateOf = async (c: Candidate, id: string) => must(await t.api.get(`/api/applications/${id}`, { as: c.as })).json<ApplicationView>().state;
const answers = async (c: Candidate) => (await t.asOwner(`select state, standing from credit_answer where account_id = $1`, [c.accountId])).rows;

test('whoever is listed at the credit platform is not offered the commitment and goes to the counter, as under a record of ours', async () => {
  const c = await listed('马占彪', '19900615');
  const id = await apply(t, c, { sittingId, until: 'notices' });
  await t.runJobs();
  expect(await answers(c)).toEqual([{ state: 'answered', standing: 'listed' }]);
  const at = `/api/applications/${id}`;
  must(await t.api.put(`${at}/data`, await formFor(t, c), { as: c.as }));
  expect((await t.api.post(`${at}/commitment`, { accept: 'agree', version: 'x' }, { as: c.as })).status).toBeGreaterThanOrEqual(400);
  expect(JSON.stringify((await t.asOwner(`select credit_answer::text as line from credit_answer`)).rows)).not.toMatch(/某省人事考试机构/);
}, 60_000);

test('an outage keeps nobody from applying; an answer that comes late sends what passed automatically to a reviewer, and voids nothing', async () => {
  await t.outside?.registries.standIn?.behave({ credit: { mode: 'down', delayMs: 0 } });
  const c = await listed('阿依古丽·买买提', '19910615');
  const id = await apply(t, c, { sittingId });
  await t.runJobs();
  expect([await stateOf(c, id), await answers(c)]).toEqual(['S10', [{ state: 'asking', standing: null }]]);
  await t.outside?.registries.standIn?.behave({ credit: { mode: 'normal', delayMs: 0 } });
  await t.asOwner(`update jobs.job set start_after = now() where name = 'integrity.ask-standing' and state = 'created'`);
  await t.runJobs();
  expect([await stateOf(c, id), await answers(c)]).toEqual(['S7', [{ state: 'answered', standing: 'listed' }]]);
}, 60_000);

test('a clear answer changes nothing, and is not asked for again while it is young', async () => {
  const c = await readyCandidate(t, { name: '𠮷田健' });
  const id = await apply(t, c, { sittingId });
  await t.runJobs();
  expect([await stateOf(c, id), await answers(c)]).toEqual(['S10', [{ state: 'answered', standing: 'clear' }]]);
  const next = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '009')?.sitting.id ?? '';
  await apply(t, c, { sittingId: next, until: 'started' });
  const jobs = async () => (await t.asOwner(`select count(*)::int as n from jobs.job where name = 'integrity.ask-standing' and data->>'accountId' = $1`, [c.accountId])).rows;
  expect(await jobs()).toEqual([{ n: 1 }]);
});
