import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#contracts/ids.ts';
import type { ReviewCase } from '#contracts/review.ts';
import type { SampleDetail, Samples } from '#contracts/samples.ts';
import { payableApplications } from '#server/modules/applications/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { blinded } from './read-samples.ts';
import { digestOfFrame, digestOfSeed, drawSample } from './draw.ts';

let t: TestApp;
let sittingId: string;
let checker: Colleague;
let reviewer: Colleague;
const people: { id: ApplicationId; candidate: Candidate }[] = [];

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  sittingId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
  checker = await colleague(t, { name: '蒋雯', roles: ['industry_authority'], jurisdiction: { kind: 'province', province: '37' } });
  reviewer = await colleague(t);
  for (const [i, name] of ['张伟', '欧阳倩', '李娜', '王芳', '孙丽'].entries()) {
    const w = await awaitingReview(t, sittingId, { name });
    const { version } = must(await t.api.get(`/api/staff/applications/${w.id}`, { as: reviewer.as })).json<ReviewCase>();
    must(await t.api.post(`/api/staff/applications/${w.id}/review`, i === 4 ? { decision: 'reject', reason: '单位证明与社保记录不符', version } : { decision: 'approve', version }, { as: reviewer.as }));
    people.push(w);
  }
  for (const w of people.slice(0, 4)) await pays(w);
}, 180_000);
afterAll(() => t.stop());

/** Pays what was approved, as the bank's notice does it. */
async function pays({ id, candidate: { accountId } }: (typeof people)[number]): Promise<void> {
  const paid = await t.inTx((tx) => payableApplications(t.kit).recordPayment(tx, { accountId, applicationId: id, orderNumber: `2026${id.slice(-8)}`, amountInFen: 24_400 }, t.clock.now()));
  expect(paid.ok).toBe(true);
}

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const announce = (who: Colleague, body: Record<string, unknown>) => t.api.post('/api/staff/review/samples', { kind: 'post_exam', sitting: sittingId, province: '37', ratePercent: 50, ...body }, { as: who.as });
const read = async (id: string, who = checker) => must(await t.api.get(`/api/staff/review/samples/${id}`, { as: who.as })).json<SampleDetail>();
const drawn = async (body: Record<string, unknown>) => {
  const { id } = must(await announce(checker, body)).json<{ id: string }>();
  must(await t.api.post(`/api/staff/review/samples/${id}/draw`, {}, { as: checker.as }));
  await t.runJobs();
  return id;
};

describe('a check after the exam', () => {
  let id: string;

  it('is announced with the digest of its seed, not below the province’s rate, not elsewhere', async () => {
    expect(codes(await announce(checker, { ratePercent: 1 }))).toEqual(['review.sample_rate']);
    expect(codes(await announce(checker, { province: '36' }))).toEqual(['review.sample_elsewhere']);
    expect((await announce(reviewer, {})).status).toBe(403);
    const made = must(await announce(checker, {})).json<{ id: string; seedDigest: string }>();
    id = made.id;
    const { sample } = await read(id);
    expect(sample).toMatchObject({ state: 'announced', seedDigest: made.seedDigest, seed: null, frameCount: null });
  });

  it('is drawn once, and anybody can draw it again from the seed that is revealed', async () => {
    const replies = await Promise.all([1, 2, 3].map(() => t.api.post(`/api/staff/review/samples/${id}/draw`, {}, { as: checker.as })));
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409, 409]);
    await t.runJobs();
    const { sample, cases } = await read(id);
    expect(sample).toMatchObject({ state: 'drawn', frameCount: 4 });
    expect(digestOfSeed(sample.seed ?? '')).toBe(sample.seedDigest);
    const rows = await t.db.selectFrom('application').select(['number', 'province']).where('sitting_id', '=', sittingId).where('payment_state', '=', 'paid').execute();
    const frame = rows.map((r) => ({ number: r.number ?? '', stratum: r.province ?? '' }));
    expect(digestOfFrame(frame)).toBe(sample.frameDigest);
    expect(cases.map((c) => c.number)).toEqual(drawSample(sample.seed ?? '', 50, frame).map((c) => c.number));
  });

  it('is seen within the jurisdiction only', async () => {
    const elsewhere = await colleague(t, { roles: ['industry_authority'], jurisdiction: { kind: 'province', province: '36' } });
    const otherExam = await colleague(t, { roles: ['industry_authority'], jurisdiction: { kind: 'province', province: '37', exams: ['028'] } });
    for (const who of [elsewhere, otherExam]) {
      expect((await t.api.get(`/api/staff/review/samples/${id}`, { as: who.as })).status).toBe(404);
      expect(must(await t.api.get('/api/staff/review/samples', { as: who.as })).json<Samples>().samples).toEqual([]);
    }
  });

  it('calls everybody drawn once, and keeps one result of each with its words', async () => {
    must(await t.api.post(`/api/staff/review/samples/${id}/call`, { dueOn: '2027-05-31' }, { as: checker.as }));
    must(await t.api.post(`/api/staff/review/samples/${id}/call`, { dueOn: '2027-05-31' }, { as: checker.as }));
    await t.runJobs();
    const { cases, sample } = await read(id);
    expect(sample.counts).toMatchObject({ drawn: 0, called: 2 });
    expect(await t.db.selectFrom('message').select('template').where('template', '=', 'sample_called').execute()).toHaveLength(2);
    const [one, two] = cases;
    const settle = (of: string | undefined, body: Record<string, unknown>) => t.api.post(`/api/staff/review/samples/${id}/cases/${of ?? ''}/result`, body, { as: checker.as });
    expect(codes(await settle(one?.id, { result: 'missed' }))).toEqual(['review.reason_too_short']);
    const replies = await Promise.all([settle(one?.id, { result: 'passed' }), settle(one?.id, { result: 'failed', note: '职称证书与填报不符' })]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
    must(await settle(two?.id, { result: 'missed', note: '两次通知未到' }));
    expect((await read(id)).sample.counts).toMatchObject({ called: 0, missed: 1 });
  });
});

