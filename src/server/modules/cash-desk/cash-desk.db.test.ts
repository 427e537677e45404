import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CashBook, CashDesks, DepositList, ReceiptLine, ReceiptList, ShiftList, ShiftWhole, Tender } from '#contracts/cash-desk.ts';
import { StaffId } from '#contracts/ids.ts';
import type { Permission } from '#contracts/staff.ts';
import { ok, refused, type Result } from '#server/kernel/result.ts';
import { listBalances } from '#server/modules/ledger/index.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { cashDesk, holdMyDesk, payOutRefund, takeFee } from './index.ts';

const START = Date.parse('2026-08-10T08:30:00+08:00');
const DAY = 86_400_000;
const of = { province: '37', sittingId: '031-2026-1' };
const [liu, chen, zhao, gansu, auditor]: string[] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const CASHIER: Permission[] = ['payment.register', 'cash.confirm', 'reconciliation.see'];
const WHO = new Map<string | undefined, { name: string; permissions: Permission[]; province: string }>([
  [liu, { name: '刘出纳', permissions: CASHIER, province: '37' }], [chen, { name: '陈出纳', permissions: CASHIER, province: '37' }], [zhao, { name: '赵建国', permissions: ['cash.confirm', 'reconciliation.see'], province: '37' }], [gansu, { name: '杨柳', permissions: CASHIER, province: '62' }], [auditor, { name: '沈毅', permissions: [], province: '37' }],
]);
const actor = (id: string | undefined) => {
  const who = WHO.get(id);
  return { kind: 'staff' as const, sessionId: '', staffId: StaffId.parse(id), name: who?.name ?? '', permissions: who?.permissions ?? [], jurisdiction: { kind: 'province' as const, province: who?.province ?? '37' } };
};

let t: TestApp;
beforeAll(async () => {
  t = await testApp({ at: START, modules: () => [cashDesk], people: { candidateName: () => Promise.resolve(''), staffActor: (id) => Promise.resolve(actor(id)) } });
});
afterAll(() => t.stop());

const codes = (reply: Reply) => [reply.status, ...(reply.status === 200 ? [] : reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code))];
const post = async (path: string, body: Record<string, unknown>, who = liu) => t.api.post(`/api/staff/${path}`, body, { as: await t.signInStaff(who ?? '') });
const get = async <T>(path: string, who = liu) => (await t.api.get(`/api/staff/${path}`, { as: await t.signInStaff(who ?? '') })).json<T>();
const open = (more: Record<string, unknown> = {}, who = liu) => post('cash-shifts', { place: '37', counted: { inFen: 0 }, ...more }, who);
const count = (s: ShiftWhole, inFen: number, more: Record<string, unknown> = {}, who = liu) => post(`cash-shifts/${s.id}/count`, { version: s.version, counted: { inFen }, ...more }, who);
const decide = (s: ShiftWhole, decision: 'confirm' | 'return', who = chen, reason = '') => post(`cash-shifts/${s.id}/decision`, { version: s.version, decision, reason }, who);
const book = (desk: string, from = '2026-08-10', to = from) => get<CashBook>(`cash-book?desk=${desk}&from=${from}&to=${to}`);

