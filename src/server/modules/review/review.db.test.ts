import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationView } from '#contracts/applications.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { FoundApplication, ReviewCase, ReviewChoices, ReviewQueue } from '#contracts/review.ts';
import type { Jurisdiction } from '#contracts/staff.ts';
import { covers } from '#server/kernel/jurisdiction.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

type Waiting = { id: ApplicationId; candidate: Candidate };

let t: TestApp;
let sittingId: string;
let jinan: Waiting;
let secondPoint: Waiting;
let jiangxi: Waiting;
let reviewer: Colleague;

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  sittingId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
  jinan = await awaitingReview(t, sittingId, { name: '张伟' });
  secondPoint = await awaitingReview(t, sittingId, { point: '3702-01', name: '欧阳倩' });
  jiangxi = await awaitingReview(t, sittingId, { how: 'on_site', name: '𠮷田健' });
  reviewer = await colleague(t);
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const queue = async (who: Colleague, query = '') => must(await t.api.get(`/api/staff/review/queue${query}`, { as: who.as })).json<ReviewQueue>();
const readCase = async (who: Colleague, id: ApplicationId) => must(await t.api.get(`/api/staff/applications/${id}`, { as: who.as })).json<ReviewCase>();
const decide = (who: Colleague, id: ApplicationId, body: Record<string, unknown>) => t.api.post(`/api/staff/applications/${id}/review`, body, { as: who.as });
const stateOf = async ({ id, candidate }: Waiting) => must(await t.api.get(`/api/applications/${id}`, { as: candidate.as })).json<ApplicationView>().state;

