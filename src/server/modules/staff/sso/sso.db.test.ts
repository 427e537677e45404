import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SecondFactorOffer, StaffSignInAnswer } from '#contracts/staff-security.ts';
import type { SsoBindingView } from '#contracts/staff-sso.ts';
import type { StaffSession, StaffSignInOptions } from '#contracts/staff.ts';
import { systemClock } from '#server/platform/clock/clock.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { CLIENT, identityProvider, type IdentityProvider } from '#server/testing/identity-provider.ts';
import { colleague, type Colleague } from '#server/testing/staff.ts';

import { makeActivation } from '../index.ts';

const ORIGIN = 'http://127.0.0.1:8371';
const captcha = { proof: 'pass' };
const shandong = { kind: 'province', province: '37' };
let idp: IdentityProvider;
let t: TestApp;
let manager: Colleague;
let security: Colleague;

const settings = (more: Record<string, string> = {}) => ({ PUBLIC_URL: ORIGIN, STAFF_SSO: idp.issuer, STAFF_SSO_CLIENT: CLIENT.id, STAFF_SSO_SECRET: CLIENT.secret, STAFF_SSO_ACR: 'urn:house:mfa', ...more });

beforeAll(async () => {
  idp = await identityProvider({ redirectUri: `${ORIGIN}/console/sso` });
  t = await testApp({ env: settings(), withReferenceData: false });
  manager = await colleague(t, { name: '孙敏', roles: ['provincial_admin'], jurisdiction: shandong });
  security = await colleague(t, { name: '安宁', roles: ['security_admin'], jurisdiction: shandong });
});
afterEach(() => { idp.fault({}); idp.away(false); });
afterAll(async () => { await t.stop(); await idp.stop(); });

const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);
const leave = async (as: Browser, app = t) => (await app.api.post('/api/staff/sign-ins/sso', {}, { as })).json<{ url: string }>().url;
const answer = (url: URL, as: Browser, app = t) => app.api.post('/api/staff/sign-ins/sso-answers', Object.fromEntries(url.searchParams), { as });
async function roundTrip(as: Browser, app = t): Promise<Reply> {
  return answer(await idp.signInThere(await leave(as, app)), as, app);
}
async function boundTo(subject: string, changes: Record<string, unknown> = {}): Promise<Colleague> {
  const who = await colleague(t, { name: '阿依古丽·买买提', roles: ['reviewer'], jurisdiction: shandong, ...changes });
  expect((await t.api.post(`/api/staff/members/${who.id}/sso`, { subject, reason: '单位统一身份编号' }, { as: manager.as })).status).toBe(200);
  expect((await t.api.post(`/api/staff/members/${who.id}/sso-decision`, { decision: 'approve', reason: '已核对工作证' }, { as: security.as })).status).toBe(200);
  return who;
}