let orders = 0;
/** What a registration does at the desk; `dies` ends its process before the end of the transaction. */
const take = (name: string, { who = liu, amountInFen = 24_400, tender = 'cash', posReference, dies = false, orderNumber = `20260810${String(++orders).padStart(13, '0')}` }: { who?: string; amountInFen?: number; tender?: Tender; posReference?: string; dies?: boolean; orderNumber?: string } = {}): Promise<Result<string>> => t.inTx(async (tx) => {
  const mine = await holdMyDesk(tx, actor(who), '37', t.clock.now());
  if (!mine.ok) return mine;
  const fee = { orderNumber, of, amountInFen, payer: name, applicationNumber: '372026000000000001', title: '2026年度一级建造师', lines: [{ text: '建设工程经济', amountInFen }] };
  const taken = await takeFee(tx, mine.value, fee, { tender, posReference }, t.clock.now());
  if (dies) throw new Error('killed');
  if (!taken.ok) throw Object.assign(new Error('refused'), { refusals: taken.refusals });
  return taken;
}).catch((error: unknown) => (error instanceof Error && 'refusals' in error ? refused(error.refusals as never) : Promise.reject(error instanceof Error ? error : new Error('unknown'))));
const payOut = (refundNumber: string, amountInFen: number, who = liu) => t.inTx(async (tx) => {
  const mine = await holdMyDesk(tx, actor(who), '37', t.clock.now());
  return mine.ok ? payOutRefund(tx, mine.value, { refundNumber, orderNumber: '202608100000000000001', of, amountInFen, receiptNumber: 'TF-0001' }, { tender: 'cash' }, t.clock.now()) : mine;
});
const agrees = async () => {
  const desks = await get<CashDesks>('cash-desks');
  const ledger = (await t.inTx((tx) => listBalances(tx, {}))).reduce((fen, b) => fen + (b.account === 'cash' && b.of === '37' ? b.leftInFen : 0), 0);
  expect([desks.atDesksInFen, desks.ledgerInFen]).toEqual([ledger, ledger]);
  return ledger;
};
const numbers = (receipts: readonly string[]) => receipts.map((n) => Number(n.slice(-6))).sort((a, b) => a - b);

