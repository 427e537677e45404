import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BillList, DifferenceList, DifferenceWhole, ReconciledDays } from '#contracts/reconciliation.ts';
import { enqueue } from '#server/platform/jobs/queue.ts';
import { listBalances } from '#server/modules/ledger/index.ts';
import { multipartOf, type Reply } from '#server/testing/app.ts';
import { orderMissingBills } from './bills/bills.jobs-declared.ts';
import { findOpenOf } from './index.ts';
import { compareDay } from './matching/matching.jobs-declared.ts';
import { at, bookShop, of, ORDER, PEOPLE } from '#server/testing/book-shop.ts';

let s: Awaited<ReturnType<typeof bookShop>>;
beforeAll(async () => { s = await bookShop('2026-08-12T10:00:00'); });
afterAll(() => s.t.stop());

const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];
const round = async () => {
  await s.t.inTx((tx) => enqueue(tx, orderMissingBills, {}));
  await s.t.runJobs();
};
const differences = async (query = '', who = PEOPLE.liu) => (await s.t.api.get(`/api/staff/bill-differences?${query}`, { as: await s.as(who) })).json<DifferenceList>().lines;
const inShort = (lines: DifferenceList['lines']) => lines.map((l) => `${l.day} ${l.kind} ${l.class} ${l.state}${l.outcome === null ? '' : ` ${l.outcome}`} ${l.reference}`).sort();
const upload = async (day: string, content: string, more: Record<string, string> = {}, who = PEOPLE.liu) =>
  s.t.api.upload('/api/staff/channel-bills', multipartOf({ receiving: 'alipay-37', day, ...more }, [{ field: 'files', fileName: 'bill.csv', contentType: 'text/csv', bytes: Buffer.from(content) }]), { as: await s.as(who) });
const act = async (id: string, what: string, body: Record<string, unknown>, who = PEOPLE.liu) => s.t.api.post(`/api/staff/bill-differences/${id}/${what}`, body, { as: await s.as(who) });
const whole = async (id: string, who = PEOPLE.liu) => (await s.t.api.get(`/api/staff/bill-differences/${id}`, { as: await s.as(who) })).json<DifferenceWhole>();

