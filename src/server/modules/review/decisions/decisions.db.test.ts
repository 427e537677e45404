import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import { SittingId } from '#contracts/catalogue.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { ResultPerRow, ReviewCase, ReviewDecided, ReviewQueue } from '#contracts/review.ts';
import { findProvinceConfig, listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

type Waiting = { id: ApplicationId; candidate: Candidate };

let t: TestApp;
let sittingId: string;
let reviewer: Colleague;
let other: Colleague;
let second: Colleague;
let nanchang: Colleague;

beforeAll(async () => {
  t = await testApp({ env: { REVIEW_UNDO_SECONDS: '60' } });
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  sittingId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
  reviewer = await colleague(t);
  other = await colleague(t, { name: '孙丽' });
  // 江西 has every approval and rejection confirmed by a second person; processes look at changed reference data every two seconds
  await t.asOwner(`update sitting_province set second_review = 'all' where sitting_id = '${sittingId}' and province_code = '36'`);
  await t.asOwner("update reference_edition set digest = digest || '+' where name = 'sittings'");
  await vi.waitFor(async () => expect((await t.inTx((tx) => findProvinceConfig(tx, SittingId.parse(sittingId), '36')))?.secondReview).toBe('all'), { timeout: 45_000, interval: 200 });
  nanchang = await colleague(t, { jurisdiction: { kind: 'points', points: ['3601-01'] } });
  second = await colleague(t, { name: '马丽', roles: ['second_reviewer'], jurisdiction: { kind: 'province', province: '36' } });
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const readCase = async (who: Colleague, id: ApplicationId) => must(await t.api.get(`/api/staff/applications/${id}`, { as: who.as })).json<ReviewCase>();
const queue = async (who: Colleague, query = '') => must(await t.api.get(`/api/staff/review/queue${query}`, { as: who.as })).json<ReviewQueue>();
const decide = async (who: Colleague, id: ApplicationId, body: Record<string, unknown>) => t.api.post(`/api/staff/applications/${id}/review`, { version: (await readCase(who, id)).version, ...body }, { as: who.as });
const undo = (who: Colleague, id: ApplicationId, decisionId: string) => t.api.post(`/api/staff/applications/${id}/review/undo`, { decisionId }, { as: who.as });
const settle = async (who: Colleague, id: ApplicationId, body: Record<string, unknown>) => t.api.post(`/api/staff/applications/${id}/review/second`, { version: (await readCase(nanchang, id)).version, ...body }, { as: who.as });
const seen = async ({ id, candidate }: Waiting) => must(await t.api.get(`/api/applications/${id}`, { as: candidate.as })).json<ApplicationView>();
const messages = async ({ candidate }: Waiting) => (await t.db.selectFrom('message').select('template').where('account_id', '=', candidate.accountId).execute()).map((m) => m.template);
const effective = (seconds = 61) => { t.clock.set(t.clock.now() + seconds * 1_000); return t.runJobs({ all: true }); };
describe('the undo window', () => {
  it('keeps a decision from the candidate until it is over, then carries it out once', async () => {
    const w = await awaitingReview(t, sittingId, { name: '张伟' });
    const reply = must(await decide(reviewer, w.id, { decision: 'reject', reason: '工作年限不足' })).json<ReviewDecided>();
    expect(reply).toMatchObject({ state: 'S7', decision: { state: 'pending', stateText: '待生效' } });
    expect((await seen(w)).state).toBe('S7');
    expect(await messages(w)).not.toContain('application_refused');
    expect((await queue(reviewer, '?state=pending')).items.map((i) => i.id)).toContain(w.id);
    expect((await queue(reviewer)).items.map((i) => i.id)).not.toContain(w.id);
    await effective();
    expect((await seen(w)).state).toBe('S9');
    expect((await messages(w)).filter((m) => m === 'application_refused')).toHaveLength(1);
    const after = await readCase(reviewer, w.id);
    expect(after.decisions).toMatchObject([{ state: 'effective', decision: 'reject', reason: '工作年限不足', mine: true, undoable: false }]);
    expect(codes(await undo(reviewer, w.id, reply.decision.id))).toEqual(['review.undo_too_late']);
  });

  it('lets who decided take it back, and nobody else; the case is theirs again', async () => {
    const w = await awaitingReview(t, sittingId);
    const { decision } = must(await decide(reviewer, w.id, { decision: 'approve' })).json<ReviewDecided>();
    expect(codes(await undo(other, w.id, decision.id))).toEqual(['review.not_yours']);
    must(await undo(reviewer, w.id, decision.id));
    await effective();
    expect((await seen(w)).state).toBe('S7');
    const again = await readCase(reviewer, w.id);
    expect(again.claim).toMatchObject({ mine: true });
    expect(again.decisions.map((d) => d.state)).toEqual(['undone']);
    expect(codes(await undo(reviewer, w.id, decision.id))).toEqual(['review.undo_too_late']);
    must(await decide(reviewer, w.id, { decision: 'approve' }));
  });

  it('counts no decision on what the candidate changed meanwhile', async () => {
    const w = await awaitingReview(t, sittingId);
    must(await decide(reviewer, w.id, { decision: 'reject', reason: '专业不符合' }));
    must(await t.api.delete(`/api/applications/${w.id}/confirmation`, { as: w.candidate.as }));
    await effective();
    expect((await seen(w)).state).toBe('S2');
    expect((await readCase(reviewer, w.id)).decisions.map((d) => d.state)).toEqual(['overtaken']);
  });

  it('keeps a second reviewer’s and a double click’s decision off: one of many at once stands', async () => {
    const w = await awaitingReview(t, sittingId);
    const { version } = await readCase(reviewer, w.id);
    const send = (who: Colleague, body: Record<string, unknown>) => t.api.post(`/api/staff/applications/${w.id}/review`, { version, ...body }, { as: who.as });
    const replies = await Promise.all([
      send(reviewer, { decision: 'approve' }), send(other, { decision: 'reject', reason: '工作年限不足' }), send(reviewer, { decision: 'approve' }), send(other, { decision: 'approve' }), send(reviewer, { decision: 'return', reason: '材料不清晰' }),
    ]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409, 409, 409, 409]);
    for (const no of replies.filter((r) => r.status === 409)) expect(codes(no)).toEqual(['review.decision_open']);
    await effective();
    expect(await t.db.selectFrom('application_event').select('act').where('application_id', '=', w.id).where('by_kind', '=', 'reviewer').execute()).toHaveLength(1);
  });

  it('lets either the undo or the moment win, never both', async () => {
    for (let round = 0; round < 4; round += 1) {
      const w = await awaitingReview(t, sittingId);
      const { decision } = must(await decide(reviewer, w.id, { decision: 'approve' })).json<ReviewDecided>();
      t.clock.set(t.clock.now() + 61_000);
      const [undone] = await Promise.all([undo(reviewer, w.id, decision.id), t.runJobs({ all: true })]);
      const state = (await readCase(reviewer, w.id)).decisions[0]?.state;
      expect([undone.status, state, (await seen(w)).state]).toEqual(undone.status === 200 ? [200, 'undone', 'S7'] : [409, 'effective', 'S10']);
    }
  }, 60_000);
});

describe('approving together', () => {
  it('approves what was opened, says of each other why not, and audits each', async () => {
    const opened = await awaitingReview(t, sittingId, { name: '欧阳倩' });
    const unseen = await awaitingReview(t, sittingId, { name: '李娜' });
    const stale = await awaitingReview(t, sittingId);
    const elsewhere = await awaitingReview(t, sittingId, { point: '3702-01' });
    const versionOf = async (w: Waiting) => (await t.db.selectFrom('application').select('version').where('id', '=', w.id).executeTakeFirstOrThrow()).version;
    await readCase(reviewer, opened.id);
    await readCase(reviewer, stale.id);
    const items = [
      { id: opened.id, version: await versionOf(opened) }, { id: unseen.id, version: await versionOf(unseen) },
      { id: stale.id, version: (await versionOf(stale)) - 1 }, { id: elsewhere.id, version: await versionOf(elsewhere) }, { id: opened.id, version: await versionOf(opened) },
    ];
    const key = randomUUID();
    const send = () => t.api.post('/api/staff/review/approvals', { items }, { as: reviewer.as, key });
    const result = must(await send()).json<ResultPerRow>();
    expect(result.rows.map((r) => [r.done, r.text])).toEqual([
      [true, '待生效'], [false, expect.stringContaining('没有打开过')], [false, expect.stringContaining('没有打开过')], [false, expect.stringContaining('未找到')], [false, expect.stringContaining('已有待生效')],
    ]);
    expect(result.rows[0]).toMatchObject({ name: '欧阳倩', number: expect.stringMatching(/^\d{18}$/) });
    expect((await send()).json<ResultPerRow>()).toEqual(result);
    expect(await t.db.selectFrom('audit_event').select('subject').where('action', '=', 'review.decide').where('subject', '=', `application:${opened.id}`).execute()).toHaveLength(1);
    await effective();
    expect([(await seen(opened)).state, (await seen(unseen)).state]).toEqual(['S10', 'S7']);
  }, 60_000);
});

describe('a second review', () => {
  it('holds a no back until another person confirms it; the candidate sees nothing before', async () => {
    const w = await awaitingReview(t, sittingId, { how: 'on_site', name: '阿依古丽·买买提' });
    const { decision } = must(await decide(nanchang, w.id, { decision: 'reject', reason: '学历层次不符合条件' })).json<ReviewDecided>();
    expect(decision).toMatchObject({ state: 'proposed', takesEffectAt: null });
    await effective();
    expect((await seen(w)).state).toBe('S8');
    expect((await queue(second, '?state=second')).items.map((i) => i.id)).toContain(w.id);
    const view = await readCase(second, w.id);
    expect(view.second).toMatchObject({ decisionId: decision.id, open: true });
    expect(codes(await settle(nanchang, w.id, { decisionId: decision.id, verdict: 'confirm' }))).toEqual(['request.forbidden']);
    const replies = await Promise.all([settle(second, w.id, { decisionId: decision.id, verdict: 'confirm' }), settle(second, w.id, { decisionId: decision.id, verdict: 'send_back', note: '请再核对毕业时间' })]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
  });

  it('sent back, the case is its first reviewer’s again with the words of the colleague; confirmed, it takes effect after its window', async () => {
    const w = await awaitingReview(t, sittingId, { how: 'on_site' });
    const first = must(await decide(nanchang, w.id, { decision: 'approve' })).json<ReviewDecided>();
    expect(codes(await settle(second, w.id, { decisionId: first.decision.id, verdict: 'send_back' }))).toEqual(['review.note_needed']);
    must(await settle(second, w.id, { decisionId: first.decision.id, verdict: 'send_back', note: '请再核对毕业时间' }));
    const back = await readCase(nanchang, w.id);
    expect(back.assigned).toMatchObject({ mine: true, note: '请再核对毕业时间' });
    expect(back.decisions).toMatchObject([{ state: 'sent_back', settledNote: '请再核对毕业时间' }]);
    const colleagueThere = await colleague(t, { name: '孙丽', jurisdiction: { kind: 'points', points: ['3601-01'] } });
    expect(codes(await decide(colleagueThere, w.id, { decision: 'approve' }))).toEqual(['review.assigned_to_other']);
    const again = must(await decide(nanchang, w.id, { decision: 'approve' })).json<ReviewDecided>();
    const confirmed = must(await settle(second, w.id, { decisionId: again.decision.id, verdict: 'confirm' })).json<ReviewDecided>();
    expect(confirmed.decision.state).toBe('pending');
    must(await undo(second, w.id, confirmed.decision.id));
    expect((await readCase(second, w.id)).second).toMatchObject({ decisionId: again.decision.id, open: true });
    must(await settle(second, w.id, { decisionId: again.decision.id, verdict: 'confirm' }));
    await effective();
    expect((await seen(w)).state).toBe('S10');
  });

  it('is never by the same person: the table holds it too', async () => {
    const admin = await colleague(t, { name: '赵建国', roles: ['provincial_admin', 'second_reviewer'], jurisdiction: { kind: 'province', province: '36' } });
    const w = await awaitingReview(t, sittingId, { how: 'on_site' });
    const { decision } = must(await decide(admin, w.id, { decision: 'approve' })).json<ReviewDecided>();
    expect(codes(await settle(admin, w.id, { decisionId: decision.id, verdict: 'confirm' }))).toEqual(['review.same_person']);
    await expect(t.db.insertInto('review_decision').values({
      account_id: w.candidate.accountId, id: randomUUID(), application_id: w.id, application_version: 1, stage: 'second', decision: 'approve', basis: 'single', state: 'effective',
      decided_by_id: admin.id, decided_at: new Date(), proposal_id: decision.id, proposed_by_id: admin.id,
    }).execute()).rejects.toMatchObject({ code: '23514' });
  });
});

describe('a role removed in mid-session', () => {
  it('ends the power within seconds', async () => {
    const w = await awaitingReview(t, sittingId);
    const leaving = await colleague(t, { name: '周岚' });
    const { version } = await readCase(leaving, w.id);
    await t.asOwner(`delete from staff_role where staff_id = '${leaving.id}'`);
    // what a member may do is remembered for three seconds
    await vi.waitFor(async () => expect((await t.api.get('/api/staff/review/queue', { as: leaving.as })).status).toBe(403), { timeout: 45_000, interval: 250 });
    expect((await t.api.post(`/api/staff/applications/${w.id}/review`, { decision: 'approve', version }, { as: leaving.as })).status).toBe(403);
  });
});
