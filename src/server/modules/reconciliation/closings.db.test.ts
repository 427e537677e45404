import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ClosingList, ClosingWhole, DifferenceList, DifferenceWhole } from '#contracts/reconciliation.ts';
import { post } from '#server/modules/ledger/index.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import type { Reply } from '#server/testing/app.ts';
import { shiftOpened } from '#server/testing/cash-shift.ts';
import { at, bookShop, of, ORDER, PEOPLE } from '#server/testing/book-shop.ts';
import { orderMissingBills } from './bills/bills.jobs-declared.ts';

let s: Awaited<ReturnType<typeof bookShop>>;
beforeAll(async () => {
  s = await bookShop('2026-08-11T10:00:00');
  const refund = { refundNumber: 'R202608100000000000002', orderNumber: ORDER(2), of, amountInFen: 24_400 };
  await s.book(
    s.charge(1, '2026-08-10T09:00:00'), s.charge(2, '2026-08-10T09:10:00'), { kind: 'refund_due', ...refund, happenedAt: at('2026-08-10T10:00:00') },
    { kind: 'cash_taken', orderNumber: ORDER(3), receiptNumber: 'SD-0001', of, amountInFen: 12_200, happenedAt: at('2026-08-10T14:00:00') },
  );
});
afterAll(() => s.t.stop());

const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];
const round = async () => {
  await s.t.inTx((tx) => enqueue(tx, orderMissingBills, {}));
  await s.t.runJobs();
};
const propose = async (body: Record<string, unknown>, who = PEOPLE.liu) => s.t.api.post('/api/staff/closings', { province: '37', ...body }, { as: await s.as(who) });
const decide = async (c: ClosingWhole, what: 'approval' | 'return', who = PEOPLE.chen, reason = '') => s.t.api.post(`/api/staff/closings/${c.id}/${what}`, { version: c.version, reason }, { as: await s.as(who) });
const list = async (who = PEOPLE.liu) => (await s.t.api.get('/api/staff/closings', { as: await s.as(who) })).json<ClosingList>();