describe('a day with every class of difference', () => {
  test('is fetched the morning after, matched set-wise, repaired where the channel confirms, and the rest are cases', async () => {
    const { charge, line } = s;
    const refund = { refundNumber: 'R202608100000000000009', orderNumber: ORDER(9), of, amountInFen: 24_400, happenedAt: at('2026-08-10T16:00:00') };
    await s.book(
      charge(1, '2026-08-10T09:00:00'), charge(2, '2026-08-10T09:10:00'), charge(3, '2026-08-10T09:20:00'), charge(4, '2026-08-10T23:59:59'), charge(5, '2026-08-10T10:00:00'), charge(9, '2026-08-10T11:00:00'),
      { kind: 'refund_due', ...refund }, { kind: 'refund_done', ...refund, receiving: 'alipay-37', number: `${ORDER(9)}01`, reference: 'RF9' },
      charge(20, '2026-08-10T12:00:00', { receiving: 'wechat', of: { ...of, province: '62' } }),
    );
    s.confirmed.set('AL6', 24_400);
    s.shandong.bills.set('2026-08-10', s.bill([
      line(1, '2026-08-10T09:00:00'), line(2, '2026-08-10T09:10:00', { amountInFen: 24_300 }), line(3, '2026-08-10T09:20:00'), line(3, '2026-08-10T09:20:00'),
      line(6, '2026-08-10T10:30:00'), line(7, '2026-08-10T10:40:00'), line(1, '2026-08-10T09:05:00', { reference: 'AL1-again' }), line(9, '2026-08-10T11:00:00'),
      line(9, '2026-08-10T16:00:00', { kind: 'refund', refundNumber: refund.refundNumber, reference: 'RF9', feeInFen: 0 }), line(8, '2026-08-10T17:00:00', { kind: 'refund', refundNumber: 'R202608100000000000008', reference: 'RF8', feeInFen: 0 }),
    ]));
    await round();
    expect(inShort(await differences())).toEqual([
      '2026-08-10 payment amount open AL2', '2026-08-10 payment double open AL1-again', '2026-08-10 payment double open AL3', '2026-08-10 payment long open AL7', '2026-08-10 payment long settled repaired AL6', '2026-08-10 payment short waiting AL4', '2026-08-10 payment short waiting AL5', '2026-08-10 refund long open RF8',
    ]);
    // what the next day's bill has was only late; what it has not is missing
    s.shandong.bills.set('2026-08-11', s.bill([line(4, '2026-08-10T23:59:59')]));
    await round();
    expect(inShort(await differences()).filter((d) => /AL[45]$/.test(d))).toEqual(['2026-08-10 payment short open AL5', '2026-08-10 payment short settled neighbour_day AL4', '2026-08-11 payment late settled neighbour_day AL4']);
    const day = (await s.t.api.get('/api/staff/reconciled-days', { as: await s.as(PEOPLE.liu) })).json<ReconciledDays>().days.find((d) => d.day === '2026-08-10' && d.receiving === 'alipay-37');
    // seven of ours, the one that was repaired among them; on the bill six lines pair off
    expect(day).toMatchObject({ state: 'compared', ours: 7 - 1, oursBack: 1, bill: { payments: 8, refunds: 2, feesInFen: 8 * 146, edition: 1 } });
  });

  test('a payer’s own page is told while something of their order is open, and nothing once it is settled', async () => {
    const checkOf = (n: number) => s.t.inTx((tx) => findOpenOf(tx, ORDER(n)));
    expect(await checkOf(5)).toEqual({ day: '2026-08-10', dueOn: '2026-08-17' });
    expect(await checkOf(7)).toMatchObject({ day: '2026-08-10' });
    // paired off, found on the next day, repaired
    expect([await checkOf(9), await checkOf(4), await checkOf(6)]).toEqual([undefined, undefined, undefined]);
  });

  test('compared again, ten times at once, it says the same', async () => {
    const before = inShort(await differences());
    await s.t.inTx(async (tx) => { for (let i = 0; i < 10; i++) await enqueue(tx, compareDay, { receiving: 'alipay-37', day: '2026-08-10' }); });
    await s.t.runJobs();
    expect(inShort(await differences())).toEqual(before);
  });

  test('the channel’s fee is in the books, and the books balance', async () => {
    const balances = await s.t.inTx((tx) => listBalances(tx, {}));
    expect(balances.find((b) => b.account === 'fees')).toMatchObject({ of: 'alipay-37', leftInFen: 9 * 146 });
    expect(balances.reduce((sum, b) => sum + b.leftInFen, 0)).toBe(0);
  });

  test('another province sees nothing of it, the nation everything', async () => {
    expect(await differences('', PEOPLE.wang)).toEqual([]);
    expect((await differences('', PEOPLE.li)).length).toBe(9);
    const [one] = await differences();
    expect(codes(await s.t.api.get(`/api/staff/bill-differences/${one?.id ?? ''}`, { as: await s.as(PEOPLE.wang) }))).toEqual([404, 'reconciliation.difference_not_found']);
    expect(codes(await act(one?.id ?? '', 'owner', { version: one?.version ?? 0 }, PEOPLE.wang))).toEqual([404, 'reconciliation.difference_not_found']);
    const days = (await s.t.api.get('/api/staff/reconciled-days', { as: await s.as(PEOPLE.wang) })).json<ReconciledDays>();
    expect(new Set(days.days.map((d) => d.receiving))).toEqual(new Set(['wechat']));
    expect(days.days.find((d) => d.day === '2026-08-10')).toMatchObject({ state: 'missing', bill: null });
  });
});

