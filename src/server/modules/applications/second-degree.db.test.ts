import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { MaterialsView } from '#contracts/materials.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague } from '#server/testing/staff.ts';

let t: TestApp;
let sittingId: string;
beforeAll(async () => {
  t = await testApp();
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '009');
  if (!found) throw new Error('统计 is not open');
  sittingId = found.sitting.id;
}, 120_000);
afterAll(() => t.stop());

const DEGREE = { certificateNumber: '1042242016001207', institution: '山东大学', awardedIn: '201606', major: '统计学', level: 'bachelor' } as const;
const withDegree = (name: string, second?: 'second' | 'dual') => readyCandidate(t, { name, degrees: [{ ...DEGREE, second }] });

/** 中级统计师 with two years in the profession: too few for a bachelor (four), enough for a second bachelor (domain.md 4.2). */
async function formOf(c: Candidate, years = 2): Promise<Record<string, unknown>> {
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, c.accountId));
  return formFor(t, c, { levelCode: '02', specialtyCode: '01', subjectCodes: ['1', '2'], degreeId: account?.degrees[0]?.id, yearsInProfession: years, yearsOfWork: years, workHistory: [] });
}

test('an ordinary bachelor’s degree with two years is refused, a row from before the question counts as one', async () => {
  const c = await withDegree('张伟');
  const id = await apply(t, c, { sittingId, until: 'notices' });
  const reply = await t.api.put(`/api/applications/${id}/data`, await formOf(c), { as: c.as });
  expect(reply.status).toBe(422);
  expect(reply.body).toContain('application.not_eligible');
  const stored = await t.db.selectFrom('degree_row').select('second').where('account_id', '=', c.accountId).execute();
  expect(stored).toEqual([{ second: null }]);
});

test.each([['second', '欧阳倩', '第二学士学位'], ['dual', '𠮷田健', '双学士学位']] as const)('a %s degree meets the condition, is proved on paper and goes to people', async (second, name, words) => {
  const c = await withDegree(name, second);
  const id = await apply(t, c, { sittingId, until: 'notices' });
  const at = `/api/applications/${id}`;
  expect((await t.page.get(`/my/applications/${id}/form`, { as: c.as })).body).toContain(`${words} · 山东大学 · 统计学`);
  must(await t.api.put(`${at}/data`, await formOf(c), { as: c.as }));
  must(await t.api.post(`${at}/commitment-refusal`, {}, { as: c.as }));
  must(await t.api.post(`${at}/check`, {}, { as: c.as }));
  const { demands } = must(await t.api.get(`${at}/materials`, { as: c.as })).json<MaterialsView>();
  expect(demands.find((d) => d.anyOf.includes('degree_certificate'))).toMatchObject({ reason: 'second_degree_claimed', about: '山东大学 统计学' });
}, 60_000);

test('signed and verified it still goes to a reviewer, who reads what kind of degree it is (T11b)', async () => {
  const c = await withDegree('阿依古丽·买买提', 'second');
  const id = await apply(t, c, { sittingId, form: await formOf(c), until: 'checked' });
  const at = `/api/applications/${id}`;
  const view = async () => must(await t.api.get(at, { as: c.as })).json<ApplicationView>();
  expect((await view()).state).toBe('S4');
  const proof = { field: 'file', fileName: '学位证书.jpg', contentType: 'image/jpeg', bytes: readFileSync(projectPath('seeds/demo/photos/portrait-07.jpg')) };
  must(await t.api.upload(`${at}/materials`, multipartOf({ kind: 'degree_certificate' }, [proof]), { as: c.as }));
  must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
  must(await t.api.post(`${at}/confirmation`, {}, { as: c.as }));
  expect((await view()).state).toBe('S7');
  const { sections, routeReasons } = must(await t.api.get(`/api/staff/applications/${id}`, { as: (await colleague(t)).as })).json<ReviewCase>();
  expect(routeReasons).toEqual(['报考条件依据职称、证书、任职或第二学士学位，须核对原件']);
  expect(sections.flatMap((s) => s.lines).find((l) => l.term === '学位')?.value).toBe('第二学士学位');
}, 60_000);

test('where four years of an ordinary bachelor suffice nothing rests on the second degree: verified automatically', async () => {
  const c = await withDegree('刘洋', 'second');
  const id = await apply(t, c, { sittingId, form: await formOf(c, 6) });
  expect(must(await t.api.get(`/api/applications/${id}`, { as: c.as })).json<ApplicationView>()).toMatchObject({ state: 'S10', dimensions: { review: 'automatic' } });
}, 60_000);
