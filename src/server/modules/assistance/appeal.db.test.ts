import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { CaseItems, CaseView } from '#contracts/assistance.ts';
import type { ReviewCase } from '#contracts/review.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import { projectPath } from '#server/platform/project-path.ts';
import { multipartOf, testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const REASON = '所学专业“艺术设计”系学校合并前名称，现为工程类专业，附学校证明';
const JINAN = { kind: 'province', province: '37' };
let t: TestApp;
let sittingId: string;
let reviewer: Colleague;
let decider: Colleague;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  reviewer = await colleague(t, { name: '林静', roles: ['provincial_admin'], jurisdiction: JINAN });
  decider = await colleague(t, { name: '赵建国', roles: ['provincial_admin'], jurisdiction: JINAN });
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const state = async (c: Candidate, id: string) => must(await t.api.get(`/api/applications/${id}`, { as: c.as })).json<ApplicationView>().state;
const file = (c: Candidate, id: string, reason = REASON) => {
  const picture = { field: 'files', fileName: '学校证明.jpg', contentType: 'image/jpeg', bytes: readFileSync(projectPath('seeds/demo/photos/portrait-05.jpg')) };
  return t.page.upload(`/my/applications/${id}/appeal`, multipartOf({ reason }, [picture]), { as: c.as });
};
const outcome = (who: Colleague, of: CaseView | { accountId: string; caseId: string; version: number }, body: Record<string, unknown>) => t.api.post(`/api/staff/appeals/${of.accountId}/${of.caseId}/outcome`, { reason: '经核对学校证明，专业名称变更属实', version: of.version, ...body }, { as: who.as });

/** Rejected by 林静. */
async function rejected(name: string) {
  const waiting = await awaitingReview(t, sittingId, { name });
  const { version } = must(await t.api.get(`/api/staff/applications/${waiting.id}`, { as: reviewer.as })).json<ReviewCase>();
  must(await t.api.post(`/api/staff/applications/${waiting.id}/review`, { decision: 'reject', version, reason: '所学专业不符合报考条件' }, { as: reviewer.as }));
  return waiting;
}

async function filed(name: string) {
  const waiting = await rejected(name);
  const reply = must(await file(waiting.candidate, waiting.id));
  const caseId = (reply.location ?? '').split('/').at(-1) ?? '';
  const view = must(await t.api.get(`/api/staff/appeals/${waiting.candidate.accountId}/${caseId}`, { as: decider.as })).json<CaseView>();
  return { ...waiting, view };
}

describe('an appeal', () => {
  test('is filed from the status page with proofs, settled by another than the reviewer, and changes the application; the letter can be read', async () => {
    const { id, candidate, view } = await filed('张伟');
    expect((await t.page.get(`/my/applications/${id}`, { as: candidate.as })).body).toContain('申请复核');
    expect((await t.page.get(`/my/applications/${id}/appeal`, { as: candidate.as })).location).toBe(`/my/cases/${view.caseId}`);
    expect(view).toMatchObject({ state: 'waiting', reason: REASON, decide: [] });
    expect(view.files).toHaveLength(1);
    expect(must(await t.api.get('/api/staff/appeals', { as: decider.as })).json<CaseItems>().items.map((i) => i.caseId)).toContain(view.caseId);
    expect(codes(await outcome(reviewer, view, { outcome: 'overturn' }))).toEqual(['assistance.own_decision']);
    expect((await t.api.get(`/api/my/cases/${view.caseId}/letter`, { as: candidate.as })).status).toBe(404);

    must(await outcome(decider, view, { outcome: 'overturn' }));
    expect(await state(candidate, id)).toBe('S10');
    const letter = await t.api.get(`/api/my/cases/${view.caseId}/letter`, { as: candidate.as });
    expect(letter.status).toBe(200);
    expect(letter.headers['content-type']).toBe('application/pdf');
    const page = await t.page.get(`/my/cases/${view.caseId}`, { as: candidate.as });
    for (const said of ['改为核验通过', '经核对学校证明', '结果通知书']) expect(page.body).toContain(said);
    for (const name of ['赵建国', '林静']) expect(page.body).not.toContain(name);
    const told = await t.inTx((tx) => readMessages(tx, t.kit.crypto));
    expect(told.find((m) => m.template === 'appeal_decided')?.text).toContain('改为核验通过');
  }, 120_000);

  test('upheld, the rejection stands; lifted, it goes back to the queue; settled once even by two at once', async () => {
    const upheld = await filed('欧阳倩');
    must(await outcome(decider, upheld.view, { outcome: 'uphold' }));
    expect(await state(upheld.candidate, upheld.id)).toBe('S9');
    expect(codes(await t.api.post(`/api/applications/${upheld.id}/appeals`, { reason: REASON }, { as: upheld.candidate.as }))).toEqual(['assistance.appeal_filed']);

    const lifted = await filed('刘洋');
    const other = await colleague(t, { name: '钱进', roles: ['provincial_admin'], jurisdiction: JINAN });
    const both = await Promise.all([outcome(decider, lifted.view, { outcome: 'reconsider' }), outcome(other, lifted.view, { outcome: 'overturn' })]);
    expect(both.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect(['S7', 'S10']).toContain(await state(lifted.candidate, lifted.id));
  }, 120_000);

  test('is refused without a rejection, too short, too late, twice by a double click, for a foreign application, and outside the province', async () => {
    const waiting = await awaitingReview(t, sittingId, { name: '何洁' });
    expect(codes(await t.api.post(`/api/applications/${waiting.id}/appeals`, { reason: REASON }, { as: waiting.candidate.as }))).toEqual(['assistance.appeal_not_rejected']);
    const { id, candidate } = await rejected('𠮷田健');
    expect((await file(candidate, id, '不服')).status).toBe(422);
    expect((await file(waiting.candidate, id)).status).toBe(404);
    const now = t.clock.now();
    t.clock.set(now + 10 * 24 * 3_600_000 + 1000);
    const late = await t.api.post(`/api/applications/${id}/appeals`, { reason: REASON }, { as: await t.signInCandidate(candidate.accountId) });
    t.clock.set(now);
    expect(codes(late)).toEqual(['assistance.appeal_too_late']);
    const twice = await Promise.all([1, 2].map(() => t.api.post(`/api/applications/${id}/appeals`, { reason: REASON }, { as: candidate.as })));
    expect(twice.map((r) => r.status).toSorted()).toEqual([200, 409]);
    const { caseId } = twice.find((r) => r.status === 200)?.json<{ caseId: string }>() ?? { caseId: '' };
    const gansu = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '62' } });
    expect((await t.api.get(`/api/staff/appeals/${candidate.accountId}/${caseId}`, { as: gansu.as })).status).toBe(404);
    expect((await outcome(gansu, { accountId: candidate.accountId, caseId, version: 1 }, { outcome: 'uphold' })).status).toBe(404);
    expect((await t.api.get(`/api/staff/appeals/${candidate.accountId}/${caseId}/letter`, { as: gansu.as })).status).toBe(404);
  }, 120_000);
});
