import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sql } from 'kysely';
import { listOpenSittings, findProvinceConfig } from '#server/modules/catalogue/index.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { apply, must, readyCandidate, type Candidate } from '#server/testing/candidates.ts';
import { freshDatabase, type FreshDatabase } from '#server/testing/database.ts';
import { makeShards, partsOf, statementsOf, type Sent } from '#server/testing/sharded.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let t: TestApp;
let sharded: FreshDatabase;
let sent: Sent[];
let c: Candidate;

/** A candidate's way from the choice of an exam to the payment and what they look at on it, with every statement it sent. */
beforeAll(async () => {
  t = await testApp();
  sharded = await freshDatabase();
  await makeShards(sharded);
  const open = (await t.inTx((tx) => listOpenSittings(tx, t.clock.now()))).find((o) => o.exam.code === '034');
  if (!open) throw new Error('一级建造师 is not open');
  const config = await t.inTx((tx) => findProvinceConfig(tx, open.sitting.id, '37'));
  c = await readyCandidate(t);
  sent = await statementsOf(async () => {
    const id = await apply(t, c, { sittingId: open.sitting.id });
    for (const path of ['/api/applications', `/api/applications/${id}`, '/api/messages']) await t.api.get(path, { as: c.as });
    for (const path of ['/my', `/my/applications/${id}`, '/my/account', '/my/messages']) await t.page.get(path, { as: c.as });
    t.clock.set(Math.max(t.clock.now(), config?.windows.pay.opensAt ?? 0));
    c.as = await t.signInCandidate(c.accountId);
    must(await t.api.post(`/api/applications/${id}/orders`, { account: 'alipay' }, { as: c.as }));
    await t.page.get(`/my/applications/${id}/pay`, { as: c.as });
  });
});
afterAll(async () => {
  await t.stop();
  await sharded.drop();
});

test('whatever a candidate does and looks at asks one machine: the one that holds their account', async () => {
  const found = await partsOf(sharded.db, sent);
  expect(found.length).toBeGreaterThan(60);
  expect(new Set(found.flatMap((f) => f.tables)).size).toBeGreaterThan(12);
  expect(found.filter((f) => f.parts.length > 1).map((f) => `${f.tables.join()}: ${f.text}`)).toEqual([]);
  expect([...new Set(found.flatMap((f) => f.parts))]).toHaveLength(1);
});

test('the check sees a statement that asks every machine', async () => {
  const [all] = await partsOf(sharded.db, [{ text: 'select id from application where number = $1', values: ['x'] }]);
  expect(all?.parts).toHaveLength(4);
  const [joined] = await partsOf(sharded.db, [{ text: 'select 1 from application a join account b on b.user_name = $2 where a.account_id = $1', values: [c.accountId, 'x'] }]);
  expect(joined?.parts.length).toBeGreaterThan(1);
});

test('what is written through functions names the account in each of their statements', async () => {
  const { rows } = await sql<{ name: string; body: string }>`select proname as name, prosrc as body from pg_proc where pronamespace = 'public'::regnamespace and proargnames[1] = 'p_account_id'`.execute(t.db);
  expect(rows.length).toBeGreaterThan(3);
  for (const { name, body } of rows) {
    for (const statement of body.split(';').filter((s) => /\b(insert into|update|delete from|from)\s+[a-z_]+/i.test(s))) expect([name, statement.includes('p_account_id')]).toEqual([name, true]);
  }
});
