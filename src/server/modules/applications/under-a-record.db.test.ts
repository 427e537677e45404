import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { MaterialsView } from '#contracts/materials.ts';
import { NewIntegrityRecord } from '#contracts/integrity.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { openRecord } from '#server/modules/integrity/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate } from '#server/testing/candidates.ts';
import { citizenNumber } from '#server/testing/people.ts';
import { colleague } from '#server/testing/staff.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); }, 120_000);
afterAll(() => t.stop());

const proof = () => ({ field: 'file', fileName: '材料.jpg', contentType: 'image/jpeg', bytes: readFileSync(projectPath('seeds/demo/photos/portrait-07.jpg')) });

test('a person under an integrity record signs nothing, proves with files, and is seen at the counter (R-2.2.3-09, R-2.2.1-13 point 5, T11c)', async () => {
  const documentNumber = citizenNumber('370102', '19880312', 117);
  const record = NewIntegrityRecord.parse({ name: '赵建国', documentNumber, kind: 'serious', article: '违纪违规行为处理规定第七条', decisionNumber: '鲁人考处字〔2026〕第003号', decidedOn: '2026-01-20' });
  await t.inTx((tx) => openRecord(tx, t.kit.crypto, record, t.clock.now()));
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  const c = await readyCandidate(t, { name: '赵建国', documentNumber });
  const id = await apply(t, c, { sittingId: found.sitting.id, until: 'saved' });
  const at = `/api/applications/${id}`;
  const state = async () => must(await t.api.get(at, { as: c.as })).json<ApplicationView>().state;

  const signed = await t.api.post(`${at}/commitment`, { accept: 'agree', version: LETTER_VERSION.commitment }, { as: c.as });
  expect(signed.status).toBe(403);
  expect(signed.json<{ refusals: { code: string }[] }>().refusals).toMatchObject([{ code: 'commitment.integrity_hold' }]);
  expect(await state()).toBe('S3');
  must(await t.api.post(`${at}/local-review`, {}, { as: c.as }));
  must(await t.api.post(`${at}/check`, {}, { as: c.as }));
  expect(await state()).toBe('S4');

  const { demands } = must(await t.api.get(`${at}/materials`, { as: c.as })).json<MaterialsView>();
  expect(demands.map((d) => d.reason)).toContain('integrity_record');
  for (const demand of demands) must(await t.api.upload(`${at}/materials`, multipartOf({ kind: demand.anyOf[0] ?? '' }, [proof()]), { as: c.as }));
  must(await t.api.post(`${at}/materials-submission`, {}, { as: c.as }));
  must(await t.api.post(`${at}/confirmation`, {}, { as: c.as }));
  expect(await state()).toBe('S8');

  const reviewer = await colleague(t);
  const { version } = must(await t.api.get(`/api/staff/applications/${id}`, { as: reviewer.as })).json<{ version: number }>();
  must(await t.api.put(`/api/staff/applications/${id}/claim`, {}, { as: reviewer.as }));
  must(await t.api.post(`/api/staff/applications/${id}/review`, { decision: 'approve', version }, { as: reviewer.as }));
  expect(await state()).toBe('S10');
}, 60_000);
