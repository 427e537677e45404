import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#contracts/ids.ts';
import type { ReviewCase, ReviewQueue } from '#contracts/review.ts';
import type { Assigned, Colleagues } from '#contracts/review-work.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const POINT = '3706-01';
let t: TestApp;
let sittingId: string;
let manager: Colleague;
let first: Colleague;
let second: Colleague;
const waiting: ApplicationId[] = [];

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  sittingId = open.find((o) => o.exam.code === '034')?.sitting.id ?? '';
  manager = await colleague(t, { name: '赵建国', roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '37' } });
  first = await colleague(t, { name: '高明', jurisdiction: { kind: 'points', points: [POINT] } });
  second = await colleague(t, { name: '林静', jurisdiction: { kind: 'province', province: '37' } });
  for (const name of ['张伟', '欧阳倩', '李娜', '王芳', '孙丽', '阿依古丽·买买提']) waiting.push((await awaitingReview(t, sittingId, { point: POINT, name })).id);
}, 180_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const queue = async (who: Colleague, query = '') => must(await t.api.get(`/api/staff/review/queue${query}`, { as: who.as })).json<ReviewQueue>();
const readCase = async (who: Colleague, id: string | undefined) => must(await t.api.get(`/api/staff/applications/${id ?? ''}`, { as: who.as })).json<ReviewCase>();
const assign = (who: Colleague, body: Record<string, unknown>) => t.api.post('/api/staff/review/assignments', { point: POINT, ...body }, { as: who.as });
const handOver = (who: Colleague, id: string | undefined, to: Colleague, note = '') => t.api.post(`/api/staff/applications/${id ?? ''}/hand-over`, { to: to.id, note }, { as: who.as });
const takeBack = (who: Colleague, id: string | undefined, reason = '调休，重新分派') => t.api.post(`/api/staff/applications/${id ?? ''}/take-back`, { reason }, { as: who.as });

describe('assigning many', () => {
  it('gives the oldest in turn to each, never twice, also when two managers do it at once', async () => {
    const replies = await Promise.all([assign(manager, { count: 4, to: [first.id, second.id] }), assign(manager, { count: 4, to: [first.id, second.id] })]);
    const got = replies.filter((r) => r.status === 200).flatMap((r) => r.json<Assigned>().people);
    const total = got.reduce((n, p) => n + p.count, 0);
    expect(await t.db.selectFrom('review_assignment').select('application_id').execute()).toHaveLength(total);
    expect(total).toBeGreaterThanOrEqual(4);
    const mine = (await queue(first, '?state=all&mine=1')).items.map((i) => i.id);
    const theirs = (await queue(second, '?state=all&mine=1')).items.map((i) => i.id);
    expect(Math.abs(mine.length - theirs.length)).toBeLessThanOrEqual(1);
    expect(new Set([...mine, ...theirs]).size).toBe(total);
    expect([...mine, ...theirs]).toContain(waiting[0]);
  });

  it('refuses people who do not review, and gives nobody what lies outside their jurisdiction', async () => {
    const cashier = await colleague(t, { name: '石军', roles: ['cashier'], jurisdiction: { kind: 'province', province: '37' } });
    const elsewhere = await colleague(t, { name: '周岚', jurisdiction: { kind: 'points', points: ['3601-01'] } });
    expect(codes(await assign(manager, { count: 1, to: [cashier.id] }))).toEqual(['review.colleague_unfit']);
    expect(codes(await assign(first, { count: 1, to: [second.id] }))).toEqual(['request.forbidden']);
    const reply = await assign(manager, { count: 500, to: [elsewhere.id] });
    if (reply.status === 200) expect(reply.json<Assigned>().people).toMatchObject([{ count: 0 }]);
    else expect(codes(reply)).toEqual(['review.nothing_to_assign']);
    expect(await t.db.selectFrom('review_assignment').select('staff_id').where('staff_id', '=', elsewhere.id).execute()).toEqual([]);
  });

  it('keeps colleagues off: only who has it may take and decide it, and takes their own first', async () => {
    const [id] = (await queue(second, '?state=all&mine=1')).items.map((i) => i.id);
    const seen = await readCase(first, id);
    expect(seen.acts.find((a) => a.decision === 'approve')?.reasons[0]).toContain('已分派给 林静');
    expect(codes(await t.api.put(`/api/staff/applications/${id ?? ''}/claim`, {}, { as: first.as }))).toEqual(['review.assigned_to_other']);
    expect(codes(await t.api.post(`/api/staff/applications/${id ?? ''}/review`, { decision: 'approve', version: seen.version }, { as: first.as }))).toEqual(['review.assigned_to_other']);
    expect(must(await t.api.post('/api/staff/review/claims', { point: POINT }, { as: second.as })).json()).toMatchObject({ id });
  });
});

describe('handing over and taking back', () => {
  it('gives what one has to a colleague who may see it, with a word; others cannot give it', async () => {
    const [id] = (await queue(first, '?state=all&mine=1')).items.map((i) => i.id);
    const elsewhere = await colleague(t, { name: '周岚', jurisdiction: { kind: 'points', points: ['3601-01'] } });
    expect(codes(await handOver(first, id, elsewhere))).toEqual(['review.colleague_unfit']);
    expect(codes(await handOver(second, id, second))).toEqual(['review.not_held']);
    must(await handOver(first, id, second, '候选人为本人亲属，回避'));
    expect((await readCase(second, id)).assigned).toMatchObject({ name: '林静', mine: true, by: '高明', note: '候选人为本人亲属，回避' });
    expect((await queue(first, '?state=all&mine=1')).items.map((i) => i.id)).not.toContain(id);
  });

  it('takes a case back from whoever holds it, for a reason that is kept', async () => {
    const [id] = (await queue(second, '?state=all&mine=1')).items.map((i) => i.id);
    expect((await takeBack(first, id)).status).toBe(403);
    expect(codes(await takeBack(manager, id, '休'))).toEqual(['review.reason_too_short']);
    must(await takeBack(manager, id));
    expect(codes(await takeBack(manager, id))).toEqual(['review.nothing_to_take_back']);
    expect(await t.db.selectFrom('audit_event').select('reason').where('action', '=', 'review.take_back').where('subject', '=', `application:${id ?? ''}`).executeTakeFirst()).toEqual({ reason: '调休，重新分派' });
    const stranger = await colleague(t, { roles: ['provincial_exam_officer'], jurisdiction: { kind: 'province', province: '36' } });
    expect((await takeBack(stranger, id)).status).toBe(404);
  });

  it('shows colleagues of the jurisdiction with what each has in hand', async () => {
    const { people } = must(await t.api.get('/api/staff/review/colleagues', { as: manager.as })).json<Colleagues>();
    expect(people.map((p) => p.name)).toEqual(expect.arrayContaining(['高明', '林静']));
    expect(people.map((p) => p.name)).not.toContain('周岚');
    const counted = await t.db.selectFrom('review_assignment').select('staff_id').where('staff_id', '=', second.id).execute();
    expect(people.find((p) => p.staffId === second.id)?.assigned).toBe(counted.length);
  });
});
