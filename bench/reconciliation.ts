/*
 * Reconciliation: a day of one receiving account, its bill taken in and matched with the ledger, at growing sizes, with differences of every class planted.
 * README.md says how to read it. `tsx --tsconfig tsconfig.server.json bench/reconciliation.ts [--sizes=100000,1000000]`
 */
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import pg from 'pg';
import type { BillLine } from '#server/modules/payments/index.ts';
import { noSums, billRows } from '#server/modules/reconciliation/bills/bill-rows.ts';
import { copyLines, insertBill, letStand } from '#server/modules/reconciliation/bills/bills.store.ts';
import { matchDay } from '#server/modules/reconciliation/matching/match-day.store.ts';
import { connect } from '#server/platform/db/connect.ts';
import { copyIn } from '#server/platform/db/copy-in.ts';
import { inTransaction } from '#server/platform/db/tx.ts';
import { paperChannel } from '#server/testing/paper-channel.ts';
import { machine, openWorld } from './support/world.ts';

const { values: asked } = parseArgs({ options: { sizes: { type: 'string', default: '100000,1000000' } } });
const DAY = '2026-08-10';
const START = Date.parse(`${DAY}T00:00:00+08:00`);
const channel = paperChannel('alipay-37', ['37']);

/** One line in a thousand is planted: other amounts, unknown ones, some left out. */
function* billOf(size: number): Generator<Buffer> {
  let chunk = '';
  for (let n = 1; n <= size; n += 1) {
    const planted = n % 1000 === 0 ? n % 4000 : -1;
    if (planted === 0) continue;
    const at = new Date(START + Math.floor((n * 86_000_000) / size)).toISOString();
    chunk += `payment,${planted === 1000 ? '9' : '2'}0260810${String(n).padStart(13, '0')}01,,AL${String(n)},${planted === 2000 ? '24300' : '24400'},146,${at}\n`;
    if (chunk.length < 65_536) continue;
    yield Buffer.from(chunk);
    chunk = '';
  }
  yield Buffer.from(chunk);
}

const world = await openWorld();
const db = connect(world.template.app, { size: 2 });
const owner = new pg.Client({ ...world.template.owner });
await owner.connect();
try {
  const results = [];
  for (const size of asked.sizes.split(',').map(Number)) {
    await owner.query('truncate ledger_posting, ledger_entry, channel_bill_line, bill_difference_event, bill_difference, reconciled_day, channel_bill');
    await owner.query(`insert into ledger_entry (occasion, kind, day, booked_at, happened_at, receiving, number, reference, order_number, province, sitting_id, amount_in_fen)
      select 'charge:alipay-37:AL' || n, 'charge_settled', '2026-08-10', t, t, 'alipay-37', '20260810' || lpad(n::text, 13, '0') || '01', 'AL' || n, '20260810' || lpad(n::text, 13, '0'), '37', '031-2026-1', 24400
      from generate_series(1, $1::int) n, lateral (select '2026-08-10T00:00:00+08'::timestamptz + n * 86000::float8 / $1 * interval '1 second' as t) at`, [size]);
    await owner.query('analyze ledger_entry');
    // the least a million lines can cost here and now: the same columns into a table that holds nothing else to keep up to date
    await owner.query('drop table if exists bare_line');
    await owner.query('create table bare_line as select * from channel_bill_line with no data');
    await owner.query('grant insert on bare_line to jinbang_app');
    const bareBegan = performance.now();
    await inTransaction(db, async (tx) => {
      await sql`set local statement_timeout = '10min'`.execute(tx);
      return copyIn(tx, 'copy bare_line (bill_id, line, kind, number, refund_number, reference, amount_in_fen, fee_in_fen, happened_at) from stdin', billRows(randomUUID(), channel.readBill(Readable.from(billOf(size))), noSums()));
    });
    const bare = performance.now() - bareBegan;
    await owner.query('drop table bare_line');
    const readBegan = performance.now();
    for await (const chunk of billRows(randomUUID(), channel.readBill(Readable.from(billOf(size))), noSums())) void chunk;
    const read = performance.now() - readBegan;
    let most = 0;
    const watch = setInterval(() => { most = Math.max(most, process.memoryUsage().rss); }, 50);
    const before = process.memoryUsage().rss;
    const began = performance.now();
    const bill = await inTransaction(db, async (tx) => {
      const id = await insertBill(tx, { receiving: 'alipay-37', day: DAY, source: 'channel', fileName: 'bill.csv', bytes: 0, digest: Buffer.alloc(32), reason: '', by: null }, START);
      if (!id) throw new Error('another bill is being read');
      const sums = noSums();
      const lines: AsyncIterable<BillLine> = channel.readBill(Readable.from(billOf(size)));
      await copyLines(tx, billRows(id, lines, sums));
      await letStand(tx, { id, receiving: 'alipay-37', day: DAY }, sums, START);
      return id;
    });
    const taken = performance.now();
    await inTransaction(db, (tx) => matchDay(tx, { receiving: 'alipay-37', day: DAY, bill, before: null, after: null, province: '37', dueOn: '2026-08-14' }, START));
    const matched = performance.now();
    await inTransaction(db, (tx) => matchDay(tx, { receiving: 'alipay-37', day: DAY, bill, before: null, after: null, province: '37', dueOn: '2026-08-14' }, START));
    const again = performance.now();
    clearInterval(watch);
    const { rows } = await owner.query<{ class: string; n: string }>('select class, count(*) as n from bill_difference group by 1 order by 1');
    const seconds = (from: number, to: number) => Math.round((to - from) / 10) / 100;
    results.push({ orders: size, readSeconds: seconds(0, read), bareCopySeconds: seconds(0, bare), takeInSeconds: seconds(began, taken), matchSeconds: seconds(taken, matched), totalSeconds: seconds(began, matched), timesBareCopy: Math.round((10 * (matched - began)) / bare) / 10, againSeconds: seconds(matched, again), memoryGrowthMb: Math.round((most - before) / 1_048_576), memoryPeakMb: Math.round(most / 1_048_576), differences: Object.fromEntries(rows.map((r) => [r.class, Number(r.n)])) });
    process.stderr.write(`${JSON.stringify(results.at(-1))}\n`);
  }
  process.stdout.write(`${JSON.stringify({ bench: 'reconciliation', machine: machine(), results }, null, 2)}\n`);
} finally {
  await owner.end();
  await db.destroy();
  await world.end();
}
