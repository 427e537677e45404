import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createSessions, sessionLimits } from '#server/platform/http/sessions.ts';
import { testApp, type Browser, type TestApp } from '#server/testing/app.ts';
import { registerPerson, signedIn, type Person } from '#server/testing/people.ts';

let t: TestApp;
let zhang: Person;
let li: Person;
beforeAll(async () => {
  t = await testApp();
  zhang = (await registerPerson(t)).person;
  li = (await registerPerson(t)).person;
});
afterAll(() => t.stop());

const COOKIE = 'jinbang-candidate';
const signIn = (p: Person, as: Browser) => t.api.post('/api/sign-ins', { userName: p.userName, password: p.password, captcha: { proof: 'pass' } }, { as });
const isIn = async (as: Browser) => (await t.page.get('/my/profile', { as })).status === 200;
const wait = (minutes: number) => t.clock.set(t.clock.now() + minutes * 60_000);

describe('a sign-in', () => {
  test('never takes over a token that was planted before it', async () => {
    const as: Browser = { cookies: { [COOKIE]: 'planted-by-a-stranger' } };
    expect((await signIn(zhang, as)).status).toBe(200);
    expect(as.cookies[COOKIE]).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await isIn({ cookies: { [COOKIE]: 'planted-by-a-stranger' } })).toBe(false);
  });

  test('made anew gives a new token and ends the one this browser had, and no other', async () => {
    const as = t.browser();
    await signIn(zhang, as);
    const before = { cookies: { ...as.cookies } };
    const elsewhere = await signedIn(t, zhang);
    await signIn(zhang, as);
    expect(as.cookies[COOKIE]).not.toBe(before.cookies[COOKIE]);
    expect([await isIn(before), await isIn(elsewhere), await isIn(as)]).toEqual([false, true, true]);
  });

  test('of somebody else in the same browser leaves nothing of the first person’s open', async () => {
    const as = await signedIn(t, zhang);
    const zhangs = { cookies: { ...as.cookies } };
    await signIn(li, as);
    expect([await isIn(zhangs), await isIn(as)]).toEqual([false, true]);
  });

  test('that failed leaves the one there was', async () => {
    const as = await signedIn(t, zhang);
    expect((await signIn({ ...zhang, password: 'not-this-one' }, as)).status).toBe(422);
    expect(await isIn(as)).toBe(true);
  });

  test('ends after twelve hours however busy its owner is', async () => {
    const as = await signedIn(t, zhang);
    for (let hour = 0; hour < 11; hour++) {
      wait(60);
      expect(await isIn(as)).toBe(true);
    }
    wait(61);
    expect(await isIn(as)).toBe(false);
  });

  test('ended in one process is over in every other within seconds', async () => {
    const other = createSessions(t.db, sessionLimits(t.kit.settings));
    const as = await signedIn(t, zhang);
    const token = as.cookies[COOKIE] ?? '';
    const live = () => other.find(token, 'candidate', t.clock.now(), true);
    expect(await live()).toBeDefined();
    expect((await t.api.delete('/api/sign-ins/current', { as })).status).toBe(200);
    expect(await isIn({ cookies: { [COOKIE]: token } })).toBe(false);
    await vi.waitFor(async () => { expect(await live()).toBeUndefined(); }, { timeout: 45_000, interval: 200 });
  });

  test('of a candidate is none of the staff’s, and a token of one kind opens nothing of the other', async () => {
    const token = (await signedIn(t, zhang)).cookies[COOKIE] ?? '';
    expect((await t.api.get('/api/staff/session', { as: { cookies: { 'jinbang-staff': token } } })).status).toBe(401);
  });
});

describe('cookies', () => {
  test('of a sign-in are out of reach of scripts and other sites', async () => {
    const reply = await signIn(zhang, t.browser());
    const [cookie = ''] = [reply.headers['set-cookie']].flat();
    expect(cookie).toMatch(/; Path=\//);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/Domain=/i);
  });

  test('planted from a neighbouring host are not looked at where people come by https: neither a sign-in’s nor a visit’s', async () => {
    const u = await testApp({ withReferenceData: false, env: { PUBLIC_URL: 'https://baoming.example.cn' } });
    try {
      const planted: Browser = { cookies: { 'jinbang-visit': 'planted-visit', [COOKIE]: 'planted' } };
      const reply = await u.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as: planted });
      const [cookie = ''] = [reply.headers['set-cookie']].flat();
      expect(cookie).toMatch(/^__Host-jinbang-visit=[A-Za-z0-9_-]{43};.*; Secure/);
      // the attacker, who knows the planted one, sees a visit of their own and not this one
      expect((await u.page.get('/register/notes', { as: { cookies: { 'jinbang-visit': 'planted-visit' } } })).location).toBe('/register');
      expect((await u.page.get('/register/notes', { as: { cookies: { '__Host-jinbang-visit': planted.cookies['__Host-jinbang-visit'] ?? '' } } })).status).toBe(200);
    } finally {
      await u.stop();
    }
  });
});
