import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { MaterialsView } from '#contracts/materials.ts';
import type { VerificationView } from '#contracts/verification.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { allOf } from '#server/standins/registries/behaviour.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';

let t: TestApp;
let sittingId = '';
beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '046')?.sitting.id ?? '';
}, 120_000);
afterAll(() => t.stop());
beforeEach(async () => {
  await t.outside?.registries.standIn?.behave(allOf({ mode: 'normal', delayMs: 0 }));
});

/** 中级注册安全工程师 with two subjects exempt: a senior title and ten years (domain.md 4.2). */
const form = (number: string | undefined) => ({ levelCode: '02', specialtyCode: '04', subjectCodes: ['1', '4'], yearsInProfession: 12, yearsOfWork: 12, titles: [{ level: 'senior', field: 'engineering', name: '高级工程师', obtainedOn: '2018-12-28', ...(number !== undefined && { number }) }] });
const demandsOf = async (c: Candidate, id: string) => must(await t.api.get(`/api/applications/${id}/materials`, { as: c.as })).json<MaterialsView>().demands.map((d) => d.reason);
const view = async (c: Candidate, id: string) => must(await t.api.get(`/api/applications/${id}`, { as: c.as })).json<ApplicationView>();
const lines = async (c: Candidate) => must(await t.api.get('/api/verification', { as: c.as })).json<VerificationView>().lines;

test('a title the conditions rest on is verified when the form is saved; passed, no certificate is asked for it', async () => {
  const c = await readyCandidate(t, { name: '阿依古丽·买买提' });
  const id = await apply(t, c, { sittingId, form: form('鲁G20181234'), until: 'saved' });
  expect(await lines(c)).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'title', title: '职称 1', state: 'verifying', blocks: false, detail: '高级工程师 · 副高级 · 2018-12-28' })]));
  await t.runJobs();
  expect((await lines(c)).find((l) => l.kind === 'title')?.state).toBe('passed');
  expect(await demandsOf(c, id)).not.toContain('title_claimed');
  expect(JSON.stringify((await t.asOwner(`select data::text as data from jobs.job where name like 'verification.%'`)).rows)).not.toMatch(/高级工程师|鲁G2018/);
  const { rows } = await t.asOwner(`select encode(particulars, 'escape') as kept from verification_title`);
  expect(JSON.stringify(rows)).not.toMatch(/鲁G2018/);
});

test.each([['鲁G20181266', 'failed'], [undefined, 'needs_manual']] as const)('a title with number %s is %s: its certificate is asked for and a person looks', async (number, state) => {
  const c = await readyCandidate(t, { name: '𠮷田健' });
  const id = await apply(t, c, { sittingId, form: form(number), until: 'saved' });
  await t.runJobs();
  expect((await lines(c)).find((l) => l.kind === 'title')?.state).toBe(state);
  expect(await demandsOf(c, id)).toContain('title_claimed');
});

test('a registry of titles that is away keeps nobody: the certificate is asked for, and the answer comes when it comes', async () => {
  await t.outside?.registries.standIn?.behave({ title: { mode: 'down', delayMs: 0 } });
  const c = await readyCandidate(t, { name: '欧阳倩' });
  const id = await apply(t, c, { sittingId, form: form('鲁G20184321'), until: 'saved' });
  await t.runJobs();
  expect(await demandsOf(c, id)).toContain('title_claimed');
  expect((await view(c, id)).state).toBe('S3');
  await t.outside?.registries.standIn?.behave({ title: { mode: 'normal', delayMs: 0 } });
  await t.asOwner(`update jobs.job set start_after = now() where name = 'verification.ask-registry' and state = 'created'`);
  await t.runJobs();
  expect((await lines(c)).find((l) => l.kind === 'title')?.state).toBe('passed');
  expect(await demandsOf(c, id)).not.toContain('title_claimed');
});

test('the same title stated again is not asked about again; another one is', async () => {
  const c = await readyCandidate(t, { name: '王秀英' });
  const id = await apply(t, c, { sittingId, form: form('鲁G20184322'), until: 'saved' });
  await t.runJobs();
  const calls = async () => (await t.asOwner(`select count(*)::int as n from verification_call where kind = 'title' and account_id = $1`, [c.accountId])).rows;
  const save = async (number: string) => {
    must(await t.api.post(`/api/applications/${id}/editing`, {}, { as: c.as }).then((r) => (r.status < 400 ? r : t.api.get(`/api/applications/${id}`, { as: c.as }))));
    must(await t.api.put(`/api/applications/${id}/data`, await formFor(t, c, form(number)), { as: c.as }));
    await t.runJobs();
  };
  await save('鲁G20184322');
  expect(await calls()).toEqual([{ n: 1 }]);
  await save('鲁G20184323');
  expect(await calls()).toEqual([{ n: 2 }]);
});

