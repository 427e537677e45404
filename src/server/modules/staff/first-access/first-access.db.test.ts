import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActivationShown, FirstPasswordShown, MemberView } from '#contracts/staff-people.ts';
import type { SecondFactorOffer, StaffSecurity, StaffSignInAnswer } from '#contracts/staff-security.ts';
import type { StaffSession } from '#contracts/staff.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { secured, type Colleague } from '#server/testing/staff.ts';
import { createStaff, firstPasswordKey, makeActivation, renewFirstAccess } from '../index.ts';

const captcha = { proof: 'pass' };
const OWN = 'bao4-tu2-quan2';
let t: TestApp;
let keeper: Colleague;
let guard: Colleague;
beforeAll(async () => {
  t = await testApp({ at: Date.parse('2026-03-16T09:00:00+08:00'), env: { STAFF_SECOND_FACTOR: 'required' } });
  keeper = await secured(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
  guard = await secured(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } });
});
afterAll(() => t.stop());

let count = 0;
const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const signIn = (who: { userName: string; password: string }, as = t.browser()) => t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha }, { as });
const codeOf = (secret: string) => new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')), digits: 6, period: 30 }).generate({ timestamp: systemClock.now() });

/** 欧阳倩, whose account 石磊 opened: the password he was shown. */
async function opened(): Promise<FirstPasswordShown> {
  count += 1;
  const body = { userName: `ouyangqian${String(count)}`, name: '欧阳倩', roles: ['reviewer'], jurisdiction: { kind: 'points', points: ['3701-01'] }, reason: '济南审核点新增初审人员' };
  return (await t.api.post('/api/staff/members', body, { as: keeper.as })).json<FirstPasswordShown>();
}
const give = (id: string, as: Browser) => t.api.post(`/api/staff/members/${id}/activation`, { reason: '电话核对工号后告知' }, { as });
const activationOf = async (id: string) => (await give(id, guard.as)).json<ActivationShown>().code;
async function ticketOf(who: { userName: string; password: string }): Promise<string> {
  const answer = (await signIn(who)).json<StaffSignInAnswer>();
  if (answer.step !== 'first') throw new Error(`unexpected step ${answer.step}`);
  return answer.ticket;
}
const choose = (ticket: string, more: Record<string, unknown>, as = t.browser()) => t.api.post('/api/staff/sign-ins/first', { ticket, password: OWN, passwordAgain: OWN, ...more }, { as });
const historyOf = async (id: string) => (await t.api.get(`/api/staff/members/${id}`, { as: guard.as })).json<MemberView>().history.map((e) => e.kind);

describe('a password made for somebody', () => {
  it('opens no sign-in: it is replaced by an own one, with the activation code, and then an authenticator is bound', async () => {
    const who = await opened();
    const activation = await activationOf(who.staffId);
    const as = t.browser();
    expect((await signIn(who, as)).json<StaffSignInAnswer>()).toMatchObject({ step: 'first', activation: true, endsAt: who.endsAt });
    expect(as.cookies).toEqual({});
    const ticket = await ticketOf(who);
    expect(codes(await choose(ticket, {}))).toEqual(['staff.activation_needed']);
    expect(codes(await choose(ticket, { activation, password: 'password', passwordAgain: 'other' }))).toEqual(['account.password_common', 'account.password_differs']);
    expect(codes(await choose(ticket, { activation, password: who.password, passwordAgain: who.password }))).toEqual(['account.password_unchanged']);
    const session = await choose(ticket, { activation: activation.toUpperCase().replaceAll('-', ' ') }, as);
    expect(session.json<StaffSession>()).toMatchObject({ passwordTemporary: false, secondFactor: 'needed', permissions: [] });
    const offer = (await t.api.post('/api/staff/session/second-factor', { password: OWN }, { as })).json<SecondFactorOffer>();
    expect((await t.api.post('/api/staff/session/second-factor/confirmation', { code: codeOf(offer.secret) }, { as })).status).toBe(200);
    expect((await signIn({ ...who, password: OWN })).json<StaffSignInAnswer>().step).toBe('code');
    expect(await historyOf(who.staffId)).toEqual(expect.arrayContaining(['activation_given', 'activation_used', 'password_changed', 'second_factor_bound']));
  });

  it('is good for nothing to a thief without the code, and makes guessing the code slow', async () => {
    const who = await opened();
    const activation = await activationOf(who.staffId);
    const ticket = await ticketOf(who);
    const other = await activationOf((await opened()).staffId);
    for (let i = 0; i < 5; i += 1) expect(codes(await choose(ticket, { activation: other }))).toEqual(['staff.activation_wrong']);
    expect(codes(await choose(ticket, { activation }))).toEqual(['staff.code_delayed']);
    t.clock.set(t.clock.now() + 16_000);
    expect((await choose(ticket, { activation })).status).toBe(200);
  });

  it('stolen and shown after its owner signed in, is refused with words, and the administrators see that it was tried', async () => {
    const who = await opened();
    const activation = await activationOf(who.staffId);
    const early = await ticketOf(who);
    expect((await choose(await ticketOf(who), { activation })).status).toBe(200);
    expect(codes(await signIn(who))).toEqual(['staff.first_password_used']);
    expect(codes(await choose(early, { activation, password: 'da4-ming2-hu2', passwordAgain: 'da4-ming2-hu2' }))).toEqual(['staff.first_password_used']);
    expect(await historyOf(who.staffId)).toContain('first_password_again');
    expect(codes(await signIn({ ...who, password: 'never-made-this-one' }))).toEqual(['staff.sign_in_failed']);
  });

  it('is over after its hours, and so is the activation code; made anew, both work again', async () => {
    const who = await opened();
    const activation = await activationOf(who.staffId);
    expect(Math.abs(who.endsAt - t.clock.now() - 72 * 3_600_000)).toBeLessThan(60_000);
    t.clock.set(who.endsAt - 30_000);
    const ticket = await ticketOf(who);
    t.clock.set(who.endsAt);
    expect(codes(await choose(ticket, { activation }))).toEqual(['staff.first_password_expired']);
    expect(codes(await signIn(who))).toEqual(['staff.first_password_expired']);
    keeper.as = await t.signInStaff(keeper.id);
    guard.as = await t.signInStaff(guard.id);
    const fresh = (await t.api.post(`/api/staff/members/${who.staffId}/password-reset`, { reason: '初始密码过期，重新生成' }, { as: keeper.as })).json<FirstPasswordShown>();
    expect(codes(await signIn(who))).toEqual(['staff.first_password_used']);
    const again = await ticketOf({ ...who, password: fresh.password });
    expect(codes(await choose(again, { activation }))).toEqual(['staff.activation_expired']);
    expect((await choose(again, { activation: await activationOf(who.staffId) })).status).toBe(200);
  });

  it('is used by one of two browsers at once', async () => {
    const who = await opened();
    const activation = await activationOf(who.staffId);
    const tickets = [await ticketOf(who), await ticketOf(who)];
    const both = await Promise.all(tickets.map((ticket) => choose(ticket, { activation })));
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(both.filter((r) => r.status === 409).flatMap(codes)).toEqual(['staff.first_password_used']);
    expect((await t.asOwner('select 1 from web_session where subject_id = $1 and ended_at is null', [who.staffId])).rows).toHaveLength(1);
  });
});

