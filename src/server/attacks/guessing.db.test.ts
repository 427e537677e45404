import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { readMessages } from '#server/modules/notices/index.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { person, registerPerson, type Person } from '#server/testing/people.ts';
import { colleague } from '#server/testing/staff.ts';

let t: TestApp;
let known: Person;
beforeAll(async () => {
  t = await testApp();
  known = (await registerPerson(t)).person;
});
afterAll(() => t.stop());
afterEach(() => { vi.restoreAllMocks(); });

const captcha = { proof: 'pass' };
const wait = (seconds: number) => t.clock.set(t.clock.now() + seconds * 1000);
/** What a stranger can tell one answer from another by, but for the number of the request. */
const toldBy = ({ status, body, headers }: Reply) => ({ status, body: body.replace(/"requestId":"[^"]+"/, ''), cookies: headers['set-cookie'] !== undefined, length: headers['content-length'] });
const smsTo = async (phone: string) => (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { phone }, limit: 200 }))).filter((m) => m.template === 'code_recover').length;
const recover = (p: Pick<Person, 'name' | 'documentNumber'>, phone: string, as: Browser = t.browser()) => t.api.post('/api/recoveries/by-sms', { name: p.name, documentNumber: p.documentNumber, phone, captcha }, { as });

/** The answer, and how much hashing it cost: time itself is not measured, it would say something else on every machine. */
async function costOf(ask: () => Promise<Reply>) {
  await t.kit.passwords.decoy();
  const verify = vi.spyOn(t.kit.passwords, 'verify');
  const hash = vi.spyOn(t.kit.passwords, 'hash');
  const reply = await ask();
  const cost = { compared: verify.mock.calls.length, hashed: hash.mock.calls.length };
  vi.restoreAllMocks();
  return { ...toldBy(reply), ...cost };
}

describe('whether somebody is registered', () => {
  test('is not told by a candidate’s sign-in: same words, same work', async () => {
    const ask = (userName: string) => costOf(() => t.api.post('/api/sign-ins', { userName, password: 'not-this-one', captcha }));
    const there = await ask(known.userName);
    expect(there).toMatchObject({ status: 422, compared: 1, hashed: 0 });
    expect(await ask('nobodyOfThisName')).toEqual(there);
  });

  test('is not told by the console’s', async () => {
    const who = await colleague(t);
    const ask = (userName: string) => costOf(() => t.api.post('/api/staff/sign-ins', { userName, password: 'not-this-one', captcha }));
    const there = await ask(who.userName);
    expect(there).toMatchObject({ status: 422, compared: 1 });
    expect(await ask('nobody-here')).toEqual(there);
  });

  test('is not told by recovery, on either way, at any step', async () => {
    const nobody = person({ name: '诸葛亮' });
    const seen = [];
    for (const who of [known, nobody]) {
      wait(61);
      const as = t.browser();
      const began = await costOf(() => t.api.post('/api/recoveries/by-question', { name: who.name, documentNumber: who.documentNumber, captcha }, { as }));
      const asked = await costOf(() => t.api.post('/api/recoveries/codes', { channel: 'mail' }, { as }));
      const proven = await costOf(() => t.api.post('/api/recoveries/proof', { code: '000000', answer: '历城实验小学' }, { as }));
      const bySms = await costOf(() => recover(who, who.phone));
      seen.push({ began, asked, proven, bySms });
    }
    expect(seen[0]?.proven.compared).toBe(1);
    expect(seen[0]).toEqual(seen[1]);
  });
});

describe('flooding a phone with codes', () => {
  test('by thirty visits at once sends one', async () => {
    const victim = (await registerPerson(t)).person;
    wait(61);
    const replies = await Promise.all(Array.from({ length: 30 }, () => recover(victim, victim.phone)));
    expect(replies.filter((r) => r.status === 200)).toHaveLength(1);
    expect(await smsTo(victim.phone)).toBe(1);
  });

  test('by a new visit each minute of a whole day sends ten at most, whatever address it claims to come from', async () => {
    const victim = (await registerPerson(t)).person;
    for (let n = 0; n < 16; n++) {
      wait(61);
      await t.api.post('/api/recoveries/by-sms', { name: victim.name, documentNumber: victim.documentNumber, phone: victim.phone, captcha }, { as: t.browser(), headers: { 'x-forwarded-for': `203.0.113.${String(n)}`, 'user-agent': `Robot/${String(n)}` } });
    }
    // the code of the registration was the first of the ten
    expect(await smsTo(victim.phone)).toBe(9);
  });

  test('by writing the number in other ways is the same number, or none', async () => {
    const victim = (await registerPerson(t)).person;
    wait(61);
    expect((await recover(victim, victim.phone)).status).toBe(200);
    const wide = [...victim.phone].map((digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0)).join('');
    for (const way of [` ${victim.phone}`, `+86${victim.phone}`, `86${victim.phone}`, `0${victim.phone}`, wide, `${victim.phone.slice(0, 3)}-${victim.phone.slice(3)}`, `${victim.phone}\u200B`, `${victim.phone}\n`]) {
      expect((await recover(victim, way)).status, JSON.stringify(way)).toBeGreaterThanOrEqual(400);
    }
    expect(await smsTo(victim.phone)).toBe(1);
  });

  test('of a stranger’s number is not possible by recovery at all: the code goes to the bound one only', async () => {
    const stranger = person();
    await recover(known, stranger.phone);
    expect(await smsTo(stranger.phone)).toBe(0);
  });
});

test('who is not a trusted proxy cannot say where a request comes from', async () => {
  await t.api.post('/api/sign-ins', { userName: known.userName, password: known.password, captcha }, { headers: { 'x-forwarded-for': '203.0.113.9', forwarded: 'for=203.0.113.9', 'x-real-ip': '203.0.113.9' } });
  const { rows } = await t.asOwner(`select ip from web_session order by opened_at desc limit 1`);
  expect(rows).toEqual([{ ip: '127.0.0.1' }]);
});
