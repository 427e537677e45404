import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { codeSentTo, person, readyToRegister } from '#server/testing/people.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp({ at: Date.parse('2026-08-10T10:00:00+08:00') }); }, 60_000);
afterAll(() => t.stop());

const SLOW = '短信通道目前拥堵';
const carriers = (failing: string[]) => t.api.put('/api/demo/outside', { failing });
const later = (ms: number) => { t.clock.set(t.clock.now() + ms); };
const body = async (path: string, as?: Browser) => (await t.page.get(path, as ? { as } : {})).body;

test('with every carrier of text messages away a newcomer reads it, loses nothing, and registers with a new code once one is back', async () => {
  const p = person({ name: '欧阳倩' });
  await carriers(['sms']);
  const { as } = await readyToRegister(t, p);
  await t.runJobs();
  expect(await body('/register/phone', as)).not.toContain(SLOW);
  later(30_000);
  expect(await body('/register/phone', as)).toContain(SLOW);
  expect(await body('/recover/sms')).toContain('密码找回问题');
  expect(await body('/recover/sms')).toContain(SLOW);

  await carriers([]);
  later(6 * 60_000);
  await t.runJobs({ all: true });
  expect(await body('/register/phone', as)).not.toContain(SLOW);
  expect((await t.api.post('/api/registration/codes', {}, { as })).status).toBe(200);
  await t.runJobs();
  const done = await t.api.post('/api/accounts', { code: await codeSentTo(t, p) }, { as });
  expect(done.status).toBe(200);
  const { rows } = await t.asOwner(`select state, failure from message where template = 'code_register' order by message_id`);
  expect(rows).toEqual([{ state: 'failed', failure: 'too_late' }, { state: 'sent', failure: null }]);
});

test('with the first carrier away nobody notices', async () => {
  const p = person({ name: '阿依古丽·买买提' });
  await carriers(['firstSms']);
  const { as, code } = await readyToRegister(t, p);
  await t.runJobs();
  later(30_000);
  expect(await body('/register/phone', as)).not.toContain(SLOW);
  expect((await t.api.post('/api/accounts', { code }, { as })).status).toBe(200);
  await carriers([]);
});
