import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRendererPool, type PoolOptions, type RendererPool } from './renderer-pool.ts';

/** A renderer that notes its process id, and misbehaves as the name of the template says. */
const CHILD = `
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
appendFileSync(new URL('./starts', import.meta.url), process.pid + '\\n');
process.on('disconnect', () => process.exit(0));
process.on('message', (order) => {
  const mark = new URL('./crashed-' + order.main, import.meta.url);
  if (order.main === 'crashes-always' || (order.main === 'crashes-once' && !existsSync(mark))) {
    writeFileSync(mark, '');
    process.exit(9);
  }
  if (order.main === 'hangs') return;
  if (order.main === 'is-wrong') return process.send({ id: order.id, fault: 'bad template' });
  process.send({ id: order.id, pdf: Buffer.from(order.main + ' by ' + process.pid) });
});
`;

let folder: string;
const open: RendererPool[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinbang-pool-'));
  writeFileSync(join(folder, 'child.mjs'), CHILD);
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
  rmSync(folder, { recursive: true, force: true });
});

function poolOf(options: Partial<PoolOptions> = {}): RendererPool {
  const pool = openRendererPool({ child: join(folder, 'child.mjs'), size: 1, recycleAfter: 1000, timeoutMs: 10_000, idleMs: 60_000, maxWaiting: 50, ...options });
  open.push(pool);
  return pool;
}

const order = (main: string) => ({ folder, main, files: {}, fonts: [], createdAt: 0 });
const starts = () => readFileSync(join(folder, 'starts'), 'utf8').trim().split('\n').length;

test('one renderer serves many documents, in the order they came', async () => {
  const pool = poolOf();
  const made = await Promise.all(['甲', '乙', '丙'].map((name) => pool.render(order(name))));
  expect(made.map((pdf) => pdf.toString().split(' by ')[0])).toEqual(['甲', '乙', '丙']);
  expect(starts()).toBe(1);
});

test('a renderer is replaced after its share of documents', async () => {
  const pool = poolOf({ recycleAfter: 2 });
  for (let i = 0; i < 5; i += 1) await pool.render(order('准考证'));
  expect(starts()).toBe(3);
});

test('a crash is tried once more, and only once', async () => {
  const pool = poolOf();
  expect((await pool.render(order('crashes-once'))).toString()).toContain('crashes-once');
  await expect(pool.render(order('crashes-always'))).rejects.toThrow('ended before it answered');
  expect((await pool.render(order('乙'))).toString()).toContain('乙');
  expect(starts()).toBe(4);
});

test('a runaway document is killed and does not hold up the next', async () => {
  const pool = poolOf({ timeoutMs: 400 });
  const [runaway, next] = await Promise.allSettled([pool.render(order('hangs')), pool.render(order('丁'))]);
  expect(runaway.status === 'rejected' && String(runaway.reason)).toContain('longer than 400 ms');
  expect(next.status).toBe('fulfilled');
});

test('a fault of the template comes back as it is, without another try', async () => {
  const pool = poolOf();
  await expect(pool.render(order('is-wrong'))).rejects.toThrow('bad template');
  expect(starts()).toBe(1);
});

test('beyond its queue it says no at once, and closing ends what waits', async () => {
  const pool = poolOf({ maxWaiting: 1, timeoutMs: 60_000 });
  const asked = [pool.render(order('hangs')), pool.render(order('等')), pool.render(order('多'))].map((p) => p.catch((e: unknown) => String(e)));
  expect(await asked[2]).toContain('too many');
  await pool.close();
  expect(await asked[0]).toContain('ended before');
  expect(await asked[1]).toContain('closed');
  await expect(pool.render(order('晚'))).rejects.toThrow('closed');
});