describe('an activation code', () => {
  it('is given by a security administrator, never by who made the password, nor to oneself, nor where an authenticator is bound', async () => {
    const who = await opened();
    expect((await give(who.staffId, keeper.as)).status).toBe(403);
    expect(codes(await give(guard.id, guard.as))).toEqual(['staff.own_account', 'staff.second_factor_on']);
    expect(codes(await give(keeper.id, guard.as))).toEqual(['staff.second_factor_on']);
    await t.asOwner('update staff_first_password set made_by_id = $2 where staff_id = $1', [who.staffId, guard.id]);
    expect(codes(await give(who.staffId, guard.as))).toEqual(['staff.activation_two_people']);
    await expect(t.asOwner('insert into staff_activation (staff_id, code_key, made_by_id, password_by_id, made_at) values ($1, $2, $3, $3, now())', [who.staffId, Buffer.alloc(32), guard.id])).rejects.toMatchObject({ code: '23514' });
    const other = await opened();
    const code = await activationOf(other.staffId);
    expect(JSON.stringify((await t.asOwner('select * from staff_activation where staff_id = $1', [other.staffId])).rows)).not.toContain(code);
  });

  it('is asked for again when an authenticator was taken off: an own password alone binds none', async () => {
    const who = await secured(t);
    await t.api.post(`/api/staff/members/${who.id}/second-factor-reset`, { reason: '手机遗失，当面核验工作证' }, { as: guard.as });
    const as = t.browser();
    expect((await signIn(who, as)).json<StaffSignInAnswer>().step).toBe('open');
    const begin = (more: Record<string, unknown> = {}, by = as) => t.api.post('/api/staff/session/second-factor', { password: who.password, ...more }, { as: by });
    expect(codes(await begin())).toEqual(['staff.activation_needed']);
    const code = await activationOf(who.id);
    expect((await t.api.get('/api/staff/session/security', { as })).json<StaffSecurity>().secondFactor).toMatchObject({ needed: true, activationNeeded: true });
    expect((await begin({ activation: code })).status).toBe(200);
    expect((await begin()).status).toBe(200);
    const elsewhere = t.browser();
    await signIn(who, elsewhere);
    expect(codes(await begin({ activation: code }, elsewhere))).toEqual(['staff.activation_used']);
  });
});

describe('made at the command line', () => {
  it('the first administrator needs password and code, and gets both anew while the password is not replaced', async () => {
    const made = await t.inTx(async (tx) => {
      const id = await createStaff(tx, { userName: 'liming', name: '李明', roles: ['system_admin'], jurisdiction: { kind: 'nation' } }, { hash: await t.kit.passwords.hash('made-once-abcd'), temporary: true, key: firstPasswordKey(t.kit.crypto, 'made-once-abcd') }, { byId: null, now: t.clock.now() });
      if (!id.ok) throw new Error('not made');
      return { id: id.value, code: await makeActivation(tx, t.kit.crypto, id.value, { byId: null, passwordById: null, now: t.clock.now() }) };
    });
    t.clock.set(t.clock.now() + 73 * 3_600_000);
    expect(codes(await signIn({ userName: 'liming', password: 'made-once-abcd' }))).toEqual(['staff.first_password_expired']);
    const renew = async (password: string) => t.inTx(async (tx) => renewFirstAccess(tx, t.kit.crypto, 'liming', { hash: await t.kit.passwords.hash(password), key: firstPasswordKey(t.kit.crypto, password), now: t.clock.now() }));
    const renewed = await renew('made-anew-efgh');
    if (!renewed.ok) throw new Error('not renewed');
    const ticket = await ticketOf({ userName: 'liming', password: 'made-anew-efgh' });
    expect(codes(await choose(ticket, { activation: made.code }))).toEqual(['staff.activation_wrong']);
    expect((await choose(ticket, { activation: renewed.value.code })).status).toBe(200);
    expect(await renew('made-third-ijkl')).toMatchObject({ ok: false, refusals: [{ code: 'staff.password_own' }] });
  });
});
