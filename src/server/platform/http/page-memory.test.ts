import { expect, test } from 'vitest';
import { createPageMemory, type Drawn } from './page-memory.ts';

const page: Drawn = { kind: 'html', status: 200, html: '<p>首页</p>' };

test('a thousand at once wait for one drawing', async () => {
  let drawn = 0;
  const memory = createPageMemory();
  await Promise.all(Array.from({ length: 1_000 }, () => memory.get('zh /', 30, () => { drawn++; return Promise.resolve(page); })));
  expect(drawn).toBe(1);
});

test('made-up addresses push each other out, never a page that people ask for', async () => {
  let drawn = 0;
  const memory = createPageMemory();
  const home = () => memory.get('zh /', 30, () => { drawn++; return Promise.resolve(page); });
  await home();
  for (let n = 0; n < 2_000; n++) {
    await memory.get(`zh /?x=${String(n)}`, 30, () => Promise.resolve(page));
    if (n % 100 === 0) await home();
  }
  expect(drawn).toBe(1);
});

test('a drawing that failed is not kept', async () => {
  const memory = createPageMemory();
  await expect(memory.get('zh /', 30, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await memory.get('zh /', 30, () => Promise.resolve(page))).toBe(page);
});