describe('a case', () => {
  test('is taken, noted, and ended by two people: the money is in suspense with it', async () => {
    const [found] = await differences('class=long&standing=open').then((all) => all.filter((d) => d.reference === 'AL7'));
    const id = found?.id ?? '';
    expect(found).toMatchObject({ dueOn: '2026-08-17', overdue: false, differenceInFen: 24_400 });
    expect(codes(await act(id, 'proposal', { version: found?.version, outcome: 'suspense', note: '查无此单，待渠道答复' }))).toEqual([409, 'reconciliation.not_taken']);
    const taken = (await act(id, 'owner', { version: found?.version })).json<DifferenceWhole>();
    expect(taken).toMatchObject({ owner: '刘出纳', mine: true });
    expect(codes(await act(id, 'notes', { version: taken.version, note: '' }))).toEqual([422, 'reconciliation.note_missing']);
    const noted = (await act(id, 'notes', { version: taken.version, note: '已电话询问渠道' })).json<DifferenceWhole>();
    const proposed = (await act(id, 'proposal', { version: noted.version, outcome: 'suspense', note: '查无此单，待渠道答复' })).json<DifferenceWhole>();
    expect((await act(id, 'approval', { version: proposed.version })).status).toBe(403);
    const [first, second] = await Promise.all([act(id, 'approval', { version: proposed.version }, PEOPLE.chen), act(id, 'approval', { version: proposed.version }, PEOPLE.chen)]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    expect(await whole(id)).toMatchObject({ state: 'settled', outcome: 'suspense', proposedBy: '刘出纳', approvedBy: '陈主管', history: [{ act: 'found' }, { act: 'opened' }, { act: 'taken' }, { act: 'noted', note: '已电话询问渠道' }, { act: 'proposed' }, { act: 'approved' }] });
    expect((await s.t.inTx((tx) => listBalances(tx, {}))).find((b) => b.account === 'suspense')).toMatchObject({ leftInFen: -24_400 });
  });

  test('nobody agrees to what they proposed themselves, and the table does not either', async () => {
    const [found] = await differences('class=amount', PEOPLE.li);
    const id = found?.id ?? '';
    const taken = (await act(id, 'owner', { version: found?.version }, PEOPLE.li)).json<DifferenceWhole>();
    expect(codes(await act(id, 'proposal', { version: taken.version, outcome: 'suspense', note: '金额少一元' }, PEOPLE.li))).toEqual([409, 'reconciliation.suspense_only_long']);
    const proposed = (await act(id, 'proposal', { version: taken.version, outcome: 'written_off', note: '渠道少收一元' }, PEOPLE.li)).json<DifferenceWhole>();
    expect(proposed.acts.find((a) => a.act === 'approve')?.reasons).toHaveLength(1);
    expect(codes(await act(id, 'approval', { version: proposed.version }, PEOPLE.li))).toEqual([409, 'reconciliation.own_proposal']);
    await expect(s.t.asOwner("update bill_difference set state = 'settled', outcome = 'written_off', settled_at = now(), approved_by_id = proposed_by_id where id = $1", [id])).rejects.toThrow(/check/);
    const returned = (await act(id, 'return', { version: proposed.version, note: '请附渠道回单' }, PEOPLE.chen)).json<DifferenceWhole>();
    expect(returned).toMatchObject({ state: 'open', proposed: null });
  });

  test('asked again while the channel is away waits, and is repaired once it answers', async () => {
    const found = (await differences('class=double')).find((d) => d.reference === 'AL1-again');
    const id = found?.id ?? '';
    const taken = (await act(id, 'owner', { version: found?.version })).json<DifferenceWhole>();
    s.away.is = true;
    expect(codes(await act(id, 'question', { version: taken.version }))).toEqual([200]);
    await s.t.runJobs();
    expect(await whole(id)).toMatchObject({ state: 'repairing' });
    s.away.is = false;
    s.confirmed.set('AL1-again', 24_400);
    await s.t.runJobs({ all: true });
    expect(await whole(id)).toMatchObject({ state: 'settled', outcome: 'repaired', orderNumber: ORDER(1), movements: [{ amountInFen: 24_400 }, { amountInFen: 24_400 }] });
  });

  test('is overdue after its last working day, on the screen and in the count', async () => {
    s.t.clock.set(at('2026-08-18T09:00:00'));
    const overdue = await differences('standing=overdue');
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.every((d) => d.overdue)).toBe(true);
    expect((await s.t.api.get('/api/staff/reconciled-days', { as: await s.as(PEOPLE.liu) })).json<ReconciledDays>().overdue).toBe(overdue.length);
    s.t.clock.set(at('2026-08-12T10:00:00'));
  });
});

describe('a movement no order explains, at an account several provinces share', () => {
  test('is the nation’s until it is given to a province, whose people then take it; one the order explains is not given away', async () => {
    s.shared.bills.set('2026-08-11', s.bill([s.line(0, '2026-08-11T09:00:00', { number: '99999999999999999999901', reference: 'WX-unknown' })]));
    await round();
    const [found] = await differences('class=long&receiving=wechat', PEOPLE.li);
    const id = found?.id ?? '';
    expect(found).toMatchObject({ state: 'open', province: '', orderNumber: null });
    expect(await differences('receiving=wechat&class=long', PEOPLE.wang)).toEqual([]);
    const give = (province: string, who = PEOPLE.li, version = found?.version, note = '付款方来电，在兰州报考') => act(id, 'province', { version, province, note }, who);
    expect(codes(await give('62', PEOPLE.wang))).toEqual([404, 'reconciliation.difference_not_found']);
    expect(codes(await give('62', PEOPLE.li, found?.version, ''))[0]).toBe(422);
    const both = await Promise.all([give('62'), give('62')]);
    expect(both.map((reply) => reply.status).sort()).toEqual([200, 409]);
    const [given] = await differences('receiving=wechat&class=long', PEOPLE.wang);
    expect(given).toMatchObject({ id, owner: null, state: 'open' });
    expect(codes(await act(id, 'province', { version: given?.version, province: '37', note: '转给山东办理' }, PEOPLE.wang))).toEqual([403, 'reconciliation.only_nation_assigns']);
    expect(codes(await give('62', PEOPLE.li, given?.version))).toEqual([422, 'reconciliation.province_already']);
    expect((await act(id, 'owner', { version: given?.version }, PEOPLE.wang)).status).toBe(200);
    expect((await whole(id, PEOPLE.wang)).history.map((h) => `${h.act} ${h.by} ${h.note}`)).toContain('assigned 李部长 付款方来电，在兰州报考');
    // compared again it stays where it was given
    await s.t.inTx((tx) => enqueue(tx, compareDay, { receiving: 'wechat', day: '2026-08-11' }));
    await s.t.runJobs();
    expect((await differences('receiving=wechat&class=long', PEOPLE.wang)).map((d) => d.id)).toEqual([id]);
    const ofAnOrder = (await differences('class=double', PEOPLE.li)).find((d) => d.state === 'open');
    expect(codes(await act(ofAnOrder?.id ?? '', 'province', { version: ofAnOrder?.version, province: '62', note: '不应改省' }, PEOPLE.li))).toContain('reconciliation.province_known');
  });

  test('is found among others by the days of the bills', async () => {
    const days = async (query: string) => new Set((await differences(query, PEOPLE.li)).map((d) => d.day));
    expect(await days('from=2026-08-11&to=2026-08-11')).toEqual(new Set(['2026-08-11']));
    expect(await days('to=2026-08-10')).toEqual(new Set(['2026-08-10']));
  });
});