describe('a day', () => {
  let proposed: ClosingWhole;

  test('is not closed while it lasts, while its bill is missing, a cash shift is not handed over, or a difference is open', async () => {
    expect(codes(await propose({ kind: 'day', day: '2026-08-11' }))).toEqual([409, 'closing.day_not_over']);
    s.t.clock.set(at('2026-08-10T16:00:00'));
    const shift = await shiftOpened(s.t, PEOPLE.liu, { place: '37', drawnInFen: 0 });
    s.t.clock.set(at('2026-08-11T10:00:00'));
    expect(codes(await propose({ kind: 'day', day: '2026-08-10' }))).toEqual([409, 'closing.bill_missing', 'closing.shift_open']);
    await s.t.asOwner(`update cash_shift set state = 'confirmed', counted_at = now(), expected_in_fen = 0, counted_in_fen = 0, pos_expected_in_fen = 0, pos_counted_in_fen = 0, reviewer_id = $2, reviewer_name = '陈主管', reviewed_at = now() where id = $1`, [shift, PEOPLE.chen]);
    expect(codes(await propose({ kind: 'day', day: '2026-08-10' }))).toEqual([409, 'closing.bill_missing']);
    s.shandong.bills.set('2026-08-10', s.bill([s.line(1, '2026-08-10T09:00:00'), s.line(2, '2026-08-10T09:10:00'), s.line(7, '2026-08-10T09:30:00')]));
    await round();
    expect(codes(await propose({ kind: 'day', day: '2026-08-10' }))).toEqual([409, 'closing.differences_open']);
    expect((await list()).waiting).toMatchObject([{ kind: 'day', day: '2026-08-10', reasons: ['还有 1 项差异未处理'] }, { kind: 'final', sittingId: of.sittingId }]);
  });

  test('is frozen with its digest when proposed, confirmed by another person, and never opened again', async () => {
    const [open] = (await s.t.api.get('/api/staff/bill-differences?standing=open', { as: await s.as(PEOPLE.liu) })).json<DifferenceList>().lines;
    const act = async (what: string, body: Record<string, unknown>, who = PEOPLE.liu) => (await s.t.api.post(`/api/staff/bill-differences/${open?.id ?? ''}/${what}`, body, { as: await s.as(who) })).json<DifferenceWhole>();
    const suspended = await act('proposal', { version: (await act('owner', { version: open?.version })).version, outcome: 'suspense', note: '查无此单，列入待查' });
    await act('approval', { version: suspended.version }, PEOPLE.chen);
    const twice = await Promise.all([propose({ kind: 'day', day: '2026-08-10' }), propose({ kind: 'day', day: '2026-08-10' })]);
    expect(twice.map((r) => r.status).sort()).toEqual([200, 409]);
    proposed = (twice.find((r) => r.status === 200) ?? twice[0]).json<ClosingWhole>();
    expect(proposed).toMatchObject({
      sealed: true, collectedInFen: 48_800 + 12_200, refundedInFen: 0,
      figures: { collectedOnline: { count: 2, inFen: 48_800 }, collectedAtDesk: { count: 1, inFen: 12_200 }, owedBack: { count: 1, inFen: 24_400 }, sittings: [{ sittingId: of.sittingId, collectedInFen: 61_000, owedInFen: 24_400, treasuryInFen: 36_600 }], accounts: [{ receiving: 'alipay-37', collectedInFen: 48_800 }] },
    });
    expect(proposed.figures.balances.reduce((sum, b) => sum + b.afterInFen, 0)).toBe(0);
    expect(codes(await decide(proposed, 'approval', PEOPLE.liu))[0]).toBe(403);
    expect(codes(await decide(proposed, 'return'))).toEqual([422, 'reconciliation.note_missing']);
    expect(codes(await decide(proposed, 'approval'))).toEqual([200]);
    expect(codes(await propose({ kind: 'day', day: '2026-08-10' }))[0]).toBe(409);
    await expect(s.t.inTx((tx) => tx.updateTable('closing').set({ digest: Buffer.alloc(32) }).execute())).rejects.toThrow(/permission denied/);
    await expect(s.t.asOwner('update closing set decided_by_id = proposed_by_id where id = $1', [proposed.id])).rejects.toThrow(/check/);
  });

  test('that was closed gains nothing: what moves later belongs to a later day', async () => {
    await s.book({ ...s.charge(5, '2026-08-10T23:30:00'), happenedAt: at('2026-08-10T23:30:00') });
    // booked by now, the morning after; the charge itself was the evening before
    await s.t.inTx((tx) => post(tx, s.charge(6, '2026-08-10T23:40:00'), at('2026-08-11T08:00:00')));
    const { rows } = await s.t.asOwner("select occasion, day::text from ledger_entry where reference = 'AL6'");
    expect(rows).toEqual([{ occasion: 'charge:alipay-37:AL6', day: '2026-08-11' }]);
  });

  test('prints as a report', async () => {
    const report = await s.t.api.get(`/api/staff/closings/${proposed.id}/report`, { as: await s.as(PEOPLE.chen) });
    expect([report.status, report.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(report.body.startsWith('%PDF')).toBe(true);
  });

  test('is nobody’s business in another province', async () => {
    expect((await list(PEOPLE.wang)).closings).toEqual([]);
    expect(codes(await s.t.api.get(`/api/staff/closings/${proposed.id}`, { as: await s.as(PEOPLE.wang) }))).toEqual([404, 'closing.not_found']);
    expect(codes(await propose({ kind: 'day', day: '2026-08-10' }, PEOPLE.wang))).toEqual([404, 'closing.not_found']);
    expect(codes(await decide(proposed, 'return', PEOPLE.wang, '无关'))).toEqual([404, 'closing.not_found']);
  });
});

describe('a sitting', () => {
  test('has its final account only when every day is closed, nothing is open and nothing is owed', async () => {
    expect(codes(await propose({ kind: 'final', day: '2026-08-11' }))).toEqual([422, 'closing.sitting_missing']);
    const early = codes(await propose({ kind: 'final', day: '2026-08-11', sittingId: of.sittingId }));
    expect(early).toContain('closing.days_open');
    expect(early).toContain('closing.money_owed');
  });

  test('is closed for good once it is all there: the last refund made, every day closed, confirmed by another person', async () => {
    const refund = { refundNumber: 'R202608100000000000002', orderNumber: ORDER(2), of, amountInFen: 24_400, happenedAt: at('2026-08-11T15:00:00') };
    await s.book({ kind: 'refund_done', ...refund, receiving: 'alipay-37', number: `${ORDER(2)}01`, reference: 'RF2' });
    s.shandong.bills.set('2026-08-11', s.bill([
      s.line(5, '2026-08-10T23:30:00'), s.line(6, '2026-08-10T23:40:00'), s.line(2, '2026-08-11T15:00:00', { kind: 'refund', refundNumber: refund.refundNumber, reference: 'RF2', feeInFen: 0 }),
    ]));
    s.t.clock.set(at('2026-08-12T10:00:00'));
    await round();
    const day = (await propose({ kind: 'day', day: '2026-08-11' })).json<ClosingWhole>();
    // a day that was only proposed does not count
    expect(codes(await propose({ kind: 'final', day: '2026-08-12', sittingId: of.sittingId }))).toEqual([409, 'closing.days_open']);
    expect(codes(await decide(day, 'approval'))).toEqual([200]);
    const final = (await propose({ kind: 'final', day: '2026-08-12', sittingId: of.sittingId })).json<ClosingWhole>();
    const collected = 4 * 24_400 + 12_200;
    expect(final).toMatchObject({ kind: 'final', sealed: true, collectedInFen: collected, refundedInFen: 24_400, figures: { refundedByChannel: { count: 1, inFen: 24_400 }, sittings: [{ sittingId: of.sittingId, owedInFen: 0, treasuryInFen: collected - 24_400 }] } });
    expect(codes(await decide(final, 'approval', PEOPLE.liu))[0]).toBe(403);
    expect(codes(await decide(final, 'approval'))).toEqual([200]);
    expect(await list()).toMatchObject({ waiting: [], closings: [{ kind: 'final', state: 'closed', approvedBy: '陈主管' }, { kind: 'day', day: '2026-08-11' }, { kind: 'day', day: '2026-08-10' }] });
    expect(codes(await propose({ kind: 'final', day: '2026-08-12', sittingId: of.sittingId }))[0]).toBe(409);
  });
});
