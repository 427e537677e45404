import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecoveryCodes, SecondFactorOffer, StaffSecurity, StaffSignInAnswer } from '#contracts/staff-security.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { forged } from '#server/testing/forged.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';
import { makeActivation } from '../index.ts';

const captcha = { proof: 'pass' };
let t: TestApp;
beforeAll(async () => { t = await testApp({ at: Date.parse('2026-03-16T09:00:00+08:00') }); });
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const security = async (as: Browser) => (await t.api.get('/api/staff/session/security', { as })).json<StaffSecurity>();
/** The code an authenticator shows, `later` steps of half a minute from now; the server takes one step either way. */
const codeOf = (secret: string, later = 0) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')), digits: 6, period: 30 }).generate({ timestamp: systemClock.now() + later * 30_000 });
const begin = (as: Browser, body: Record<string, unknown>) => t.api.post('/api/staff/session/second-factor', body, { as });
const confirm = (as: Browser, code: string) => t.api.post('/api/staff/session/second-factor/confirmation', { code }, { as });

const activationFor = (who: Colleague, app: TestApp) => app.inTx((tx) => makeActivation(tx, app.kit.crypto, who.id, { byId: null, passwordById: null, now: app.clock.now() }));

/** Binds an authenticator; uses up the code of the step before the present one, so that two more are left to the test. */
async function bound(changes: Record<string, unknown> = {}, app = t): Promise<Colleague & { secret: string; recovery: string[] }> {
  const who = await colleague(app, changes);
  const activation = await activationFor(who, app);
  const offer = (await app.api.post('/api/staff/session/second-factor', { password: who.password, activation }, { as: who.as })).json<SecondFactorOffer>();
  const given = await app.api.post('/api/staff/session/second-factor/confirmation', { code: codeOf(offer.secret, -1) }, { as: who.as });
  expect(given.status).toBe(200);
  return { ...who, secret: offer.secret, recovery: given.json<RecoveryCodes>().codes };
}
async function ticketOf(who: Colleague): Promise<string> {
  const answer = (await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha })).json<StaffSignInAnswer>();
  if (answer.step !== 'code') throw new Error('no code was asked for');
  return answer.ticket;
}
const signInWith = (ticket: string, code: string, as = t.browser()) => t.api.post('/api/staff/sign-ins/code', { ticket, code }, { as });

