import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChecklistLibrary, ReasonLibrary } from '#contracts/review-library.ts';
import type { ReviewCase, ReviewDecided } from '#contracts/review.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

let t: TestApp;
let sittingId: string;
let officer: Colleague;
let reviewer: Colleague;

beforeAll(async () => {
  t = await testApp();
  sittingId = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034')?.sitting.id ?? '';
  officer = await colleague(t, { roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  reviewer = await colleague(t);
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => [r.path, r.code].filter(Boolean).join(': '));
const save = (who: Colleague, kind: 'reasons' | 'checklist', body: Record<string, unknown>) => t.api.put(`/api/staff/review/${kind}`, { province: '37', exam: '000', version: 0, why: '本省办理口径调整', ...body }, { as: who.as });
const SHORT = { code: 'years_short', decision: 'reject', text: { zh: '工作年限不足：须提供社保缴费记录佐证。', en: 'Years of work fall short; show social insurance records.' } };
const OWN = { code: 'shandong_social_insurance', decision: 'return', text: { zh: '请补充山东省内社保缴费证明。', en: 'Add proof of social insurance in Shandong.' } };

describe('standard reasons', () => {
  it('of a province lie over the nation’s: changed, added, retired; other provinces keep theirs', async () => {
    must(await save(officer, 'reasons', { entries: [SHORT, OWN, { code: 'papers_untrue', decision: 'reject', text: { zh: '停用的意见', en: 'retired' }, retired: true }] }));
    const w = await awaitingReview(t, sittingId);
    const { reasons } = must(await t.api.get(`/api/staff/applications/${w.id}`, { as: reviewer.as })).json<ReviewCase>();
    const texts = new Map(reasons.map((r) => [r.code, r.text]));
    expect(texts.get('years_short')).toBe(SHORT.text.zh);
    expect(texts.has('shandong_social_insurance')).toBe(true);
    expect(texts.has('papers_untrue')).toBe(false);
    expect(texts.has('education_below')).toBe(true);
    const jiangxi = must(await t.api.get('/api/staff/review/reasons?province=36', { as: reviewer.as })).json<ReasonLibrary>();
    expect([jiangxi.version, jiangxi.entries, jiangxi.mayEdit]).toEqual([0, [], false]);
  });

  it('keep every version, the words of a decision are those it was made with, and two editors do not overwrite one another', async () => {
    const w = await awaitingReview(t, sittingId);
    const { version } = must(await t.api.get(`/api/staff/applications/${w.id}`, { as: reviewer.as })).json<ReviewCase>();
    must(await t.api.post(`/api/staff/applications/${w.id}/review`, { decision: 'reject', reason: SHORT.text.zh, reasonCodes: ['years_short'], version }, { as: reviewer.as })).json<ReviewDecided>();
    const other = await colleague(t, { roles: ['provincial_admin'], jurisdiction: { kind: 'province', province: '37' } });
    const edits = await Promise.all([save(officer, 'reasons', { version: 1, entries: [OWN] }), save(other, 'reasons', { version: 1, entries: [SHORT] })]);
    expect(edits.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect(edits.filter((r) => r.status === 409).map(codes)).toEqual([['review.library_changed']]);
    const after = must(await t.api.get('/api/staff/review/reasons?province=37', { as: officer.as })).json<ReasonLibrary>();
    expect(after.past.map((v) => v.version)).toEqual([2, 1]);
    expect(must(await t.api.get(`/api/staff/applications/${w.id}`, { as: reviewer.as })).json<ReviewCase>().decisions[0]).toMatchObject({ reason: SHORT.text.zh });
    await expect(t.db.updateTable('review_library').set({ why: 'x' }).execute()).rejects.toMatchObject({ code: '42501' });
  }, 30_000);

  it('are edited only in one’s own scope, and say at the entry what is wrong', async () => {
    expect(codes(await save(officer, 'reasons', { province: '00', entries: [] }))).toEqual(['review.library_elsewhere']);
    expect(codes(await save(officer, 'reasons', { province: '36', entries: [] }))).toEqual(['review.library_elsewhere']);
    expect(codes(await save(reviewer, 'reasons', { entries: [] }))).toEqual(['request.forbidden']);
    expect(codes(await save(officer, 'reasons', { version: 2, entries: [OWN, OWN] }))).toEqual(['entries.1.code: review.code_twice']);
    expect(codes(await save(officer, 'reasons', { version: 2, entries: [{ ...OWN, code: 'No!', text: { zh: '短', en: OWN.text.en } }] })).toSorted()).toEqual(['entries.0.code: review.code_format', 'entries.0.text.zh: review.words_short']);
  });
});

describe('the checklist', () => {
  it('shows the lines a case gives cause for, remembers ticks, and demands the required ones', async () => {
    must(await save(officer, 'checklist', { exam: '034', entries: [{ code: 'identity', when: 'always', required: true, text: { zh: '照片、姓名与身份证件一致（必核）', en: 'Photo and name agree' } }, { code: 'island_ferry', when: 'on_site', required: true, text: { zh: '现场另核的内容', en: 'On site only' } }] }));
    const list = must(await t.api.get('/api/staff/review/checklist?province=37&exam=034', { as: officer.as })).json<ChecklistLibrary>();
    expect(list.inherited.map((l) => l.code)).toContain('originals');
    const w = await awaitingReview(t, sittingId);
    const at = `/api/staff/applications/${w.id}`;
    const read = async () => must(await t.api.get(at, { as: reviewer.as })).json<ReviewCase>();
    const { version, checklist } = await read();
    expect(checklist.map((l) => [l.code, l.required])).toEqual(expect.arrayContaining([['identity', true], ['major', false]]));
    expect(checklist.map((l) => l.code)).not.toContain('island_ferry');
    const approve = (ticked: string[]) => t.api.post(`${at}/review`, { decision: 'approve', version, ticked }, { as: reviewer.as });
    expect(codes(await approve(['years']))).toEqual(['ticked: review.checklist_incomplete']);
    must(await t.api.put(`${at}/checklist`, { ticked: ['identity'], version }, { as: reviewer.as }));
    expect((await read()).checklist.find((l) => l.code === 'identity')?.ticked).toBe(true);
    expect(codes(await t.api.put(`${at}/checklist`, { ticked: [], version: version + 1 }, { as: reviewer.as }))).toEqual(['application.changed_meanwhile']);
    must(await approve(['identity', 'major']));
    expect((await read()).decisions[0]?.ticked).toEqual(expect.arrayContaining(['照片、姓名与身份证件一致（必核）']));
  }, 30_000);
});
