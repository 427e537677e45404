import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ApplicationId } from '#contracts/ids.ts';
import type { OwnRechecks, Rechecks } from '#contracts/rechecks.ts';
import type { ScoreSheet } from '#contracts/score-look-up.ts';
import { findAccount } from '#server/modules/accounts/index.ts';
import { fileKey, findCandidateFile } from '#server/modules/candidate-files/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { enrol } from '#server/testing/score-roll.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let officer: Colleague;
let second: Colleague;
let sun: Candidate;
let li: Candidate;
let application: ApplicationId;
let sitting: { id: string; year: number };
let opensAt: number;
const TICKET = '27034370100101';

beforeAll(async () => {
  t = await testApp();
  const found = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!found) throw new Error('一级建造师 is not open');
  sitting = found.sitting;
  sun = await readyCandidate(t, { name: '孙丽华' });
  li = await readyCandidate(t, { name: '李娜' });
  application = await apply(t, sun, { sittingId: sitting.id });
  await enrol(t, sitting.id, [{ number: TICKET, accountId: sun.accountId, applicationId: application }]);
  await t.asOwner(`insert into score_paper (sitting_id, level_code, specialty_code, subject_code, full_tenths, pass_tenths, kind, name_zh, name_en) values ($1, '04', '16', '4', 1600, 960, 'mixed', '专业工程管理与实务（矿业工程）', 'Practice (mining)')`, [sitting.id]);
  // marks loaded and released as their own tests show; here only what follows
  opensAt = t.clock.now() + 120_000;
  const [a, b] = ['0192f000-0000-7000-8000-00000000000a', '0192f000-0000-7000-8000-00000000000b'];
  await t.asOwner(`insert into score_import (import_id, sitting_id, row_version, state, file_name, file_bytes, digest, blob_id, by_id, by_name, at, proposed_by_id, proposed_by_name, proposed_at, approved_by_id, approved_by_name, loaded, loaded_at)
    values ($2, $1, 3, 'loaded', '成绩.csv', 1, sha256('x'), $2, $2, '周敏', now(), $2, '周敏', now(), $3, '欧阳倩', 4, now())`, [sitting.id, a, b]);
  await t.asOwner(`insert into score (sitting_id, number, subject_code, mark, import_id) select $1, $2, s, m, $3 from (values ('1', 590), ('2', 0), ('3', -1), ('4', 950)) v (s, m)`, [sitting.id, TICKET, a]);
  officer = await colleague(t, { name: '周敏', roles: ['national_exam_manager'], jurisdiction: { kind: 'nation' } });
  second = await colleague(t, { name: '马强', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  const admin = await colleague(t, { name: '欧阳倩', roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
  const release = `/api/staff/score-sittings/${sitting.id}/release`;
  must(await t.api.put(release, { version: 0, opensAt }, { as: officer.as }));
  await t.runJobs();
  must(await t.api.post(`${release}/approval`, { version: 2, reason: '' }, { as: admin.as }));
  t.clock.set(opensAt);
  await t.runJobs({ all: true });
}, 240_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const ask = (subject: string, c = sun) => t.api.post(`/api/applications/${application}/rechecks`, { subject, statement: '怀疑漏评😀' }, { as: c.as });
const staff = `rechecks`;
const at = () => `/api/staff/score-sittings/${sitting.id}/${staff}`;
const sheet = async () => must(await t.api.get(`/api/applications/${application}/score`, { as: sun.as })).json<ScoreSheet>();
const passes = async () => {
  const account = await t.inTx((tx) => findAccount(tx, t.kit.crypto, sun.accountId));
  if (!account) throw new Error('no account');
  return (await t.inTx((tx) => findCandidateFile(tx, fileKey(t.kit.crypto, account, '034'))))?.results.filter((r) => r.outcome === 'passed').map((r) => r.subjectCode);
};

it('a signed-in candidate reads their own without captcha, nobody else does', async () => {
  expect((await sheet()).subjects.map((s) => s.text.zh)).toEqual(['59', '0', '缺考', '95']);
  expect(codes(await t.api.get(`/api/applications/${application}/score`, { as: li.as }))).toEqual(['application.not_found']);
  expect((await t.page.get(`/my/applications/${application}/score`, { as: sun.as })).body).toContain('申请复查');
});

it('each subject is asked for once; an objective one only when it shows 0, absent or a breach', async () => {
  expect(codes(await ask('1'))).toEqual(['recheck.objective']);
  must(await ask('2'));
  must(await ask('3'));
  const many = await Promise.all(Array.from({ length: 4 }, () => ask('4')));
  expect(many.map((r) => r.status).toSorted()).toEqual([200, 409, 409, 409]);
  expect(codes(await ask('4'))).toEqual(['recheck.once']);
  expect(codes(await ask('4', li))).toEqual(['application.not_found']);
});

it('the outcome is proposed by one and confirmed by another; a corrected mark counts at once', async () => {
  const list = must(await t.api.get(at(), { as: officer.as })).json<Rechecks>();
  expect(list.counts).toEqual({ asked: 3, proposed: 0, answered: 0 });
  expect(list.rechecks.at(-1)).toMatchObject({ subject: '4', subjectName: '专业工程管理与实务' }); // of her own specialty, not of another’s
  const of = { application, subject: '4', version: 1 };
  expect(codes(await t.api.post(`${at()}/outcomes`, { ...of, outcome: 'corrected', newMark: 1601, findings: '第 3 题漏评，补计 2 分' }, { as: officer.as }))).toEqual(['recheck.mark_needed']);
  must(await t.api.post(`${at()}/outcomes`, { ...of, outcome: 'corrected', newMark: 970, findings: '第 3 题漏评，补计 2 分' }, { as: officer.as }));
  expect((await sheet()).subjects[3]?.text.zh).toBe('95');
  const decide = (who: Colleague) => t.api.post(`${at()}/decisions`, { application, subject: '4', version: 2, decision: 'confirm' }, { as: who.as });
  expect(codes(await decide(officer))).toEqual(['recheck.own_work']);
  expect(await passes()).toEqual([]);
  must(await decide(second));
  expect((await sheet()).subjects[3]).toMatchObject({ mark: 970, outcome: 'passed' });
  expect(await passes()).toEqual(['4']);
  const own = must(await t.api.get(`/api/applications/${application}/rechecks`, { as: sun.as })).json<OwnRechecks>();
  expect(own.subjects.find((s) => s.subject === '4')).toMatchObject({ state: 'answered', outcome: 'corrected', newMark: '97' });
});

it('an answered re-check has a letter: its candidate and the officers there read it, nobody else, and none before', async () => {
  const own = (subject: string, c = sun) => t.api.get(`/api/applications/${application}/rechecks/${subject}/letter`, { as: c.as });
  const ofStaff = (who: Colleague, subject = '4') => t.api.get(`${at()}/${application}/${subject}/letter`, { as: who.as });
  const pdf = must(await own('4'));
  expect([pdf.headers['content-type'], pdf.body.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
  expect(codes(await own('2'))).toEqual(['recheck.no_letter']);
  expect(codes(await own('1'))).toEqual(['recheck.not_found']);
  expect(codes(await own('4', li))).toEqual(['application.not_found']);
  expect(must(await ofStaff(second)).body.slice(0, 5)).toBe('%PDF-');
  const away = await colleague(t, { name: '江涛', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '36' } });
  expect(codes(await ofStaff(away))).toEqual(['recheck.not_found']);
  expect((await t.asOwner(`select account_id from audit_event where action = 'recheck.see_letter'`)).rows).toEqual([{ account_id: sun.accountId }]);
  expect((await t.page.get(`/my/applications/${application}/score`, { as: sun.as })).body).toContain(`/api/applications/${application}/rechecks/4/letter`);
}, 60_000);

it('after thirty days nothing more is asked for', async () => {
  t.clock.set(opensAt + 30 * 86_400_000);
  const late = await t.signInCandidate(sun.accountId);
  expect(codes(await ask('1', { ...sun, as: late }))).toContain('recheck.too_late');
});
