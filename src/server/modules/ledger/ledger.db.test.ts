import { readFileSync } from 'node:fs';
import { CompiledQuery } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectPath } from '#server/platform/project-path.ts';
import { inTransaction, type Tx } from '#server/platform/db/tx.ts';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { listBalances, listMovementsOf, post, sumKinds, type Occasion } from './index.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const NOW = Date.parse('2026-08-11T00:00:30+08:00');
const of = { province: '37', sittingId: '001-2026-1' };
const inTx = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(database.db, work);
const charge = (reference: string, more: Partial<{ amountInFen: number; kind: 'charge_settled' | 'charge_held' }> = {}): Occasion => ({ kind: 'charge_settled', receiving: 'alipay-37', number: `N${reference}`, reference, orderNumber: `O${reference}`, of, amountInFen: 24_400, happenedAt: NOW - 60_000, ...more });

describe('the books', () => {
  test('the same charge told ten times at once, by notice and query, is booked once', async () => {
    const told = await Promise.all(Array.from({ length: 10 }, () => inTx((tx) => post(tx, charge('zhangwei'), NOW))));
    expect(told.filter(Boolean)).toHaveLength(1);
    expect(await inTx((tx) => listMovementsOf(tx, 'Ozhangwei'))).toMatchObject([{ kind: 'charge_settled', amountInFen: 24_400, day: '2026-08-11', happenedAt: NOW - 60_000 }]);
  });

  test('another amount under the same reference is two movements with one name: it throws and nothing of it stands', async () => {
    await inTx((tx) => post(tx, charge('ouyangqian'), NOW));
    await expect(inTx((tx) => post(tx, charge('ouyangqian', { amountInFen: 1 }), NOW))).rejects.toThrow(/another movement under charge:alipay-37:ouyangqian/);
    await expect(inTx((tx) => post(tx, charge('ouyangqian', { kind: 'charge_held' }), NOW))).rejects.toThrow(/another movement/);
  });

  test('balances sum to nothing, by account and by day', async () => {
    await inTx(async (tx) => {
      await post(tx, charge('aygul'), NOW);
      await post(tx, { kind: 'refund_due', refundNumber: 'R1', orderNumber: 'Oaygul', of, amountInFen: 24_400, happenedAt: NOW }, NOW);
      await post(tx, { kind: 'cash_taken', orderNumber: 'Owang', receiptNumber: 'SD-1', of, amountInFen: 10_000, happenedAt: NOW }, NOW + 86_400_000);
    });
    const all = await inTx((tx) => listBalances(tx, {}));
    expect(all.reduce((sum, b) => sum + b.leftInFen, 0)).toBe(0);
    expect(all.find((b) => b.account === 'owed')).toMatchObject({ of: '37/001-2026-1', leftInFen: -24_400 });
    expect(await inTx((tx) => listBalances(tx, { from: '2026-08-12', to: '2026-08-12', province: '37' }))).toEqual([
      { account: 'cash', of: '37', inInFen: 10_000, outInFen: 0, leftInFen: 10_000 }, { account: 'treasury', of: '37/001-2026-1', inInFen: 0, outInFen: 10_000, leftInFen: -10_000 },
    ]);
    expect(await inTx((tx) => sumKinds(tx, { from: '2026-08-12', province: '37', sittingId: '001-2026-1' }))).toEqual([{ kind: 'cash_taken', receiving: null, count: 1, amountInFen: 10_000 }]);
  });

  test('nothing is changed or removed by the running program, and no posting can fail to balance', async () => {
    for (const statement of ['update ledger_entry set amount_in_fen = 1', 'delete from ledger_entry', 'update ledger_posting set debit_of = \'x\'', 'delete from ledger_posting']) {
      await expect(inTx((tx) => tx.executeQuery(CompiledQuery.raw(statement)))).rejects.toThrow(/permission denied/);
    }
    const line = (over: string) => database.asOwner(`insert into ledger_posting (occasion, line, day, debit, debit_of, credit, credit_of, amount_in_fen) values ('charge:alipay-37:zhangwei', 2, '2026-08-11', ${over})`);
    await expect(line("'channel', 'a', 'channel', 'a', 5")).rejects.toThrow(/check/);
    await expect(line("'channel', 'a', 'treasury', 'b', 0")).rejects.toThrow(/check/);
    await expect(line("'pocket', 'a', 'treasury', 'b', 5")).rejects.toThrow(/check/);
    await expect(database.asOwner("update ledger_entry set day = '2026-08-10' where occasion = 'charge:alipay-37:zhangwei'")).rejects.toThrow(/check/);
  });
});

