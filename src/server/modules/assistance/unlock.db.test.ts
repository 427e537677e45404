import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { CaseItems, CaseView } from '#contracts/assistance.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { lapseApplications } from '#server/modules/applications/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { LETTER_VERSION } from '#server/modules/commitments/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { shiftOpened } from '#server/testing/cash-shift.ts';
import { formFor, must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const HOUR = 3_600_000;
const JIANGXI = { kind: 'province', province: '36' };
const PLACE = { prefecture: '3601', reviewPointId: '3601-01', majorClass: 'engineering' };

let t: TestApp;
let sittingId: string;
let counter: Colleague;
let officer: Colleague;
let second: Colleague;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  counter = await colleague(t, { name: '周岚', roles: ['reviewer', 'cashier'], jurisdiction: JIANGXI });
  await shiftOpened(t, counter.id, { place: '36' });
  officer = await colleague(t, { name: '熊建军', roles: ['provincial_exam_officer'], jurisdiction: JIANGXI });
  second = await colleague(t, { name: '万芳', roles: ['provincial_admin'], jurisdiction: JIANGXI });
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const view = async (c: Candidate, id: string) => must(await t.api.get(`/api/applications/${id}`, { as: c.as })).json<ApplicationView>();
const propose = (who: Colleague, number: string | null, changes: Record<string, unknown> = {}) => t.api.post('/api/staff/unlocks', { number, parts: ['work'], until: t.clock.now() + 24 * HOUR, reason: '工作单位填写错误，本人书面申请更正', ...changes }, { as: who.as });
const at = (of: { accountId: string; caseId: string }) => `/api/staff/unlocks/${of.accountId}/${of.caseId}`;
const decide = (who: Colleague, of: { accountId: string; caseId: string }, body: Record<string, unknown> = {}) => t.api.post(`${at(of)}/decision`, { decision: 'approve', version: 1, ...body }, { as: who.as });

async function proposed(number: string | null, changes: Record<string, unknown> = {}) {
  return must(await propose(officer, number, changes)).json<{ accountId: string; caseId: string }>();
}

/** Approved and paid at the counter: 报名完成. */
async function completed(name: string) {
  const waiting = await awaitingReview(t, sittingId, { how: 'on_site', name });
  const { version } = must(await t.api.get(`/api/staff/applications/${waiting.id}`, { as: counter.as })).json<ReviewCase>();
  must(await t.api.post(`/api/staff/applications/${waiting.id}/review`, { decision: 'approve', version }, { as: counter.as }));
  const { dueInFen } = await view(waiting.candidate, waiting.id);
  must(await t.api.post(`/api/staff/applications/${waiting.id}/payments`, { amountInFen: dueInFen }, { as: counter.as }));
  return waiting;
}

/** The candidate fills the opened form in again and confirms. */
async function changeAndConfirm(c: Candidate, id: string, changes: Record<string, unknown>) {
  const base = `/api/applications/${id}`;
  must(await t.api.put(`${base}/data`, await formFor(t, c, { ...PLACE, ...changes }), { as: c.as }));
  must(await t.api.post(`${base}/commitment`, { accept: 'agree', version: LETTER_VERSION.commitment }, { as: c.as }));
  must(await t.api.post(`${base}/check`, {}, { as: c.as }));
  must(await t.api.post(`${base}/major-mismatch`, {}, { as: c.as }));
  must(await t.api.post(`${base}/confirmation`, {}, { as: c.as }));
}

describe('an unlock (T17)', () => {
  test('opens the named parts after a second officer agreed; the candidate changes, confirms again, and everybody sees what differs', async () => {
    const { id, candidate } = await completed('刘洋');
    const number = (await view(candidate, id)).number;
    const of = await proposed(number);
    expect((await view(candidate, id)).state).toBe('S12');
    expect(codes(await decide(officer, of))).toEqual(['assistance.same_person']);
    expect(must(await decide(second, of)).json<CaseView>()).toMatchObject({ state: 'approved', decidedBy: '万芳' });

    expect(await view(candidate, id)).toMatchObject({ state: 'S2', dimensions: { payment: 'paid' } });
    const told = await t.inTx((tx) => readMessages(tx, t.kit.crypto));
    expect(told.find((m) => m.template === 'application_unlocked')?.text).toContain('工作单位和年限');
    expect((await t.page.get(`/my/applications/${id}`, { as: candidate.as })).body).toContain('考试机构已开放修改：工作单位和年限');
    expect((await view(candidate, id)).acts.filter((a) => a.act === 'give_up' && a.open)).toEqual([]);
    expect(codes(await t.api.put(`/api/applications/${id}/data`, await formFor(t, candidate, { ...PLACE, employer: '南昌城投集团', address: '江西省南昌市红谷滩区1号', subjectCodes: ['1', '2', '3', '4'], phone: '13900001111' }), { as: candidate.as }))).toEqual(['phone: application.part_locked', 'address: application.part_locked']);
    await changeAndConfirm(candidate, id, { employer: '南昌城投集团' });

    expect((await view(candidate, id)).state).toBe('S8');
    const { version } = must(await t.api.get(`/api/staff/applications/${id}`, { as: counter.as })).json<ReviewCase>();
    must(await t.api.post(`/api/staff/applications/${id}/review`, { decision: 'approve', version }, { as: counter.as }));
    expect(await view(candidate, id)).toMatchObject({ state: 'S12', dimensions: { payment: 'paid' } });

    await t.runJobs();
    const settled = must(await t.api.get(at(of), { as: officer.as })).json<CaseView>();
    expect(settled.state).toBe('ended');
    expect(settled.diff).toEqual([{ term: '工作单位', before: '济南城建集团有限公司', after: '南昌城投集团' }]);
    expect(settled.history.map((h) => h.actText)).toEqual(['提出', '同意', '考生修改后重新确认']);
    const page = await t.page.get(`/my/cases/${of.caseId}`, { as: candidate.as });
    expect(page.body).toContain('南昌城投集团');
    expect(page.body).not.toContain('万芳');
  }, 90_000);

  test('of a paid application that is then rejected says what happens now, and an officer leads on: unlocked again, or declared void', async () => {
    const { id, candidate } = await completed('赵子涵');
    const number = (await view(candidate, id)).number;
    const readCase = async (as: Colleague) => must(await t.api.get(`/api/staff/applications/${id}`, { as: as.as })).json<ReviewCase>();
    const changeAndReject = async (employer: string) => {
      const of = await proposed(number);
      must(await decide(second, of));
      await changeAndConfirm(candidate, id, { employer });
      must(await t.api.post(`/api/staff/applications/${id}/review`, { decision: 'reject', reason: '工作单位证明与填报不一致', version: (await readCase(counter)).version }, { as: counter.as }));
      await t.runJobs();
    };
    expect((await readCase(officer)).paidRejected).toBeNull();
    await changeAndReject('南昌城投集团');

    const rejected = await view(candidate, id);
    expect([rejected.state, rejected.dimensions.payment, rejected.acts.filter((a) => a.open)]).toEqual(['S9', 'paid', []]);
    const page = async (lang: string) => (await t.page.get(`/my/applications/${id}?lang=${lang}`, { as: candidate.as })).body;
    for (const said of ['您已缴费，修改后重新核验未通过', '无需再次缴费', '退费按本省财务规定办理', '工作单位证明与填报不一致']) expect(await page('zh')).toContain(said);
    expect(await page('en')).toContain('You have paid, and the review after your change was not passed');
    expect(await readCase(officer)).toMatchObject({ voiding: [], paidRejected: expect.stringContaining('可以再次提出解锁修改') });

    await changeAndReject('江西建工集团');
    const { version } = await readCase(officer);
    must(await t.api.post(`/api/staff/applications/${id}/voiding`, { version, decisionNumber: '赣人考处字〔2026〕第031号', reason: '不符合报考条件，本人不再修改' }, { as: officer.as }));
    expect(await view(candidate, id)).toMatchObject({ state: 'X3', dimensions: { payment: 'paid' } });
    expect(await page('zh')).toContain('赣人考处字〔2026〕第031号');
  }, 90_000);

  test('that is not used in time leaves data, confirmation, review and payment as they were', async () => {
    const { id, candidate } = await completed('欧阳倩');
    const before = await view(candidate, id);
    const of = await proposed(before.number, { until: t.clock.now() + 2 * HOUR });
    must(await decide(second, of));
    must(await t.api.put(`/api/applications/${id}/data`, await formFor(t, candidate, { ...PLACE, employer: '写到一半的单位' }), { as: candidate.as }));
    const opened = t.clock.now();
    t.clock.set(opened + 2 * HOUR + 1000);
    expect(await t.inTx((tx) => lapseApplications(tx, t.kit, t.clock.now()))).toBe(1);
    t.clock.set(opened);
    const after = await view(candidate, id);
    expect({ ...after, version: 0, history: [], acts: [] }).toEqual({ ...before, version: 0, history: [], acts: [] });
    expect(after.history.at(-1)).toMatchObject({ act: 'restore', to: 'S12' });
    expect((await t.inTx((tx) => readMessages(tx, t.kit.crypto))).some((m) => m.template === 'application_unlock_ended')).toBe(true);
    await t.runJobs();
    expect(must(await t.api.get(at(of), { as: officer.as })).json<CaseView>()).toMatchObject({ state: 'ended', diff: null });
  }, 90_000);

  test('of a paid application cannot change the amount, and cannot outlive ticket printing; an unpaid one not the payment window', async () => {
    const { id, candidate } = await completed('𠮷田健');
    const number = (await view(candidate, id)).number;
    const far = await propose(officer, number, { until: t.clock.now() + 40 * 24 * HOUR });
    expect(codes(far)).toContain('until: application.unlock_until_range');
    const of = await proposed(number, { parts: ['choice', 'proofs', 'work'] });
    must(await decide(second, of));
    const cheaper = await formFor(t, candidate, { ...PLACE, subjectCodes: ['1', '2', '3'] });
    expect(codes(await t.api.put(`/api/applications/${id}/data`, cheaper, { as: candidate.as }))).toEqual(['subjectCodes: application.fee_would_change']);
    expect((await view(candidate, id)).state).toBe('S2');
  }, 90_000);

  test('is no matter of other provinces: proposing, reading, deciding and listing are not found there', async () => {
    const { id, candidate } = await awaitingReview(t, sittingId, { how: 'on_site', name: '何洁' });
    const number = (await view(candidate, id)).number;
    const shandong = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    expect((await propose(shandong, number)).status).toBe(404);
    const of = await proposed(number);
    expect((await t.api.get(at(of), { as: shandong.as })).status).toBe(404);
    expect((await decide(shandong, of)).status).toBe(404);
    const listed = must(await t.api.get('/api/staff/unlocks', { as: shandong.as })).json<CaseItems>();
    expect(listed.items).toEqual([]);
    expect((await propose(counter, number)).status).toBe(403);
  }, 60_000);

  test('two officers at once decide once; a second proposal, a stale or repeated decision, a foreign withdrawal are refused', async () => {
    const { id, candidate } = await awaitingReview(t, sittingId, { how: 'on_site', name: '阿依古丽·买买提' });
    const number = (await view(candidate, id)).number;
    const both = await Promise.all([propose(officer, number), propose(second, number)]);
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409]);
    const of = both.find((r) => r.status === 200)?.json<{ accountId: string; caseId: string }>();
    if (!of) throw new Error('none was proposed');
    const read = must(await t.api.get(at(of), { as: officer.as })).json<CaseView>();
    const proposer = read.byName === '熊建军' ? officer : second;
    const others = [await colleague(t, { name: '袁媛', roles: ['provincial_admin'], jurisdiction: JIANGXI }), await colleague(t, { name: '涂勇', roles: ['provincial_exam_officer'], jurisdiction: JIANGXI })];
    expect(codes(await t.api.post(`${at(of)}/withdrawal`, {}, { as: others[0]?.as ?? {} as never }))).toEqual(['assistance.not_yours']);
    expect(codes(await decide(others[0] ?? officer, of, { version: 9 }))).toEqual(['assistance.changed_meanwhile']);
    const decided = await Promise.all(others.map((o) => decide(o, of)));
    expect(decided.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect((await view(candidate, id)).state).toBe('S2');
    expect(codes(await propose(proposer, number))).toEqual(['application.unlocked_already']);
  }, 60_000);
});