describe('the queue', () => {
  it('shows what waits at the review point, why, and how much there is', async () => {
    const { items, counts } = await queue(reviewer);
    const mine = items.find((i) => i.id === jinan.id);
    expect(mine).toMatchObject({ name: '张伟', state: 'S7', stateText: '待线上核验', majorMismatch: true, claim: null });
    expect(mine?.reasons).toContain('所学专业不在对照表内');
    expect(items.map((i) => i.id)).not.toContain(secondPoint.id);
    expect(counts.online).toEqual({ count: items.length, more: false });
    expect(counts.on_site.count).toBe(0);
  });

  it('pages by key without losing or repeating, narrows by number, sitting, level and point', async () => {
    const nation = await colleague(t, { roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    const all = await queue(nation, '?state=all');
    expect(all.items.map((i) => i.id)).toEqual(expect.arrayContaining([jinan.id, secondPoint.id, jiangxi.id]));
    const first = all.items[0];
    if (!first) throw new Error('an empty queue');
    const rest = await queue(nation, `?state=all&after=${String(first.since)}.${first.id}`);
    expect([first.id, ...rest.items.map((i) => i.id)]).toEqual(all.items.map((i) => i.id));
    expect((await queue(nation, `?state=all&number=${first.number}`)).items.map((i) => i.id)).toEqual([first.id]);
    expect((await queue(nation, '?state=all&number=99999999')).items).toEqual([]);
    expect((await queue(nation, `?state=all&sitting=${sittingId}&level=04&point=3601-01`)).items.map((i) => i.id)).toEqual([jiangxi.id]);
    expect(codes(await t.api.get('/api/staff/review/queue?number=12', { as: nation.as }))).toEqual(['review.number_format']);
  });

  it('offers as filters only what lies in the jurisdiction', async () => {
    const offered = must(await t.api.get('/api/staff/review/choices', { as: reviewer.as })).json<ReviewChoices>();
    expect(offered.points.map((p) => p.value)).toEqual(['3701-01']);
    expect(offered.sittings.map((s) => s.value)).toContain(sittingId);
  });
});

describe('jurisdiction', () => {
  const places = ['3701-01', '3702-01', '3601-01', '3701-02', '4401-01'];
  const of = (exam: string) => (exam === 'all' ? {} : { exams: exam === '' ? [] : [exam] });
  const jurisdictions = fc.tuple(
    fc.oneof(
      fc.constant<Jurisdiction>({ kind: 'nation' }),
      fc.constantFrom('37', '36', '44', '66').map((province): Jurisdiction => ({ kind: 'province', province })),
      fc.constantFrom('3701', '3702', '3601', '4401').map((prefecture): Jurisdiction => ({ kind: 'prefecture', prefecture })),
      fc.uniqueArray(fc.constantFrom(...places), { minLength: 1, maxLength: 3 }).map((points): Jurisdiction => ({ kind: 'points', points })),
    ),
    fc.constantFrom('all', 'all', '034', '028').map(of),
  ).map(([place, exams]): Jurisdiction => ({ ...place, ...exams }));
  const sees = (j: Jurisdiction, point: string) => covers(j, { reviewPoint: point, exam: sittingId.slice(0, 3) });

  it('decides what exists: lists, counts, single reads and every act agree, and the rest is 404', async () => {
    const applications = [{ ...jinan, point: '3701-01' }, { ...secondPoint, point: '3702-01' }, { ...jiangxi, point: '3601-01' }];
    await fc.assert(fc.asyncProperty(jurisdictions, async (jurisdiction) => {
      const roles = jurisdiction.kind === 'nation' ? ['national_admin', 'reviewer'] : ['reviewer'];
      const who = await colleague(t, { roles, jurisdiction });
      const listed = await queue(who, '?state=all');
      const seen = applications.filter((a) => sees(jurisdiction, a.point)).map((a) => a.id);
      expect(new Set(listed.items.map((i) => i.id).filter((id) => applications.some((a) => a.id === id)))).toEqual(new Set(seen));
      for (const { id, point } of applications) {
        const expected = sees(jurisdiction, point) ? 200 : 404;
        expect((await t.api.get(`/api/staff/applications/${id}`, { as: who.as })).status).toBe(expected);
        if (expected === 200) continue;
        const number = (await readCase(await national(), id)).number;
        const refused = [
          await t.api.get(`/api/staff/applications/${id}/photo`, { as: who.as }), await t.api.get(`/api/staff/applications/${id}/materials`, { as: who.as }),
          await t.api.put(`/api/staff/applications/${id}/claim`, {}, { as: who.as }), await t.api.delete(`/api/staff/applications/${id}/claim`, { as: who.as }),
          await decide(who, id, { decision: 'approve', version: 1 }), await t.api.get(`/api/staff/application-numbers/${number}`, { as: who.as }),
          await t.api.post(`/api/staff/applications/${id}/unmasking`, { what: 'phone', reason: '核对来电人身份' }, { as: who.as }),
        ];
        expect(refused.map((r) => r.status)).toEqual(refused.map(() => 404));
      }
    }), { numRuns: 16 });
  }, 120_000);

  let kept: Colleague | undefined;
  const national = async () => (kept ??= await colleague(t, { roles: ['national_admin'], jurisdiction: { kind: 'nation' } }));

  it('of no application: an id nobody has is not found', async () => {
    expect((await t.api.get(`/api/staff/applications/${randomUUID()}`, { as: reviewer.as })).status).toBe(404);
  });

  it('is not enough without the permission', async () => {
    const cashier = await colleague(t, { roles: ['cashier'], jurisdiction: { kind: 'province', province: '37' } });
    expect((await t.api.get(`/api/staff/applications/${jinan.id}`, { as: cashier.as })).status).toBe(403);
    expect((await decide(cashier, jinan.id, { decision: 'approve', version: 1 })).status).toBe(403);
    const number = (await readCase(reviewer, jinan.id)).number;
    expect(must(await t.api.get(`/api/staff/application-numbers/${number}`, { as: cashier.as })).json<FoundApplication>()).toMatchObject({ name: '张伟', pointText: expect.stringContaining('济南') });
  });
});

describe('a case', () => {
  it('shows what was confirmed with numbers masked, why it is here and what may be done', async () => {
    const c = await readCase(reviewer, jinan.id);
    const line = (term: string) => c.sections.flatMap((s) => s.lines).find((l) => l.term === term)?.value;
    expect(line('证件号码')).toMatch(/^\d{10}\*{4}[\dX]{4}$/);
    expect(line('手机号')).toBe('138********');
    expect(line('证书编号')).toBe('1042****1203');
    expect(c.majorMismatch?.stated).toContain('艺术设计');
    expect(c.verifications.map((v) => [v.subject, v.text])).toEqual([['身份核验', '通过'], ['学历核验', '通过']]);
    expect(c.conditions.every((p) => p.met)).toBe(true);
    expect(c.acts).toEqual([{ decision: 'approve', open: true, reasons: [] }, { decision: 'reject', open: true, reasons: [] }, { decision: 'return', open: true, reasons: [] }]);
    expect(c.reasons.length).toBeGreaterThan(5);
    expect(c.hasPhoto).toBe(true);
    expect((await t.api.get(`/api/staff/applications/${jinan.id}/photo`, { as: reviewer.as })).headers['content-type']).toBe('image/jpeg');
  });

  it('shows a number whole only for a reason, and keeps the reason', async () => {
    expect(codes(await t.api.post(`/api/staff/applications/${jinan.id}/unmasking`, { what: 'document_number', reason: '看' }, { as: reviewer.as }))).toEqual(['review.reason_too_short']);
    const shown = must(await t.api.post(`/api/staff/applications/${jinan.id}/unmasking`, { what: 'document_number', reason: '与身份证原件核对' }, { as: reviewer.as }));
    expect(shown.json<{ values: { value: string }[] }>().values[0]?.value).toMatch(/^\d{17}[\dX]$/);
    const row = await t.db.selectFrom('audit_event').select(['reason', 'account_id', 'actor_id']).where('action', '=', 'review.unmask').where('subject', '=', `application:${jinan.id}`).executeTakeFirst();
    expect(row).toEqual({ reason: '与身份证原件核对', account_id: jinan.candidate.accountId, actor_id: reviewer.id });
  });
});

describe('taking cases', () => {
  it('gives each of many reviewers another case, and the last one none', async () => {
    const waiting = [await awaitingReview(t, sittingId, { point: '3706-01' }), await awaitingReview(t, sittingId, { point: '3706-01' }), await awaitingReview(t, sittingId, { point: '3706-01' })];
    const reviewers = await Promise.all(Array.from({ length: 4 }, () => colleague(t, { jurisdiction: { kind: 'points', points: ['3706-01'] } })));
    const replies = await Promise.all(reviewers.map((who) => t.api.post('/api/staff/review/claims', {}, { as: who.as })));
    const taken = replies.filter((r) => r.status === 200).map((r) => r.json<{ id: string }>().id);
    expect(taken.toSorted()).toEqual(waiting.map((w) => w.id).toSorted());
    expect(replies.filter((r) => r.status !== 200).map(codes)).toEqual([['review.queue_empty']]);
  }, 60_000);

  it('keeps colleagues off until it is put back or its time is over', async () => {
    const w = await awaitingReview(t, sittingId, { name: '阿依古丽·买买提' });
    const other = await colleague(t, { name: '孙丽' });
    must(await t.api.put(`/api/staff/applications/${w.id}/claim`, {}, { as: other.as }));
    const seen = await readCase(reviewer, w.id);
    expect(seen.claim).toMatchObject({ name: '孙丽', mine: false });
    expect(seen.acts[0]?.reasons[0]).toContain('孙丽 正在审核');
    expect(codes(await decide(reviewer, w.id, { decision: 'approve', version: seen.version }))).toEqual(['review.claimed_by_other']);
    expect(codes(await t.api.put(`/api/staff/applications/${w.id}/claim`, {}, { as: reviewer.as }))).toEqual(['review.claimed_by_other']);
    expect((await queue(other, '?mine=1')).items.map((i) => i.id)).toEqual([w.id]);
    must(await t.api.delete(`/api/staff/applications/${w.id}/claim`, { as: other.as }));
    must(await t.api.put(`/api/staff/applications/${w.id}/claim`, {}, { as: reviewer.as }));
    const before = t.clock.now();
    t.clock.set(before + 15 * 60_000);
    must(await t.api.put(`/api/staff/applications/${w.id}/claim`, {}, { as: other.as }));
    t.clock.set(before);
  }, 60_000);
});

describe('deciding', () => {
  it('approves: the candidate goes on to pay, the decision stands in the history', async () => {
    const w = await awaitingReview(t, sittingId);
    const { version } = await readCase(reviewer, w.id);
    expect(must(await decide(reviewer, w.id, { decision: 'approve', version })).json()).toMatchObject({ state: 'S10', stateText: '待缴费' });
    expect(await stateOf(w)).toBe('S10');
    const after = await readCase(reviewer, w.id);
    expect(after.history.at(-1)).toMatchObject({ actText: '核验通过', by: '审核人员 赵磊' });
    expect(after.acts.every((a) => !a.open)).toBe(true);
    expect(codes(await decide(reviewer, w.id, { decision: 'reject', reason: '工作年限不足', version: after.version }))).toEqual(['review.not_awaiting']);
  });

  it.each([['reject', 'S9'], ['return', 'S4']] as const)('%s needs its reason, and the candidate reads it', async (decision, state) => {
    const w = await awaitingReview(t, sittingId);
    const { version } = await readCase(reviewer, w.id);
    expect(codes(await decide(reviewer, w.id, { decision, version }))).toEqual(['application.reason_needed']);
    must(await decide(reviewer, w.id, { decision, reason: '工作年限证明未加盖单位公章', version }));
    expect(await stateOf(w)).toBe(state);
    expect(must(await t.api.get(`/api/applications/${w.id}`, { as: w.candidate.as })).body).toContain('工作年限证明未加盖单位公章');
  });

  it('does not return what is reviewed on site, and says so before it is tried', async () => {
    const nanchang = await colleague(t, { jurisdiction: { kind: 'points', points: ['3601-01'] } });
    const seen = await readCase(nanchang, jiangxi.id);
    expect(seen.acts.find((a) => a.decision === 'return')).toMatchObject({ open: false, reasons: [expect.stringContaining('退回补正只用于线上核验')] });
    expect(codes(await decide(nanchang, jiangxi.id, { decision: 'return', reason: '缺少材料', version: seen.version }))).toEqual(['review.return_online_only']);
  });

  it('lets one of two reviewers win when both decide at once; the other learns that it changed', async () => {
    const w = await awaitingReview(t, sittingId);
    const other = await colleague(t, { name: '孙丽' });
    const { version } = await readCase(reviewer, w.id);
    const replies = await Promise.all([decide(reviewer, w.id, { decision: 'approve', version }), decide(other, w.id, { decision: 'reject', reason: '工作年限不足', version })]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
    expect(codes(replies.find((r) => r.status === 409) ?? replies[0])).toEqual(['application.changed_meanwhile']);
    expect((await readCase(reviewer, w.id)).history.filter((h) => ['核验通过', '核验不通过'].includes(h.actText))).toHaveLength(1);
  });

  it('counts a repeated submission once', async () => {
    const w = await awaitingReview(t, sittingId);
    const { version } = await readCase(reviewer, w.id);
    const key = randomUUID();
    const send = () => t.api.post(`/api/staff/applications/${w.id}/review`, { decision: 'approve', version }, { as: reviewer.as, key });
    const first = must(await send());
    expect((await send()).body).toBe(first.body);
  });
});