test('an installation that had orders and refunds before has a complete ledger after the upgrade, and the upgrade said twice changes nothing', async () => {
  const [account, application] = [randomUUID(), randomUUID()];
  await database.asOwner(`insert into application (account_id, id, version, number, sitting_id, exam_code, exam_year, province, prefecture, review_point_id, level_code, specialty_code, subject_codes, data_state, commitment_state, materials_state, review_state, payment_state, form, confirmed_at, started_at, changed_at)
    values ($1, $2, 1, '137262026000000001', '002-2026-1', '002', 2026, '62', '6201', '6201-01', '01', '01', '{1}', 'confirmed', 'signed', 'not_needed', 'approved', 'paid', '\\x00', now(), now(), now())`, [account, application]);
  const order = (id: string, number: string, more: string) => database.asOwner(`insert into payment_order (account_id, id, application_id, order_number, title, lines, opened_at, version, amount_in_fen, ${more.split('|')[0] ?? ''}) values ($1, $2, $3, $4, 't', '[]', '2026-05-01T10:00:00+08', 1, 5000, ${more.split('|')[1] ?? ''})`, [account, id, application, number]);
  const [paid, closed] = [randomUUID(), randomUUID()];
  await order(paid, '202605011', "how, state, paid_at, channel_reference|'online', 'paid', '2026-05-01T23:59:00+08', 'BK1'");
  await order(closed, '202605012', "how, state|'online', 'refund_due'");
  const held = randomUUID();
  await database.asOwner("insert into refund_case (account_id, id, order_id, application_id, reason, amount_in_fen, channel_reference, opened_at) values ($1, $2, $3, $4, 'paid_late', 5000, 'BK2', '2026-05-02T10:00:00+08')", [account, held, closed, application]);
  const refund = (number: string, more: string) => database.asOwner(`insert into refund (account_id, id, refund_number, application_id, order_id, version, amount_in_fen, opened_at, ${more.split('|')[0] ?? ''}) values ($1, $2, $3, $4, $5, 1, 5000, '2026-05-03T10:00:00+08', ${more.split('|')[1] ?? ''})`, [account, randomUUID(), number, application, number.endsWith('1') ? paid : closed]);
  await refund('R202605030000000000001', `paid_order_id, suspension_id, reason, way, state, done_at, receipt_number, paid_out_by_id, contradicted, refund_reference, channel_reference|'${paid}', '${randomUUID()}', 'suspended', 'desk', 'done', '2026-05-04T10:00:00+08', 'TF-1', '${randomUUID()}', true, 'RF9', 'BK1'`);
  await refund('R202605030000000000002', `case_id, reason, way, state, done_at, refund_reference, channel_reference|'${held}', 'paid_late', 'channel', 'done', '2026-05-04T10:00:00+08', 'RF2', 'BK2'`);
  const upgrade = readFileSync(projectPath('migrations/1433-ledger-of-what-was.sql'), 'utf8');
  await database.asOwner(upgrade);
  await database.asOwner(upgrade);
  expect((await inTx((tx) => sumKinds(tx, { province: '62' }))).map((k) => [k.kind, k.count, k.amountInFen])).toEqual([
    ['cash_paid_out', 1, 5000], ['charge_held', 1, 5000], ['charge_settled', 1, 5000], ['refund_done', 2, 10_000], ['refund_due', 1, 5000],
  ]);
  const left = Object.fromEntries((await inTx((tx) => listBalances(tx, { province: '62' }))).map((b) => [b.account, b.leftInFen]));
  // paid back at the desk and by the channel as well: the books show what was paid once too often
  expect(left).toEqual({ cash: -5000, channel: 0, owed: 5000, treasury: 0 });
  expect((await inTx((tx) => listMovementsOf(tx, '202605011')))[0]).toMatchObject({ day: '2026-05-01', kind: 'charge_settled', receiving: 'gateway' });
});

test('movements booked under their order’s number have the number of its attempt after the upgrade, all others keep theirs', async () => {
  const [old, other] = ['202605010000000000007', '202605010000000000008'];
  const charge = (reference: string, receiving: string, number: string) => database.asOwner(`insert into ledger_entry (occasion, kind, day, booked_at, happened_at, receiving, number, reference, order_number, province, sitting_id, amount_in_fen)
    values ('charge:' || $2 || ':' || $1, 'charge_settled', '2026-05-01', '2026-05-01T10:00:00+08', '2026-05-01T10:00:00+08', $2, $3, $1, left($3, 21), '62', '002-2026-1', 5000)`, [reference, receiving, number]);
  await charge('OLD7', 'gateway', old);
  await charge('NEW8', 'gateway', `${other}02`);
  await charge('AL8', 'alipay', `${other}01`);
  const upgrade = readFileSync(projectPath('migrations/1450-ledger-attempt-numbers.sql'), 'utf8');
  await database.asOwner(upgrade);
  await database.asOwner(upgrade);
  const { rows } = await database.asOwner("select reference, number from ledger_entry where reference in ('OLD7', 'NEW8', 'AL8') order by reference");
  expect(rows).toEqual([{ reference: 'AL8', number: `${other}01` }, { reference: 'NEW8', number: `${other}02` }, { reference: 'OLD7', number: `${old}01` }]);
});
