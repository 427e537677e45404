import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { StaffSignInAnswer } from '#contracts/staff-security.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { newId } from '#server/platform/ids.ts';
import { testApp, type TestApp } from '#server/testing/app.ts';
import { colleague } from '#server/testing/staff.ts';
import { createStaff, findMember, firstPasswordKey, openStaffActors } from './index.ts';
import { updateState } from './staff.store.ts';

const captcha = { proof: 'pass' };
let t: TestApp;
beforeAll(async () => { t = await testApp({ at: Date.parse('2026-03-16T09:00:00+08:00') }); });
afterAll(() => t.stop());

const signIn = (userName: string, password: string, as = t.browser(), more: Record<string, unknown> = {}) => t.api.post('/api/staff/sign-ins', { userName, password, captcha, ...more }, { as });
const actorOf = (id: string) => openStaffActors(t.db, t.kit.settings.staffSignIn)(id, newId(), t.clock.now());
const codes = (reply: { json: <T>() => T }) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);

describe('sign-in', () => {
  it('opens the console to a right password, says what may be done where, and closes it again', async () => {
    const who = await colleague(t, { roles: ['reviewer'], jurisdiction: { kind: 'province', province: '37' } });
    const as = t.browser();
    const reply = await signIn(who.userName.toUpperCase(), who.password, as);
    expect(reply.status).toBe(200);
    expect(reply.json<StaffSignInAnswer>()).toMatchObject({ step: 'open', session: { name: '赵磊', roles: ['reviewer'], jurisdiction: { kind: 'province', province: '37' }, jurisdictionText: '山东省', passwordTemporary: false, secondFactor: 'off', seeingAs: null } });
    expect((await t.api.get('/api/staff/session', { as })).json<StaffSession>().permissions).toContain('review.decide');
    expect((await t.api.delete('/api/staff/sign-ins/current', { as })).status).toBe(200);
    expect((await t.api.get('/api/staff/session', { as })).status).toBe(401);
  });

  it('answers the same to a wrong password and to a name nobody has', async () => {
    const who = await colleague(t);
    const wrong = await signIn(who.userName, 'not-this-one');
    const nobody = await signIn('nobody-here', 'not-this-one');
    expect(wrong.status).toBe(422);
    expect(wrong.json<{ refusals: unknown }>().refusals).toEqual(nobody.json<{ refusals: unknown }>().refusals);
  });

  it('asks for the captcha', async () => {
    const who = await colleague(t);
    expect(codes(await signIn(who.userName, who.password, undefined, { captcha: {} }))).toEqual(['request.captcha_failed']);
  });

  it('makes guessing slow, even at once, and tells for how long', async () => {
    const who = await colleague(t);
    const guesses = await Promise.all(Array.from({ length: 6 }, () => signIn(who.userName, 'not-this-one')));
    expect(guesses.map((g) => g.status).toSorted()).toEqual([422, 422, 422, 422, 422, 429]);
    const right = await signIn(who.userName, who.password);
    expect(codes(right)).toEqual(['staff.sign_in_delayed']);
    t.clock.set(t.clock.now() + 16_000);
    expect((await signIn(who.userName, who.password)).status).toBe(200);
  });

  it('cannot be used by strangers to keep a member out of the network they work in', async () => {
    const who = await colleague(t);
    expect((await signIn(who.userName, who.password)).status).toBe(200);
    const stranger = await testDoorsOfStranger(who.userName);
    expect(stranger).toBeGreaterThan(0);
    expect((await signIn(who.userName, who.password)).status).toBe(200);
  });

  it('is closed to the suspended, and what they had open knows them no more', async () => {
    const who = await colleague(t);
    expect(await actorOf(who.id)).toMatchObject({ name: '赵磊' });
    await t.inTx((tx) => updateState(tx, who.id, 'suspended', t.clock.now()));
    expect(codes(await signIn(who.userName, who.password))).toEqual(['staff.suspended']);
    expect(await actorOf(who.id)).toBeUndefined();
  });

  it('leaves an audit row for success and failure', async () => {
    const who = await colleague(t);
    await signIn(who.userName, 'not-this-one');
    await signIn(who.userName, who.password);
    const rows = await t.db.selectFrom('audit_event').select(['action', 'actor_kind']).where('subject', '=', `staff:${who.id}`).orderBy('at').orderBy('id').execute();
    expect(rows.map((r) => r.action)).toEqual(['staff.sign_in.refused', 'staff.sign_in']);
  });
});

