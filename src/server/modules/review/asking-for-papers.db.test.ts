import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { MaterialKind, MaterialsView } from '#contracts/materials.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let sittingId: string;
let reviewer: Colleague;
let c: Candidate;
let at: string;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  reviewer = await colleague(t);
  c = await readyCandidate(t, { name: '欧阳倩' });
  at = `/api/applications/${await apply(t, c, { sittingId, commitment: 'decline', until: 'checked' })}`;
  const { demands } = await materials();
  for (const demand of demands) if (demand.anyOf[0]) await upload(demand.anyOf[0], '07');
  must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
  must(await t.api.post(`${at}/confirmation`, {}, { as: c.as }));
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const materials = async () => must(await t.api.get(`${at}/materials`, { as: c.as })).json<MaterialsView>();
const state = async () => must(await t.api.get(at, { as: c.as })).json<ApplicationView>().state;
const staffAt = () => at.replace('/api/', '/api/staff/');
const readCase = async () => must(await t.api.get(staffAt(), { as: reviewer.as })).json<ReviewCase>();
const decide = async (body: Record<string, unknown>) => t.api.post(`${staffAt()}/review`, { version: (await readCase()).version, ...body }, { as: reviewer.as });
const upload = async (kind: MaterialKind, portrait: string) => {
  const file = { field: 'file', fileName: '材料.jpg', contentType: 'image/jpeg', bytes: readFileSync(projectPath(`seeds/demo/photos/portrait-${portrait}.jpg`)) };
  must(await t.api.upload(`${at}/materials`, multipartOf({ kind }, [file]), { as: c.as }));
};

test('a return that asks for papers: the candidate sees which, hands in only with new ones, and the reviewer sees what was asked (T14)', async () => {
  expect((await readCase()).materialKinds.map((k) => k.text)).toContain('从事相关专业工作年限证明');
  expect(codes(await decide({ decision: 'approve', materials: ['other'] }))).toEqual(['materials: review.papers_with_return_only']);
  expect(codes(await decide({ decision: 'return', reason: '工作年限证明未加盖公章', materials: ['diploma'] }))).toEqual(['materials.0: field.not_a_choice']);
  expect(await state()).toBe('S7');

  t.clock.set(t.clock.now() + 60_000);
  must(await decide({ decision: 'return', reason: '工作年限证明未加盖公章', materials: ['work_years_proof', 'other', 'other'] }));
  expect(await state()).toBe('S4');
  const told = (await t.inTx((tx) => readMessages(tx, t.kit.crypto))).find((m) => m.template === 'application_returned');
  expect(told?.text).toContain('工作年限证明未加盖公章（须补充：从事相关专业工作年限证明、其他材料）');

  const asked = (await materials()).demands.filter((d) => d.reason === 'asked_by_reviewer');
  expect(asked.map((d) => [d.anyOf, d.met])).toEqual([[['work_years_proof'], false], [['other'], false]]);
  const page = await t.page.get(`${at.replace('/api/', '/my/')}/materials`, { as: c.as });
  expect(page.body).toContain('审核人员退回时要求补充，须在退回后新上传');
  const early = await t.api.post(`${at}/materials-submission`, {}, { as: c.as });
  expect(codes(early)).toEqual(['application.materials_missing']);
  expect(early.body).toContain('从事相关专业工作年限证明、其他材料');

  await upload('work_years_proof', '08');
  expect(codes(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }))).toEqual(['application.materials_missing']);
  await upload('other', '09');
  expect((await materials()).missing).toBe(0);
  must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
  must(await t.api.post(`${at}/confirmation`, {}, { as: c.as }));
  expect(await state()).toBe('S7');
  expect((await readCase()).materialsAsked?.kinds).toEqual(['从事相关专业工作年限证明', '其他材料']);
}, 60_000);

test('correcting the data first does not shake off what was asked for; a return without a tick asks for nothing', async () => {
  t.clock.set(t.clock.now() + 60_000);
  must(await decide({ decision: 'return', reason: '学历证书不清晰', materials: ['education_certificate'] }));
  const asked = async () => (await materials()).demands.filter((d) => d.reason === 'asked_by_reviewer').map((d) => d.anyOf[0]);
  must(await t.api.delete(`${at}/confirmation`, { as: c.as }));
  must(await t.api.put(`${at}/data`, await formFor(t, c), { as: c.as }));
  must(await t.api.post(`${at}/check`, {}, { as: c.as }));
  expect([await state(), await asked()]).toEqual(['S4', ['education_certificate']]);
  expect(codes(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }))).toEqual(['application.materials_missing']);
  await upload('education_certificate', '10');
  must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
  must(await t.api.post(`${at}/confirmation`, {}, { as: c.as }));
  must(await decide({ decision: 'return', reason: '请核对从事专业工作年限' }));
  expect(await asked()).toEqual([]);
  expect((await readCase()).materialsAsked).toBeNull();
  must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
}, 60_000);