describe('a blind review', () => {
  it('hides the first decision, is never by who took it, and yields the agreement', async () => {
    const id = await drawn({ kind: 'blind', ratePercent: 100 });
    const { cases, agreement } = await read(id);
    expect(cases).toHaveLength(5);
    expect(agreement).toMatchObject({ reviewed: 0, kappa: null });
    expect(cases.every((c) => c.firstText === null && c.verdictText === null)).toBe(true);
    const rejected = people[4]?.id ?? '';
    const seen = must(await t.api.get(`/api/staff/review/samples/${id}/cases/${rejected}`, { as: checker.as }));
    expect(seen.body).not.toContain('核验不通过');
    expect(seen.body).not.toContain('单位证明与社保记录不符');
    expect(must(await t.api.get(`/api/staff/applications/${rejected}`, { as: checker.as })).body).not.toContain('单位证明与社保记录不符');
    expect(seen.json<ReviewCase>()).toMatchObject({ decisions: [], reviewReason: null, acts: [] });
    // what follows from a decision tells it too
    expect(blinded({ ...seen.json<ReviewCase>(), voiding: ['只有报名完成的可以作废'], paidRejected: '已缴费，重新核验不通过' }, 'zh')).toMatchObject({ voiding: null, paidRejected: null });
    const verdict = (of: string, body: Record<string, unknown>, who = checker) => t.api.post(`/api/staff/review/samples/${id}/cases/${of}/verdict`, body, { as: who.as });
    const first = await colleague(t, { name: '赵磊', roles: ['industry_authority'], jurisdiction: { kind: 'province', province: '37' } });
    await t.asOwner(`update review_sample_case set first_by_id = '${first.id}' where sample_id = '${id}'`);
    expect(codes(await verdict(rejected, { verdict: 'reject', note: '工作年限确实不足' }, first))).toEqual(['review.same_person']);
    await t.asOwner(`update review_sample_case set first_by_id = '${reviewer.id}' where sample_id = '${id}'`);
    must(await verdict(rejected, { verdict: 'reject', note: '工作年限确实不足' }));
    expect(codes(await verdict(rejected, { verdict: 'approve' }))).toEqual(['review.sample_settled']);
    for (const { id: of } of people.slice(0, 3)) must(await verdict(of, { verdict: 'approve' }));
    must(await verdict(people[3]?.id ?? '', { verdict: 'reject', note: '证明材料没有公章' }));
    const after = await read(id);
    expect(after.agreement).toMatchObject({ reviewed: 5, both: { approve: 3, reject: 1 }, onlyFirst: 1, onlySecond: 0 });
    expect(after.agreement?.kappa).toBeCloseTo(0.545, 2);
    expect(after.cases.find((c) => c.id === rejected)).toMatchObject({ firstText: '核验不通过', verdictText: '核验不通过' });
  }, 60_000);

  it('is drawn from the decisions that stand: whoever paid since is among them, whoever is decided anew counts with that, whoever was never decided does not', async () => {
    const anew = await colleague(t, { name: '何敏' });
    await awaitingReview(t, sittingId, { name: '阿依古丽·买买提' });
    const twice = people[4]?.id ?? '';
    const reviewed = () => t.api.get(`/api/staff/applications/${twice}`, { as: anew.as });
    await t.asOwner(`update application set review_state = 'awaiting_online', version = version + 1 where id = '${twice}'`); // an appeal that sends it back to review is another module's test
    const before = await drawn({ kind: 'blind', ratePercent: 100 });
    expect((await read(before)).cases.map((c) => c.id).toSorted()).toEqual(people.slice(0, 4).map((p) => p.id).toSorted());
    must(await t.api.post(`/api/staff/applications/${twice}/review`, { decision: 'approve', version: must(await reviewed()).json<ReviewCase>().version }, { as: anew.as }));
    const after = await drawn({ kind: 'blind', ratePercent: 100 });
    expect((await read(after)).cases.map((c) => c.id).toSorted()).toEqual(people.map((p) => p.id).toSorted());
    const kept = await t.db.selectFrom('review_sample_case').select(['first_decision', 'first_by_id']).where('sample_id', '=', after).where('application_id', '=', twice).execute();
    expect(kept).toEqual([{ first_decision: 'approve', first_by_id: anew.id }]);
    must(await t.api.post(`/api/staff/review/samples/${after}/cases/${twice}/verdict`, { verdict: 'approve' }, { as: checker.as }));

    // overturned on appeal: the decision was a no, what stands is not a reviewer's yes
    await t.asOwner(`update review_decision set decision = 'reject', reason = '工作年限不足' where application_id = '${twice}' and decided_by_id = '${anew.id}'`);
    const overturned = await drawn({ kind: 'blind', ratePercent: 100 });
    expect((await read(overturned)).cases.map((c) => c.id)).not.toContain(twice);
  }, 60_000);
});