describe('binding an authenticator', () => {
  it('takes the password, a secret read or typed, and its first code; then counts', async () => {
    const who = await colleague(t);
    const elsewhere = await t.signInStaff(who.id);
    expect(codes(await begin(who.as, { password: 'not-this-one' }))).toEqual(['account.password_wrong']);
    expect(codes(await confirm(who.as, '123456'))).toEqual(['staff.second_factor_not_begun']);
    const offer = (await begin(who.as, { password: who.password })).json<SecondFactorOffer>();
    expect(offer.uri).toContain(`secret=${offer.secret.replaceAll(' ', '')}`);
    expect(offer.secret).toMatch(/^([A-Z2-7]{4} ?){8}$/);
    expect(offer.picture.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
    expect((await security(who.as)).secondFactor).toMatchObject({ on: false, recoveryCodesLeft: 0 });
    expect(codes(await confirm(who.as, codeOf(offer.secret, 20)))).toEqual(['staff.code_wrong']);
    const { codes: recovery } = (await confirm(who.as, codeOf(offer.secret))).json<RecoveryCodes>();
    expect(new Set(recovery).size).toBe(10);
    expect((await security(who.as)).secondFactor).toMatchObject({ on: true, recoveryCodesLeft: 10 });
    expect((await t.api.get('/api/staff/session', { as: elsewhere })).status).toBe(401);
    const kept = JSON.stringify((await t.asOwner('select secret_sealed, pending_sealed from staff_second_factor where staff_id = $1', [who.id])).rows) + JSON.stringify((await t.asOwner('select code_key from staff_recovery_code where staff_id = $1', [who.id])).rows);
    for (const secret of [offer.secret.replaceAll(' ', ''), ...recovery]) expect(kept).not.toContain(secret);
  });

  it('in place of another asks for a code of the present one, which counts until the new one is confirmed', async () => {
    const who = await bound();
    expect(codes(await begin(who.as, { password: who.password }))).toEqual(['staff.code_needed']);
    expect(codes(await begin(who.as, { password: who.password, code: codeOf(who.secret, 20) }))).toEqual(['staff.code_wrong']);
    expect((await begin(who.as, { password: who.password, code: codeOf(who.secret) })).status).toBe(200);
    expect((await signInWith(await ticketOf(who), codeOf(who.secret, 1))).status).toBe(200);
  });

  it('is forgotten when the first code comes too late', async () => {
    const who = await colleague(t);
    const offer = (await begin(who.as, { password: who.password })).json<SecondFactorOffer>();
    t.clock.set(t.clock.now() + 16 * 60_000);
    expect(codes(await confirm(who.as, codeOf(offer.secret)))).toEqual(['staff.second_factor_not_begun']);
  });
});

describe('sign-in with a second factor', () => {
  it('opens nothing with the password alone, and everything with the code', async () => {
    const who = await bound();
    const as = t.browser();
    await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha }, { as });
    expect(as.cookies).toEqual({});
    const done = await signInWith(await ticketOf(who), codeOf(who.secret), as);
    expect(done.json<StaffSession>()).toMatchObject({ userName: who.userName, secondFactor: 'on' });
    expect((await t.api.get('/api/staff/session', { as })).status).toBe(200);
  });

  it('takes each code once, also of two that come at the same moment', async () => {
    const who = await bound();
    const tickets = [await ticketOf(who), await ticketOf(who)];
    const both = await Promise.all(tickets.map((ticket) => signInWith(ticket, codeOf(who.secret))));
    expect(both.map((r) => r.status).sort()).toEqual([200, 422]);
    expect(codes(await signInWith(await ticketOf(who), codeOf(who.secret, -1)))).toEqual(['staff.code_wrong']);
    expect((await signInWith(await ticketOf(who), codeOf(who.secret, 1))).status).toBe(200);
  });

  it('makes guessing slow, for the guesser’s network only', async () => {
    const who = await bound();
    const ticket = await ticketOf(who);
    for (let i = 0; i < 5; i += 1) expect(codes(await signInWith(ticket, '000000'))).toEqual(['staff.code_wrong']);
    expect(codes(await signInWith(ticket, codeOf(who.secret)))).toEqual(['staff.code_delayed']);
    t.clock.set(t.clock.now() + 16_000);
    expect((await signInWith(ticket, codeOf(who.secret))).status).toBe(200);
  });

  it('takes a recovery code once, however it is typed, and not another’s', async () => {
    const who = await bound();
    const other = await bound();
    const [first = '', second = ''] = who.recovery;
    expect(codes(await signInWith(await ticketOf(who), other.recovery[0] ?? ''))).toEqual(['staff.code_wrong']);
    expect((await signInWith(await ticketOf(who), first.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect(codes(await signInWith(await ticketOf(who), first))).toEqual(['staff.code_wrong']);
    expect((await signInWith(await ticketOf(who), second)).status).toBe(200);
    expect((await security(who.as)).secondFactor.recoveryCodesLeft).toBe(8);
    const { codes: fresh } = (await t.api.post('/api/staff/session/recovery-codes', { code: codeOf(who.secret) }, { as: who.as })).json<RecoveryCodes>();
    expect(codes(await signInWith(await ticketOf(who), who.recovery[2] ?? ''))).toEqual(['staff.code_wrong']);
    expect((await signInWith(await ticketOf(who), fresh[0] ?? '')).status).toBe(200);
  });

  it('does not wait for ever, takes no made-up ticket, and none of a password that was changed', async () => {
    const who = await bound();
    const ticket = await ticketOf(who);
    expect(codes(await signInWith(forged(ticket), codeOf(who.secret)))).toEqual(['staff.ticket_expired']);
    const early = await ticketOf(who);
    t.clock.set(t.clock.now() + 6 * 60_000);
    expect(codes(await signInWith(early, codeOf(who.secret)))).toEqual(['staff.ticket_expired']);
    const before = await ticketOf(who);
    await t.api.put('/api/staff/session/password', { current: who.password, password: 'bao4-tu2-quan2', passwordAgain: 'bao4-tu2-quan2' }, { as: who.as });
    expect(codes(await signInWith(before, codeOf(who.secret)))).toEqual(['staff.ticket_expired']);
  });

  it('is taken off by a security administrator only, with a reason, and never by oneself', async () => {
    const who = await bound();
    const guard = await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
    const keeper = await colleague(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
    const reset = (id: string, as: Browser) => t.api.post(`/api/staff/members/${id}/second-factor-reset`, { reason: '手机遗失，当面核验工作证' }, { as });
    expect((await reset(who.id, keeper.as)).status).toBe(403);
    expect(codes(await reset(guard.id, guard.as))).toEqual(['staff.own_account', 'staff.second_factor_off']);
    expect((await reset(who.id, guard.as)).status).toBe(200);
    expect((await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha })).json<StaffSignInAnswer>().step).toBe('open');
    // a new password made by the keeper of accounts leaves the second factor where it is
    const still = await bound();
    await t.api.post(`/api/staff/members/${still.id}/password-reset`, { reason: '本人忘记密码，已核对' }, { as: keeper.as });
    expect((await t.inTx((tx) => tx.selectFrom('staff_second_factor').select('staff_id').where('staff_id', '=', still.id).execute())).length).toBe(1);
  });
});

describe('own sign-ins', () => {
  it('are listed, and those elsewhere can be ended one by one or all at once; nobody else’s', async () => {
    const who = await colleague(t);
    const stranger = await colleague(t);
    const [a, b] = [await t.signInStaff(who.id), await t.signInStaff(who.id)];
    const { sessions } = await security(who.as);
    expect(sessions.filter((s) => s.current)).toHaveLength(1);
    expect(sessions).toHaveLength(3);
    const other = sessions.find((s) => !s.current)?.id ?? '';
    const current = sessions.find((s) => s.current)?.id ?? '';
    expect(codes(await t.api.delete(`/api/staff/session/others/${other}`, { as: stranger.as }))).toEqual(['staff.session_not_found']);
    expect(codes(await t.api.delete(`/api/staff/session/others/${current}`, { as: who.as }))).toEqual(['staff.session_not_found']);
    expect((await t.api.delete(`/api/staff/session/others/${other}`, { as: who.as })).status).toBe(200);
    expect((await t.api.delete('/api/staff/session/others', { as: who.as })).json<{ ended: number }>()).toEqual({ ended: 1 });
    expect([(await t.api.get('/api/staff/session', { as: a })).status, (await t.api.get('/api/staff/session', { as: b })).status, (await t.api.get('/api/staff/session', { as: who.as })).status]).toEqual([401, 401, 200]);
  });

  it('end after half an hour without an act; what the console asks by itself is no act', async () => {
    const who = await colleague(t);
    const ask = (minutes: number, background: boolean) => {
      t.clock.set(t.clock.now() + minutes * 60_000);
      return t.api.get('/api/staff/session', { as: who.as, headers: background ? { 'x-background': '1' } : {} });
    };
    const start = (await ask(0, true)).json<StaffSession>();
    expect(Math.round((start.idleEndsAt - start.now) / 60_000)).toBe(30);
    expect((await ask(20, true)).json<StaffSession>().idleEndsAt).toBe(start.idleEndsAt);
    const kept = (await ask(5, false)).json<StaffSession>();
    expect(Math.round((kept.idleEndsAt - kept.now) / 60_000)).toBe(30);
    expect((await ask(29, true)).status).toBe(200);
    expect((await ask(2, false)).status).toBe(401);
  });

  it('end after twelve hours in any case', async () => {
    const who = await colleague(t);
    let last = 200;
    for (let i = 0; i < 28; i += 1) {
      expect(last).toBe(200);
      t.clock.set(t.clock.now() + 25 * 60_000);
      last = (await t.api.get('/api/staff/session', { as: who.as })).status;
    }
    t.clock.set(t.clock.now() + 25 * 60_000);
    expect((await t.api.get('/api/staff/session', { as: who.as })).status).toBe(401);
  });
});

describe('where a second factor and young passwords are required', () => {
  let strict: TestApp;
  beforeAll(async () => { strict = await testApp({ at: Date.parse('2026-03-16T09:00:00+08:00'), env: { STAFF_SECOND_FACTOR: 'required', STAFF_PASSWORD_DAYS: '90' } }); });
  afterAll(() => strict.stop());

  it('a password opens nothing but the binding', async () => {
    const who = await colleague(strict);
    const session = async () => (await strict.api.get('/api/staff/session', { as: who.as })).json<StaffSession>();
    expect(await session()).toMatchObject({ secondFactor: 'needed', permissions: [] });
    expect((await strict.api.get('/api/staff/review/queue', { as: who.as })).status).toBe(403);
    const offer = (await strict.api.post('/api/staff/session/second-factor', { password: who.password, activation: await activationFor(who, strict) }, { as: who.as })).json<SecondFactorOffer>();
    await strict.api.post('/api/staff/session/second-factor/confirmation', { code: codeOf(offer.secret) }, { as: who.as });
    expect((await session()).permissions).toContain('review.see');
    expect((await strict.api.get('/api/staff/review/queue', { as: who.as })).status).toBe(200);
  });

  it('a password of ninety days opens nothing but its change', async () => {
    const who = await bound({}, strict);
    strict.clock.set(strict.clock.now() + 91 * 86_400_000);
    const as = await strict.signInStaff(who.id);
    const session = async () => (await strict.api.get('/api/staff/session', { as })).json<StaffSession>();
    expect(await session()).toMatchObject({ passwordExpired: true, permissions: [] });
    await strict.api.put('/api/staff/session/password', { current: who.password, password: 'bao4-tu2-quan2', passwordAgain: 'bao4-tu2-quan2' }, { as });
    expect(await session()).toMatchObject({ passwordExpired: false });
    expect((await session()).permissions).toContain('review.see');
  });
});