describe('a bill brought by hand', () => {
  test('that corrects another says why, stands in its place, and what agrees by then is settled; the one before keeps its trace', async () => {
    const { line } = s;
    const corrected = s.bill([1, 2, 3, 5, 6, 9].map((n) => line(n, '2026-08-10T09:00:00')).concat(line(9, '2026-08-10T16:00:00', { kind: 'refund', refundNumber: 'R202608100000000000009', reference: 'RF9', feeInFen: 0 })));
    expect(codes(await upload('2026-08-10', corrected))).toEqual([422, 'reconciliation.bill_reason']);
    expect(codes(await upload('2026-08-10', corrected, { reason: '渠道重新出具' }))).toEqual([200]);
    expect(codes(await upload('2026-08-10', corrected, { reason: '又一次' }))).toEqual([409, 'reconciliation.bill_reading']);
    await s.t.runJobs();
    const bills = (await s.t.api.get('/api/staff/channel-bills?receiving=alipay-37&from=2026-08-10&to=2026-08-10', { as: await s.as(PEOPLE.liu) })).json<BillList>().bills;
    expect(bills.map((b) => [b.edition, b.state, b.payments, b.reason, b.broughtBy]).sort()).toEqual([[1, 'replaced', 8, '', ''], [2, 'standing', 6, '渠道重新出具', '刘出纳']]);
    expect(codes(await upload('2026-08-10', corrected, { reason: '相同' }))).toEqual([409, 'reconciliation.bill_same']);
    expect(inShort(await differences('standing=open'))).toEqual([]);
    expect(inShort(await differences('class=amount'))).toEqual(['2026-08-10 payment amount settled matched_later AL2']);
    // the fee of the first edition was booked back
    expect((await s.t.inTx((tx) => listBalances(tx, {}))).find((b) => b.account === 'fees')).toMatchObject({ leftInFen: 7 * 146 });
  });

  test('that cannot be read says at which line, and one of another day which; nothing of them counts', async () => {
    expect(codes(await upload('2026-08-09', 'payment,1,,AL1,abc,0,x'))).toEqual([200]);
    await s.t.runJobs();
    expect(codes(await upload('2026-08-09', s.bill([s.line(1, '2026-08-05T09:00:00')])))).toEqual([200]);
    await s.t.runJobs();
    const bills = (await s.t.api.get('/api/staff/channel-bills?state=refused', { as: await s.as(PEOPLE.liu) })).json<BillList>().bills;
    expect(bills.map((b) => b.fault).sort()).toEqual(['第 1 行不是该渠道账单的格式', '账单中有 2026-08-05 的交易，不是当日的账单']);
  });

  test('that has a line twice which our books do not have is compared all the same: once long, once double', async () => {
    const twice = [30, 30, 31].map((n) => s.line(n, '2026-08-08T09:00:00'));
    expect(codes(await upload('2026-08-08', s.bill(twice)))).toEqual([200]);
    await s.t.runJobs();
    expect(inShort(await differences('day=2026-08-08'))).toEqual(['2026-08-08 payment double open AL30', '2026-08-08 payment long open AL30', '2026-08-08 payment long open AL31']);
  });

  test('is refused of today, of an account of others, and of one several provinces share', async () => {
    expect(codes(await upload('2026-08-12', 'x'))).toEqual([422, 'reconciliation.day_not_over']);
    expect(codes(await upload('2026-08-11', 'x', { receiving: 'wechat' }))).toEqual([403, 'reconciliation.account_shared']);
    expect(codes(await upload('2026-08-11', 'x', {}, PEOPLE.wang))).toEqual([404, 'reconciliation.account_unknown']);
    expect(codes(await upload('2026-08-11', '', { receiving: 'nobody' }))).toEqual([404, 'reconciliation.account_unknown']);
  });
});
