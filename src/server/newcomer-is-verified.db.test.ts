import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VerificationView } from '#contracts/verification.ts';
import { registerPerson } from './testing/account.ts';
import { testApp, type TestApp } from './testing/app.ts';

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ at: Date.parse('2026-09-01T12:00:00+08:00'), withReferenceData: false });
});
afterAll(() => t.stop());

test('a newcomer nobody prepared anything for gets every kind of answer from the program as it starts by itself', async () => {
  const education = { institution: '厦门大学', major: '法学', level: 'bachelor', mode: 'full_time', graduatedIn: '201606' } as const;
  const id = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, {
    name: '林志远', documentNumber: '350203199404081128',
    rows: {
      educations: [{ ...education, certificateNumber: '103841201605000123' }, { ...education, certificateNumber: '103841201605000144' }, { ...education, certificateNumber: '厦大毕字第91号', graduatedIn: '199807' }],
      degrees: [{ certificateNumber: '1038442016000123', institution: '厦门大学', awardedIn: '201606', major: '法学', level: 'bachelor' }],
    },
  }));
  await t.runJobs();
  const browser = await t.signInCandidate(id);
  const { lines, unfinished } = (await t.api.get('/api/verification', { as: browser })).json<VerificationView>();
  expect(lines.map((line) => [line.title, line.state, line.reason])).toEqual([
    ['身份信息', 'passed', null], ['学历 1', 'passed', null], ['学历 2', 'failed', 'holder_mismatch'], ['学历 3', 'needs_manual', 'education_before_2002'], ['学位 1', 'passed', null],
  ]);
  expect(unfinished).toBe(0);
  expect((await t.page.get('/my/verification', { as: browser })).body).toContain('可以选择考试报名');
  const rows = await t.page.get('/my/profile/education', { as: browser });
  expect(rows.status).toBe(200);
  expect(rows.body).toMatch(/未通过.*需人工核验/s);
});