describe('single sign-on', () => {
  it('lets in who was bound beforehand by two people, and nobody else', async () => {
    const who = await boundTo('ayiguli@house');
    idp.as('ayiguli@house', { amr: ['pwd', 'otp'] });
    const as = t.browser();
    const entered = (await roundTrip(as)).json<Extract<StaffSignInAnswer, { step: 'open' }>>();
    expect(entered).toMatchObject({ step: 'open', session: { staffId: who.id, roles: ['reviewer'] } });
    expect((await t.api.get('/api/staff/session', { as })).json<StaffSession>().permissions).toContain('review.see');
    idp.as('stranger@house', { amr: ['mfa'] });
    expect(codes(await roundTrip(t.browser()))).toEqual(['sso.not_bound']);
    const { rows } = await t.asOwner(`select count(*)::int as n from staff_member where user_name like '%stranger%'`);
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('is bound by two people, neither of them its subject, each identity and each person once', async () => {
    const who = await colleague(t, { name: '欧阳倩', roles: ['reviewer'], jurisdiction: shandong });
    const other = await colleague(t, { name: '张伟', roles: ['reviewer'], jurisdiction: shandong });
    const propose = (id: string, subject: string, as = manager.as) => t.api.post(`/api/staff/members/${id}/sso`, { subject, reason: '单位统一身份编号' }, { as });
    expect((await propose(who.id, 'ouyang@house')).status).toBe(200);
    expect(codes(await propose(other.id, 'ouyang@house'))).toEqual(['sso.subject_taken']);
    expect(codes(await propose(who.id, 'ouyang2@house'))).toEqual(['sso.subject_taken']);
    expect(codes(await propose(manager.id, 'sun@house'))).toContain('staff.own_account');
    idp.as('ouyang@house');
    expect(codes(await roundTrip(t.browser()))).toEqual(['sso.not_bound']);
    await expect(t.asOwner(`update staff_sso_binding set state = 'bound', decided_by_id = proposed_by_id where staff_id = $1`, [who.id])).rejects.toThrow('staff_sso_two_people');
    expect((await t.api.get(`/api/staff/members/${who.id}/sso`, { as: security.as })).json<SsoBindingView>()).toMatchObject({ offered: true, binding: { state: 'proposed', subject: 'ouyang@house' }, cannotDecide: null });
    expect((await t.api.post(`/api/staff/members/${who.id}/sso-decision`, { decision: 'approve', reason: '已核对工作证' }, { as: security.as })).status).toBe(200);
    const as = t.browser();
    expect((await roundTrip(as)).status).toBe(200);
    expect((await t.api.post(`/api/staff/members/${who.id}/sso-removal`, { reason: '离职，解除绑定' }, { as: security.as })).status).toBe(200);
    expect((await t.api.get('/api/staff/session', { as })).status).toBe(401);
    expect(codes(await roundTrip(t.browser()))).toEqual(['sso.not_bound']);
  });

  it('shuts out the suspended', async () => {
    const who = await boundTo('gone@house');
    await t.api.post(`/api/staff/members/${who.id}/suspension`, { reason: '借调到外单位半年' }, { as: manager.as });
    idp.as('gone@house');
    expect(codes(await roundTrip(t.browser()))).toEqual(['staff.suspended']);
  });

  it('takes an answer once, from the browser that left, with its state', async () => {
    await boundTo('replay@house');
    idp.as('replay@house');
    const as = t.browser();
    const back = await idp.signInThere(await leave(as));
    expect(codes(await answer(back, t.browser()))).toEqual(['sso.visit_over']);
    expect((await answer(back, as)).status).toBe(200);
    expect(codes(await answer(back, as))).toEqual(['sso.visit_over']);
    const [mine, theirs] = [t.browser(), t.browser()];
    await leave(mine);
    const stolen = await idp.signInThere(await leave(theirs));
    expect(codes(await answer(stolen, mine))).toEqual(['sso.answer_refused']);
  });

  it('refuses a code that was used already', async () => {
    await boundTo('twice@house');
    idp.as('twice@house');
    const as = t.browser();
    const back = await idp.signInThere(await leave(as));
    const { rows } = await t.asOwner('select visit_key, purpose, content, expires_at from oidc_visit order by expires_at desc limit 1');
    expect((await answer(back, as)).status).toBe(200);
    const [kept] = rows as { visit_key: Buffer; purpose: string; content: Buffer; expires_at: Date }[];
    await t.asOwner('insert into oidc_visit values ($1, $2, $3, $4)', [kept?.visit_key, kept?.purpose, kept?.content, kept?.expires_at]);
    expect(codes(await answer(back, as))).toEqual(['sso.answer_refused']);
  });

  it.each([
    ['another nonce', { tamper: (c: object) => ({ ...c, nonce: 'another' }) }], ['no nonce', { tamper: (c: object) => ({ ...c, nonce: undefined }) }], ['another audience', { tamper: (c: object) => ({ ...c, aud: 'another-house' }) }], ['another issuer', { tamper: (c: object) => ({ ...c, iss: 'https://evil.example' }) }],
    ['no signature', { signing: 'none' as const }], ['somebody else’s signature', { signing: 'stranger' as const }], ['a past', { tamper: (c: { exp?: number }) => ({ ...c, exp: Math.floor(Date.now() / 1000) - 120 }) }], ['a future', { tamper: (c: object) => ({ ...c, iat: Math.floor(Date.now() / 1000) + 600, nbf: Math.floor(Date.now() / 1000) + 600 }) }],
  ])('refuses a token with %s', async (_, fault) => {
    idp.as('ayiguli@house', { amr: ['mfa'] });
    idp.fault(fault);
    const as = t.browser();
    expect(codes(await roundTrip(as))).toEqual(['sso.answer_refused']);
    expect((await t.api.get('/api/staff/session', { as })).status).toBe(401);
  });

  it('bears clocks that differ by some seconds', async () => {
    idp.as('ayiguli@house', { amr: ['mfa'] });
    idp.fault({ tamper: (c) => ({ ...c, exp: Math.floor(Date.now() / 1000) - 10 }) });
    expect((await roundTrip(t.browser())).status).toBe(200);
  });

  it('leaves the password as it is when the provider is away, and says so', async () => {
    const who = await boundTo('away@house');
    const u = await testApp({ env: settings({ STAFF_SSO: 'http://127.0.0.1:1' }), withReferenceData: false });
    try {
      expect(codes(await u.api.post('/api/staff/sign-ins/sso', {}))).toEqual(['request.service_away']);
    } finally {
      await u.stop();
    }
    idp.as('away@house');
    const as = t.browser();
    const back = await idp.signInThere(await leave(as));
    idp.away(true);
    expect(codes(await answer(back, as))).toEqual(['request.service_away']);
    expect((await t.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha })).json<StaffSignInAnswer>().step).toBe('open');
    idp.away(false);
    expect((await roundTrip(t.browser())).status).toBe(200);
  });

  it('is offered by name, and leads out there too', async () => {
    expect((await t.api.get('/api/staff/sign-in-options')).json<StaffSignInOptions>().sso).toEqual({ name: '统一身份认证', only: false });
    expect((await t.api.get('/api/staff/sso-sign-out')).json<{ url: string }>().url).toContain(`${idp.issuer}/session/end?`);
  });
});