describe('a day at a desk', () => {
  let shift: ShiftWhole;
  test('nothing is taken without a shift; it opens once, however often it is asked for', async () => {
    expect(await take('张伟')).toMatchObject({ refusals: [{ code: 'cash.no_shift' }] });
    const asked = { drawnInFen: 20_000, counted: { inFen: 20_000, notes: [{ faceInFen: 5_000, count: 2 }, { faceInFen: 1_000, count: 10 }] } };
    expect(codes(await open({ ...asked, counted: { inFen: 20_000, notes: [{ faceInFen: 5_000, count: 3 }] } }))).toEqual([422, 'cash.count_differs']);
    expect(codes(await open({ ...asked, drawnInFen: 0 }))).toEqual([422, 'cash.float_differs']);
    const tabs = await Promise.all([open(asked), open(asked), open({ ...asked, window: 2 })]);
    expect(tabs.map((r) => r.status).sort()).toEqual([200, 409, 409]);
    shift = (tabs.find((r) => r.status === 200) ?? tabs[0]).json<ShiftWhole>();
    expect(codes(await open({ window: 3 }))).toEqual([409, 'cash.shift_open_mine']);
    expect(codes(await open({ window: Number(shift.desk.slice(-2)) }, chen))).toContain('cash.desk_busy');
    expect(await agrees()).toBe(20_000);
  });

  test('receipts run without gaps through concurrency, refusals and a process that dies in between', async () => {
    const people = ['张伟', '欧阳倩', '阿依古丽·买买提', '王晓[沛]', '𠮷田健'];
    const taken = await Promise.allSettled(people.flatMap((name, at) => [take(name), take(name, { dies: at % 2 === 0 })]));
    expect(taken.filter((r) => r.status === 'rejected')).toHaveLength(3);
    const issued = taken.flatMap((r) => (r.status === 'fulfilled' && r.value.ok ? [r.value.value] : []));
    expect(numbers(issued)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const card = await take('李娜', { tender: 'pos', posReference: '002146889013' });
    expect(await take('马强', { tender: 'pos', posReference: '002146889013' })).toMatchObject({ refusals: [{ code: 'cash.pos_reference_used', path: 'posReference' }] });
    expect(await take('马强', { tender: 'pos' })).toMatchObject({ refusals: [{ code: 'cash.pos_reference_missing' }] });
    expect(numbers([card.ok ? card.value : ''])).toEqual([8]);
    expect(await agrees()).toBe(20_000 + 7 * 24_400);
    const balances = await t.inTx((tx) => listBalances(tx, { province: '37' }));
    expect(balances.find((b) => b.account === 'bank')).toMatchObject({ inInFen: 24_400, outInFen: 20_000 });
  });

  test('never more is paid out than lies in the drawer, and a refund once', async () => {
    expect(await payOut('R202608100000000000001', 1_000_000)).toMatchObject({ refusals: [{ code: 'cash.not_enough', params: { there: '1908.00' } }] });
    expect(await payOut('R202608100000000000001', 24_400)).toEqual(ok(shift.desk));
    await expect(payOut('R202608100000000000001', 24_400)).resolves.toMatchObject({ ok: false });
    expect(await agrees()).toBe(20_000 + 6 * 24_400);
  });

  test('a payment that is registered while the cashier counts is in the count, or refused', async () => {
    const at = await get<ShiftWhole>(`cash-shifts/${shift.id}`);
    const [counted, late] = await Promise.all([count(at, at.expectedInFen - 500, { posInFen: 24_400, reason: '找零差错，少五元' }), take('陈静')]);
    expect(counted.status).toBe(200);
    const after = counted.json<ShiftWhole>();
    expect(after).toMatchObject({ state: 'counted', expectedInFen: late.ok ? at.expectedInFen + 24_400 : at.expectedInFen });
    expect(await take('陈静')).toMatchObject({ refusals: [{ code: 'cash.no_shift' }] });
    shift = after;
  });

  test('is counted again when returned, confirmed by another person only, and the difference is booked once', async () => {
    expect(codes(await decide(shift, 'confirm', liu))).toEqual([409, 'cash.own_count']);
    expect(codes(await decide(shift, 'return'))).toEqual([422, 'cash.reason_missing']);
    expect(codes(await open({ counted: { inFen: 0 }, window: Number(shift.desk.slice(-2)), note: '试开' }, chen))).toEqual([409, 'cash.desk_unconfirmed']);
    const returned = (await decide(shift, 'return', chen, '少点了一捆')).json<ShiftWhole>();
    expect(codes(await count(returned, shift.expectedInFen - 100, { posInFen: 24_400 }))).toEqual([422, 'cash.difference_reason']);
    expect(codes(await count(returned, shift.expectedInFen, { posInFen: 0 }))).toEqual([422, 'cash.pos_difference_reason']);
    shift = (await count(returned, shift.expectedInFen - 100, { posInFen: 24_400, reason: '短款一元，无法查明' })).json<ShiftWhole>();
    const before = await agrees();
    const twice = await Promise.all([decide(shift, 'confirm'), decide(shift, 'confirm', zhao)]);
    expect(twice.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(await agrees()).toBe(before - 100);
    const done = await get<ShiftWhole>(`cash-shifts/${shift.id}`);
    expect(done).toMatchObject({ state: 'confirmed', differenceInFen: -100, history: [{ act: 'opened' }, { act: 'counted' }, { act: 'returned', note: '少点了一捆' }, { act: 'counted' }, { act: 'confirmed' }] });
    expect((await t.inTx((tx) => listBalances(tx, { province: '37' }))).find((b) => b.account === 'difference')).toMatchObject({ of: '37', leftInFen: 100 });
    await expect(t.asOwner('update cash_shift set reviewer_id = cashier_id where id = $1', [shift.id])).rejects.toThrow(/check/);
  });

  test('goes to the bank by its slip, once, is checked by another, and taken back when it was entered wrongly', async () => {
    const held = await agrees();
    const deposit = (more: Record<string, unknown> = {}, who = liu) => post('cash-deposits', { desk: shift.desk, slipNumber: 'ICBC-0810-7', depositedOn: '2026-08-10', amountInFen: held, ...more }, who);
    expect(codes(await deposit({ amountInFen: held + 1, depositedOn: '2026-08-11' }))).toEqual([409, 'cash.deposit_day', 'cash.not_enough']);
    const tabs = await Promise.all([deposit(), deposit()]);
    expect(tabs.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(await agrees()).toBe(0);
    const first = async () => (await get<DepositList>('cash-deposits')).deposits[0];
    const entered = await first();
    const check = (decision: string, who = chen, reason = '') => post(`cash-deposits/${entered?.id ?? ''}/decision`, { version: 1, decision, reason }, who);
    expect(codes(await check('agree', liu))).toEqual([409, 'cash.own_deposit']);
    expect(codes(await check('take_back'))).toEqual([422, 'cash.reason_missing']);
    expect(codes(await check('take_back', chen, '金额与回单不符'))).toEqual([200]);
    expect(await agrees()).toBe(held);
    expect(codes(await deposit({ amountInFen: held - 100 }))).toEqual([200]);
    expect(codes(await post(`cash-deposits/${(await first())?.id ?? ''}/decision`, { version: 1, decision: 'agree' }, zhao))).toEqual([200]);
    expect(await first()).toMatchObject({ state: 'agreed', decidedBy: '赵建国', enteredBy: '刘出纳' });
    expect((await get<CashDesks>('cash-desks')).desks.find((d) => d.desk === shift.desk)).toMatchObject({ cashInFen: 100, heldSince: null });
  });

  test('is told line by line, each balance the one before and what moved, the last the ledger’s', async () => {
    const b = await book(shift.desk);
    let balance = b.openingInFen;
    b.lines.forEach((line, at) => {
      if (line.tender === 'cash') balance += line.inFen - line.outFen;
      expect([line.seq, line.balanceInFen]).toEqual([at + 1, balance]);
    });
    expect(b).toMatchObject({ openingInFen: 0, closingInFen: balance, posInFen: 24_400, deskText: expect.stringContaining('号窗口') as string });
    expect(await agrees()).toBe(balance);
    expect(await book(shift.desk, '2026-08-11')).toMatchObject({ openingInFen: balance, closingInFen: balance, lines: [] });
    for (const statement of ['update cash_line set change_in_fen = 1', 'delete from cash_line', 'update counter_receipt set amount_in_fen = 1', 'delete from counter_receipt', 'delete from counter_receipt_series', 'update cash_deposit set amount_in_fen = 1']) await expect(t.db.executeQuery({ sql: statement, parameters: [], query: { kind: 'RawNode' } } as never)).rejects.toThrow(/permission denied/);
  });
});

describe('a receipt', () => {
  const find = async (number: string) => (await get<ReceiptList>(`counter-receipts?number=${number}`)).receipts[0];
  test('is printed, and every further printing is a reprint that says so', async () => {
    const { number } = (await get<ReceiptList>('counter-receipts')).receipts[0] ?? { number: '' };
    expect((await post(`counter-receipts/${number}/prints`, {})).json()).toEqual({ print: 1 });
    const both = await Promise.all([post(`counter-receipts/${number}/prints`, {}), post(`counter-receipts/${number}/prints`, {})]);
    expect(both.map((r) => r.json<{ print: number }>().print).sort()).toEqual([2, 3]);
    const pdf = await t.api.get(`/api/staff/counter-receipts/${number}/prints/3`, { as: await t.signInStaff(liu ?? '') });
    expect([pdf.status, pdf.headers['content-type'], pdf.body.startsWith('%PDF')]).toEqual([200, 'application/pdf', true]);
    expect(codes(await t.api.get(`/api/staff/counter-receipts/${number}/prints/4`, { as: await t.signInStaff(liu ?? '') }))).toEqual([404, 'cash.print_not_found']);
    expect(await find(number)).toMatchObject({ prints: 3 });
  });

  test('is voided by two people; its number stays, and the payment gets the next one', async () => {
    const old: ReceiptLine | undefined = await find('S3701-2026-000002') ?? (await get<ReceiptList>('counter-receipts')).receipts.at(-2);
    const number = old?.number ?? '';
    expect(codes(await post(`counter-receipts/${number}/void-request`, { version: 1, reason: '错' }))).toEqual([422, 'field.too_short']);
    const asked = await Promise.all([1, 2].map(() => post(`counter-receipts/${number}/void-request`, { version: 1, reason: '姓名打印错误' })));
    expect(asked.map((r) => r.status).sort()).toEqual([200, 409]);
    const decideVoid = (who: string | undefined, decision = 'approve', reason = '') => post(`counter-receipts/${number}/void-decision`, { version: 2, decision, reason }, who);
    expect(codes(await decideVoid(liu))).toEqual([409, 'cash.own_void']);
    const both = await Promise.all([decideVoid(chen), decideVoid(zhao)]);
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    const gone = await find(number);
    expect(gone).toMatchObject({ state: 'void', voidReason: '姓名打印错误', voidAskedBy: '刘出纳' });
    expect(await find(gone?.replacedBy ?? '')).toMatchObject({ state: 'issued', replaces: number, payer: old?.payer, amountInFen: 24_400, orderNumber: old?.orderNumber });
    expect(codes(await post(`counter-receipts/${number}/prints`, {}))).toEqual([409, 'cash.receipt_void']);
    const { rows } = await t.asOwner('select seq from counter_receipt where desk = $1 order by seq', [gone?.desk]);
    expect(rows.map((r) => r['seq'])).toEqual(rows.map((_, at) => at + 1));
    await expect(t.asOwner('update counter_receipt set voided_by_id = void_asked_by_id where number = $1', [number])).rejects.toThrow(/check/);
  });
});

describe('what is kept out', () => {
  test('a shift of yesterday takes nothing more, and begins a new series each year', async () => {
    expect((await open({ window: 5 })).status).toBe(200);
    t.clock.set(START + DAY);
    expect(await take('周婷')).toMatchObject({ refusals: [{ code: 'cash.shift_of_earlier_day', params: { day: '2026-08-10' } }] });
    const mine = (await get<CashDesks>('cash-desks')).mine;
    await decide((await count({ ...mine, version: mine?.version } as ShiftWhole, 0)).json<ShiftWhole>(), 'confirm');
    t.clock.set(Date.parse('2027-01-04T09:00:00+08:00'));
    await open({ window: 5 });
    expect(await take('周婷')).toEqual(ok('S3705-2027-000001'));
    t.clock.set(START);
  });

  test('another province, and who may not', async () => {
    const { shifts: [shift] } = await get<ShiftList>('cash-shifts');
    const { receipts: [receipt] } = await get<ReceiptList>('counter-receipts');
    expect((await get<ShiftList>('cash-shifts', gansu)).shifts).toEqual([]);
    expect((await get<CashDesks>('cash-desks', gansu)).desks).toEqual([]);
    expect(codes(await t.api.get(`/api/staff/cash-shifts/${shift?.id ?? ''}`, { as: await t.signInStaff(gansu ?? '') }))).toEqual([404, 'cash.shift_not_found']);
    expect(codes(await post(`counter-receipts/${receipt?.number ?? ''}/prints`, {}, gansu))).toEqual([404, 'cash.receipt_not_found']);
    expect(codes(await post('cash-deposits', { desk: shift?.desk, slipNumber: 'X-0001', depositedOn: '2026-08-10', amountInFen: 1 }, gansu))).toEqual([404, 'cash.desk_not_found']);
    expect(codes(await open({ place: '37' }, gansu))).toEqual([404, 'cash.place_unknown']);
    expect(codes(await t.api.get(`/api/staff/cash-book?desk=${shift?.desk ?? ''}&from=2026-08-10&to=2026-08-10`, { as: await t.signInStaff(gansu ?? '') }))).toEqual([404, 'cash.desk_not_found']);
    for (const [path, body] of [['cash-shifts', { place: '37', counted: { inFen: 0 } }], ['cash-deposits', { desk: '3701', slipNumber: 'X-0001', depositedOn: '2026-08-10', amountInFen: 1 }]] as const) expect((await post(path, body, zhao)).status).toBe(403);
    expect((await t.api.get('/api/staff/cash-desks', { as: await t.signInStaff(auditor ?? '') })).status).toBe(403);
  });

  test('nonsense', async () => {
    for (const bad of [{ place: '3799-99' }, { place: '99' }, { window: 0 }, { window: 21 }, { window: 1.5 }, { counted: { inFen: -1 } }, { counted: { inFen: 1e12 } }, { counted: { inFen: 0, notes: [{ faceInFen: 3, count: 1 }] } }, { drawnInFen: 'x' }, { note: 'x'.repeat(201) }, { extra: 1 }]) expect([404, 422]).toContain((await open(bad, chen)).status);
    for (const number of ['S3701-2026-999999', 'x', '%00', "S3701-2026-000001'--"]) expect([404, 422]).toContain((await post(`counter-receipts/${encodeURIComponent(number)}/prints`, {})).status);
    expect((await t.api.get('/api/staff/cash-book?desk=3701&from=2026-08-10&to=2026-08-10&after=1e99', { as: await t.signInStaff(liu ?? '') })).status).toBe(422);
  });
});
