import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPasswords } from '#server/platform/crypto/passwords.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';
import { person, registerPerson } from '#server/testing/people.ts';

const BOUND = 8;
const STORM = 40;
let t: TestApp;
beforeAll(async () => {
  t = await testApp({ env: { HOST: '127.0.0.1', TRUSTED_PROXIES: '127.0.0.1' } });
  t.kit.passwords = createPasswords({ atOnce: 1, most: BOUND, patienceMs: 60_000, comeBackIn: () => 5 });
});
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const signIn = (n: number) => t.api.post('/api/sign-ins', { userName: `nobody${String(n)}`, password: 'Guess-2027', captcha: { proof: 'pass' } }, { headers: { 'x-forwarded-for': `10.1.0.${String(n + 1)}` } });

test('a storm of sign-ins is answered to its bound, the rest hear at once when to come back, and nobody else waits for it', async () => {
  const order: string[] = [];
  const storm = Array.from({ length: STORM }, (_, n) => signIn(n).then((reply) => { order.push(reply.status === 503 ? 'refused' : 'compared'); return reply; }));
  const others = Array.from({ length: 5 }, () => t.page.get('/').then((reply) => { order.push('page'); return reply; }));
  const answers = await Promise.all(storm);
  for (const other of await Promise.all(others)) expect(other.status).toBe(200);
  const refused = answers.filter((reply) => reply.status === 503);
  // those compared while the last of the storm still came in made room for as many
  expect(refused.length).toBeLessThanOrEqual(STORM - BOUND - 1);
  expect(refused.length).toBeGreaterThan(0);
  for (const reply of refused) expect([codes(reply), reply.headers['retry-after']]).toEqual([['request.crowded'], '5']);
  for (const reply of answers.filter((r) => r.status !== 503)) expect(codes(reply)).toEqual(['account.sign_in_failed']);
  expect(order.lastIndexOf('refused')).toBeLessThan(order.lastIndexOf('compared'));
  expect(order.lastIndexOf('page')).toBeLessThan(order.lastIndexOf('compared'));
});

test('the form says it too, keeps the user name, and counts nothing at the doors', async () => {
  const { person: p } = await registerPerson(t, person());
  t.kit.passwords = createPasswords({ atOnce: 1, most: 0, patienceMs: 60_000, comeBackIn: () => 5 });
  const held = t.kit.passwords.hash('holds the only place');
  const page = await t.page.post('/sign-in', { userName: p.userName, password: p.password, 'captcha.proof': 'pass' });
  await held;
  expect([page.status, page.headers['retry-after']]).toEqual([503, '5']);
  expect(page.body).toContain('请在 5 秒后再试');
  expect(page.body).toContain(`value="${p.userName}"`);
  const key = t.kit.crypto.index('sign_in_door', p.userName);
  expect(await t.db.selectFrom('sign_in_door').select('failures').where('door_key', '=', key).execute()).toEqual([]);
});