describe('where everybody needs a second factor and single sign-on is the only way', () => {
  let u: TestApp;
  beforeAll(async () => { u = await testApp({ env: settings({ STAFF_SECOND_FACTOR: 'required', STAFF_SSO_ONLY: 'yes' }), withReferenceData: false }); });
  afterAll(() => u.stop());
  async function member(subject: string): Promise<Colleague> {
    const who = await colleague(u, { name: '𠮷田健', roles: ['reviewer'], jurisdiction: shandong });
    await u.asOwner(`insert into staff_sso_binding (binding_id, staff_id, issuer, subject, state, proposed_by_id, proposed_at, decided_by_id, decided_at) values (gen_random_uuid(), $1, $2, $3, 'bound', gen_random_uuid(), now(), gen_random_uuid(), now())`, [who.id, idp.issuer, subject]);
    return who;
  }

  it('the provider’s second factor counts, by level or by way; its password alone opens nothing', async () => {
    await member('strong@house');
    for (const claims of [{ acr: 'urn:house:mfa' }, { amr: ['pwd', 'hwk'] }]) {
      idp.as('strong@house', claims);
      const as = u.browser();
      await roundTrip(as, u);
      expect((await u.api.get('/api/staff/session', { as })).json<StaffSession>()).toMatchObject({ secondFactor: 'on', permissions: expect.arrayContaining(['review.see']) as string[] });
      expect((await u.api.get('/api/staff/review/queue', { as })).status).toBe(200);
    }
    idp.as('strong@house', { acr: '0', amr: ['pwd'] });
    const as = u.browser();
    await roundTrip(as, u);
    expect((await u.api.get('/api/staff/session', { as })).json<StaffSession>()).toMatchObject({ secondFactor: 'needed', permissions: [] });
    expect(codes(await u.api.get('/api/staff/review/queue', { as }))).toEqual(['request.forbidden']);
  });

  it('the own authenticator is asked for where the provider asked for none', async () => {
    const who = await member('own@house');
    idp.as('own@house', { amr: ['mfa'] });
    await roundTrip(who.as, u);
    const activation = await u.inTx((tx) => makeActivation(tx, u.kit.crypto, who.id, { byId: null, passwordById: null, now: u.clock.now() }));
    const offer = (await u.api.post('/api/staff/session/second-factor', { password: who.password, activation }, { as: who.as })).json<SecondFactorOffer>();
    const code = (later: number) => new TOTP({ secret: Secret.fromBase32(offer.secret.replaceAll(' ', '')), digits: 6, period: 30 }).generate({ timestamp: systemClock.now() + later * 30_000 });
    expect((await u.api.post('/api/staff/session/second-factor/confirmation', { code: code(-1) }, { as: who.as })).status).toBe(200);
    idp.as('own@house', { amr: ['pwd'] });
    const as = u.browser();
    const asked = (await roundTrip(as, u)).json<Extract<StaffSignInAnswer, { step: 'code' }>>();
    expect(asked.step).toBe('code');
    expect((await u.api.post('/api/staff/sign-ins/code', { ticket: asked.ticket, code: code(0) }, { as })).json<StaffSession>().permissions).toContain('review.see');
  });

  it('a right password is refused to all but those who can put it right', async () => {
    const who = await member('only@house');
    expect(codes(await u.api.post('/api/staff/sign-ins', { userName: who.userName, password: who.password, captcha }))).toEqual(['sso.only']);
    expect(codes(await u.api.post('/api/staff/sign-ins', { userName: who.userName, password: 'not-this-one', captcha }))).toEqual(['staff.sign_in_failed']);
    const admin = await colleague(u, { name: '李明', roles: ['system_admin'], jurisdiction: { kind: 'nation' } });
    expect((await u.api.post('/api/staff/sign-ins', { userName: admin.userName, password: admin.password, captcha })).status).toBe(200);
  });
});
