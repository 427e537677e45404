import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CounterCase, CounterDay } from '#contracts/counter.ts';
import { beijingDay } from '#contracts/dates.ts';
import type { ApplicationId } from '#contracts/ids.ts';
import type { ReviewDecided } from '#contracts/review.ts';
import { verificationCode } from '#server/modules/applications/index.ts';
import { listOpenSittings } from '#server/modules/catalogue/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { awaitingReview } from '#server/testing/awaiting.ts';
import { must, type Candidate } from '#server/testing/candidates.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

const POINT = '3601-01';
let t: TestApp;
let clerk: Colleague;
let here: { id: ApplicationId; candidate: Candidate };
let number: string;

beforeAll(async () => {
  t = await testApp();
  const open = await t.inTx((tx) => listOpenSittings(tx, t.clock.now()));
  here = await awaitingReview(t, open.find((o) => o.exam.code === '034')?.sitting.id ?? '', { how: 'on_site', name: '𠮷田健' });
  clerk = await colleague(t, { name: '周岚', jurisdiction: { kind: 'points', points: [POINT] } });
  number = (await t.db.selectFrom('application').select('number').where('id', '=', here.id).executeTakeFirstOrThrow()).number ?? '';
}, 120_000);
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const lookUp = (who: Colleague, body: Record<string, unknown>) => t.api.post('/api/staff/review/counter/look-ups', body, { as: who.as });
const pdfOf = (reply: Reply) => [reply.status, reply.headers['content-type']];

describe('the counter', () => {
  it('finds the application by the form in hand, within the jurisdiction, and knows a foreign paper by its code', async () => {
    const found = must(await lookUp(clerk, { number: `${number.slice(0, 9)} ${number.slice(9)}`, code: verificationCode(t.kit, number).toLowerCase() })).json<CounterCase>();
    expect(found).toMatchObject({ id: here.id, name: '𠮷田健', open: true, hasPhoto: true, stateText: '待现场核验' });
    expect(found.checklist.map((l) => l.code)).toContain('originals');
    expect(codes(await lookUp(clerk, { number, code: '0123456789AB' }))).toEqual(['review.form_code_wrong']);
    expect(codes(await lookUp(clerk, { number: '1234' }))).toEqual(['review.form_number_format']);
    const elsewhere = await colleague(t);
    expect((await lookUp(elsewhere, { number })).status).toBe(404);
  });

  it('decides with the originals ticked, gives a receipt, and lists the day for the papers', async () => {
    const { version } = must(await lookUp(clerk, { number })).json<CounterCase>();
    const at = `/api/staff/applications/${here.id}/counter-decision`;
    expect(codes(await t.api.post(at, { decision: 'return', version, reason: '缺材料' }, { as: clerk.as }))).toEqual(['field.not_a_choice']);
    const body = { decision: 'approve', version, ticked: ['originals', 'identity'] };
    const replies = await Promise.all([t.api.post(at, body, { as: clerk.as }), t.api.post(at, body, { as: clerk.as })]);
    expect(replies.map((r) => r.status).toSorted()).toEqual([200, 409]);
    const { decision } = (replies.find((r) => r.status === 200) ?? must(await t.api.get('/'))).json<ReviewDecided>();
    const receipt = await t.api.get(`/api/staff/applications/${here.id}/counter-receipts/${decision.id}`, { as: clerk.as });
    expect(pdfOf(receipt)).toEqual([200, 'application/pdf']);
    const day = beijingDay(t.clock.now());
    const list = must(await t.api.get(`/api/staff/review/counter/day?point=${POINT}&day=${day}`, { as: clerk.as })).json<CounterDay>();
    expect(list.rows).toMatchObject([{ number, name: '𠮷田健', decisionText: '核验通过', by: '周岚' }]);
    expect(pdfOf(await t.api.get(`/api/staff/review/counter/hand-over?point=${POINT}&day=${day}`, { as: clerk.as }))).toEqual([200, 'application/pdf']);
    const stranger = await colleague(t);
    expect((await t.api.get(`/api/staff/applications/${here.id}/counter-receipts/${decision.id}`, { as: stranger.as })).status).toBe(404);
    expect((await t.api.get(`/api/staff/review/counter/day?point=${POINT}&day=${day}`, { as: stranger.as })).status).toBe(404);
  }, 60_000);
});
