import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { keptUntilChanged } from './reference-cache.ts';
import { announceEdit } from './reference-edition.store.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); }, 120_000);
afterAll(() => t.stop());

test('an edit that looked before it announced itself does not leave the former data behind: its own view and the next request see the new', async () => {
  let stored = '原文';
  const remembered = keptUntilChanged('message-templates', async (tx) => {
    await sql`select 1`.execute(tx);
    return stored;
  }, 'shipped');
  await t.inTx(async (tx) => {
    expect(await remembered(tx)).toBe('原文');
    stored = '新文';
    await announceEdit(tx, 'message-templates', t.clock.now());
    expect(await remembered(tx)).toBe('新文');
  });
  expect(await t.inTx((tx) => remembered(tx))).toBe('新文');
});

test('an edit that is rolled back is remembered by nobody', async () => {
  let stored = '原文';
  const remembered = keptUntilChanged('message-templates', async (tx) => {
    await sql`select 1`.execute(tx);
    return stored;
  }, 'shipped');
  await expect(t.inTx(async (tx) => {
    await remembered(tx);
    stored = '未生效';
    await announceEdit(tx, 'message-templates', t.clock.now());
    await remembered(tx);
    throw new Error('rolled back');
  })).rejects.toThrow('rolled back');
  stored = '原文';
  expect(await t.inTx((tx) => remembered(tx))).toBe('原文');
});
