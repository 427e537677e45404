import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProvinceCode } from '#contracts/regions.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { fileKey, recordSubjectResult } from '#server/modules/candidate-files/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, formFor, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';

const SHANDONG: ProvinceCode = '37';
let t: TestApp;
let sitting: { id: string; year: number };
beforeAll(async () => {
  t = await testApp();
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  sitting = found.sitting;
}, 120_000);
afterAll(() => t.stop());

/** Enters passes of earlier years (建筑工程) into the candidate's file. */
async function passed(c: Candidate, results: { yearsAgo: number; subjectCode: string }[]): Promise<void> {
  await t.inTx(async (tx) => {
    const account = await findAccount(tx, t.kit.crypto, c.accountId);
    if (!account) throw new Error('no account');
    for (const { yearsAgo, subjectCode } of results) {
      await recordSubjectResult(tx, fileKey(t.kit.crypto, account, '034'), SHANDONG, { year: sitting.year - yearsAgo, levelCode: '04', specialtyCode: '15', subjectCode, outcome: 'passed' }, t.clock.now());
    }
  });
}

test('the form offers what still has to be sat: last year’s passes count, older ones do not, the specialty’s own paper only for its specialty (R-1.2-05)', async () => {
  const c = await readyCandidate(t, { name: '孙丽华' });
  await passed(c, [{ yearsAgo: 2, subjectCode: '2' }, { yearsAgo: 1, subjectCode: '1' }, { yearsAgo: 1, subjectCode: '4' }]);
  const id = await apply(t, c, { sittingId: sitting.id, until: 'notices' });
  const offered = async (specialty: string) => {
    const { subjects } = must(await t.api.get(`/api/applications/${id}/choices?level=04&specialty=${specialty}`, { as: c.as })).json<{ subjects: { value: string; note: string; selectable: boolean }[] }>();
    expect(subjects.filter((s) => !s.selectable).every((s) => s.note.includes(String(sitting.year - 1)))).toBe(true);
    return subjects.filter((s) => s.selectable).map((s) => s.value);
  };
  expect(await offered('15')).toEqual(['2', '3']);
  expect(await offered('11')).toEqual(['2', '3', '4']);
  const reply = await t.api.put(`/api/applications/${id}/data`, await formFor(t, c, { specialtyCode: '11', subjectCodes: ['1', '4'] }), { as: c.as });
  expect(reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code)).toEqual(['catalogue.subject_already_passed']);
}, 60_000);