/** Fills the door of a user name as a stranger's many networks would; answers for how long it is closed to other unknown networks. */
async function testDoorsOfStranger(userName: string): Promise<number> {
  const key = t.kit.crypto.index('staff.sign_in_door', userName);
  const until = new Date(t.clock.now() + 60_000);
  const row = { failures: 60, last_failed_at: new Date(t.clock.now()), closed_until: until };
  await t.db.insertInto('sign_in_door').values({ door_key: key, ...row }).onConflict((c) => c.column('door_key').doUpdateSet(row)).execute();
  return until.getTime() - t.clock.now();
}

describe('a temporary password', () => {
  it('opens nothing but its own change, after which the console is open', async () => {
    const hash = await t.kit.passwords.hash('made-for-you-once');
    const made = await t.inTx((tx) => createStaff(tx, { userName: 'sunli', name: '孙丽', roles: ['national_admin'], jurisdiction: { kind: 'nation' } }, { hash, temporary: true, key: firstPasswordKey(t.kit.crypto, 'made-for-you-once') }, { byId: null, now: t.clock.now() }));
    if (!made.ok) throw new Error('not made');
    const as = t.browser();
    const answer = (await signIn('sunli', 'made-for-you-once', as)).json<StaffSignInAnswer>();
    if (answer.step !== 'first') throw new Error('the console is open to a made password');
    expect(answer.activation).toBe(false);
    expect(as.cookies).toEqual({});
    const choose = (password: string, passwordAgain = password) => t.api.post('/api/staff/sign-ins/first', { ticket: answer.ticket, password, passwordAgain }, { as });
    expect(codes(await choose('password', 'other'))).toEqual(['account.password_common', 'account.password_differs']);
    expect((await choose('bao4-tu2-quan2')).json<StaffSession>()).toMatchObject({ passwordTemporary: false });
    expect((await t.api.get('/api/staff/verifications', { as })).status).toBe(200);
    expect((await t.inTx((tx) => findMember(tx, made.value)))?.passwordTemporary).toBe(false);
  });

  it('of somebody who was signed in when it was reset leaves them no permission', async () => {
    const who = await colleague(t, { roles: ['national_admin'], jurisdiction: { kind: 'nation' } });
    await t.asOwner('update staff_member set password_temporary = true where id = $1', [who.id]);
    expect((await t.api.get('/api/staff/verifications', { as: who.as })).status).toBe(403);
  });
});

describe('a role taken away in mid-session', () => {
  it('is gone within three seconds in every process, without a new sign-in', async () => {
    const who = await colleague(t, { roles: ['reviewer', 'cashier'], jurisdiction: { kind: 'province', province: '37' } });
    const processes = [openStaffActors(t.db, t.kit.settings.staffSignIn), openStaffActors(t.db, t.kit.settings.staffSignIn)];
    const session = newId();
    const permissions = async () => Promise.all(processes.map(async (actors) => (await actors(who.id, session, t.clock.now()))?.permissions ?? []));
    const before = performance.now();
    const time = vi.spyOn(performance, 'now').mockReturnValue(before);
    try {
      for (const held of await permissions()) expect(held).toContain('review.decide');
      // as a process elsewhere does it: nothing here is told
      await t.asOwner(`delete from staff_role where staff_id = $1 and role = 'reviewer'`, [who.id]);
      await t.asOwner(`update staff_member set province = '36', home_province = '36' where id = $1`, [who.id]);
      for (const held of await permissions()) expect(held).toContain('review.decide');
      time.mockReturnValue(before + 3_001);
      for (const held of await permissions()) {
        expect(held).not.toContain('review.decide');
        expect(held).toContain('payment.register');
      }
      expect((await processes[0]?.(who.id, session, t.clock.now()))?.jurisdiction).toEqual({ kind: 'province', province: '36' });
    } finally {
      time.mockRestore();
    }
  });
});

describe('making staff', () => {
  it('gives a user name once, however many ask at once', async () => {
    const person = { userName: 'wangfang', name: '王芳', roles: ['auditor' as const], jurisdiction: { kind: 'nation' as const } };
    const made = await Promise.all(Array.from({ length: 4 }, () => t.inTx((tx) => createStaff(tx, person, { hash: '-', temporary: true, key: Buffer.from('made') }, { byId: null, now: t.clock.now() }))));
    expect(made.filter((m) => m.ok)).toHaveLength(1);
    expect(made.flatMap((m) => (m.ok ? [] : m.refusals.map((r) => r.code)))).toEqual(Array.from({ length: 3 }, () => 'staff.user_name_taken'));
  });
});
