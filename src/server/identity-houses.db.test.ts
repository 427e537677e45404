import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StaffSignInAnswer } from '#contracts/staff-security.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { must } from '#server/testing/candidates.ts';
import { registerPerson } from '#server/testing/account.ts';
import { colleague } from '#server/testing/staff.ts';
import { freePort } from '#server/testing/free-port.ts';

const VERIFIER = 'a-verifier-of-forty-three-letters-or-more-as-it-must-be';
let t: TestApp;
let address: string;

/** The program with both stand-in houses on its own address. */
beforeAll(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${String(port)}`;
  t = await testApp({ withReferenceData: false, env: { PUBLIC_URL: address, STAFF_SSO: 'stand-in', GOV_IDENTITY: 'stand-in' } });
  await t.app.http.listen({ host: '127.0.0.1', port });
});
afterAll(() => t.stop());

const moods = () => t.outside?.identity.standIns.map((house) => house.mood) ?? [];
const turn = (how: { down?: boolean; forge?: boolean }) => { for (const mood of moods()) Object.assign(mood, { down: false, forge: false }, how); };
const codes = (reply: Reply) => reply.json<{ refusals: { code: string }[] }>().refusals.map((r) => r.code);

/** What a browser does on the house's page: reads the form, chooses, and is sent back; the address it is sent to. */
async function choose(url: string, chosen: Record<string, string>): Promise<URL> {
  const page = await fetch(url);
  const html = await page.text();
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([200, expect.stringContaining("form-action 'self'")]);
  const hidden = Object.fromEntries([...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const sent = await fetch(/action="([^"]+)"/.exec(html)?.[1] ?? '', { method: 'POST', redirect: 'manual', body: new URLSearchParams({ ...hidden, act: 'in', ...chosen }) });
  return new URL(sent.headers.get('location') ?? '');
}
const leave = async (as: Browser) => must(await t.api.post('/api/staff/sign-ins/sso', {}, { as })).json<{ url: string }>().url;
const answer = (back: URL, as: Browser) => t.api.post('/api/staff/sign-ins/sso-answers', Object.fromEntries(back.searchParams), { as });
async function signIn(chosen: Record<string, string>): Promise<Reply> {
  const as = t.browser();
  return answer(await choose(await leave(as), chosen), as);
}

test('staff sign in at the stand-in house: who is bound is in, and who is not, or says no, is not', async () => {
  const [manager, security] = [await colleague(t, { name: '石磊', roles: ['system_admin'], jurisdiction: { kind: 'nation' } }), await colleague(t, { name: '安然', roles: ['security_admin'], jurisdiction: { kind: 'nation' } })];
  const who = await colleague(t, { name: '林静', roles: ['reviewer'], jurisdiction: { kind: 'province', province: '37' } });
  must(await t.api.post(`/api/staff/members/${who.id}/sso`, { subject: 'sd-100231', reason: '单位统一身份编号' }, { as: manager.as }));
  must(await t.api.post(`/api/staff/members/${who.id}/sso-decision`, { decision: 'approve', reason: '已核对工作证' }, { as: security.as }));
  expect((await signIn({ person: 'sd-100231', way: 'otp' })).json<StaffSignInAnswer>()).toMatchObject({ step: 'open', session: { staffId: who.id } });
  expect(codes(await signIn({ person: 'sd-199999', way: 'otp' }))).toEqual(['sso.not_bound']);
  expect((await signIn({ person: 'sd-100231', act: 'no' })).status).toBe(422);
});

test('candidates sign in at the other: by the phone of the account at once, at a low level not at all, by a name nobody has to registering', async () => {
  const documentNumber = '220102198501061086';
  await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name: '姜卯', documentNumber, phone: '13901000001' }));
  const goes = async (chosen: Record<string, string>) => {
    const as = t.browser();
    const left = await t.page.post('/sign-in/government', {}, { as });
    const back = await choose(left.location ?? '', chosen);
    const came = await t.page.post('/sign-in/government/answer', Object.fromEntries(back.searchParams), { as });
    return [came.status, came.location?.replace(/\?.*/, '')];
  };
  expect(await goes({ person: 'c-jiang-mao', level: 'high', phone: 'other' })).toEqual([303, '/sign-in/government/phone']);
  expect((await goes({ person: 'c-jiang-mao', level: 'low', phone: 'same' }))[0]).toBe(403);
  expect((await goes({ person: 'c-jiang-mao', level: 'high', phone: 'same' }))[1]).not.toMatch(/government/);
  expect(await goes({ person: 'c-newcomer', level: 'high', phone: 'same' })).toEqual([303, '/sign-in/government/new']);
  expect(await goes({ person: 'c-newcomer', level: 'high', phone: 'same', other_name: '𠮷田健', other_number: '110105198903121014' })).toEqual([303, '/sign-in/government/new']);
});

test('a token signed with a key nobody published opens nothing, and a house that is away is said to be', async () => {
  turn({ forge: true });
  expect(codes(await signIn({ person: 'sd-100231', way: 'otp' }))).toEqual(['sso.answer_refused']);
  turn({});
  const as = t.browser();
  const back = await choose(await leave(as), { person: 'sd-100231', way: 'otp' });
  turn({ down: true });
  expect(codes(await answer(back, as))).toEqual(['request.service_away']);
  turn({});
});

test('the house itself gives a code once, to its client, for the verifier it was asked with, and sends nobody elsewhere', async () => {
  const house = `${address}/standins/staff-sso`;
  const asked = (more: Record<string, string> = {}) => `${house}/authorize?${new URLSearchParams({ client_id: 'jinbang', redirect_uri: `${address}/console/sso`, response_type: 'code', scope: 'openid', state: 's', nonce: 'n', code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'), code_challenge_method: 'S256', ...more }).toString()}`;
  for (const wrong of [{ redirect_uri: 'https://elsewhere.example/' }, { client_id: 'other' }, { code_challenge_method: 'plain' }]) expect([wrong, (await fetch(asked(wrong))).status]).toEqual([wrong, 400]);
  const code = (await choose(asked(), { person: 'sd-100231', way: 'otp' })).searchParams.get('code') ?? '';
  expect(Buffer.from(code, 'base64url').toString('latin1')).not.toContain('sd-100231');
  const exchange = async (more: Record<string, string> = {}) => {
    const reply = await fetch(`${house}/token`, { method: 'POST', body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: `${address}/console/sso`, code_verifier: VERIFIER, client_id: 'jinbang', client_secret: 'of-the-stand-in-only', ...more }) });
    return [reply.status, (await reply.json() as { error?: string }).error];
  };
  expect(await exchange({ client_secret: 'guessed' })).toEqual([401, 'invalid_client']);
  expect(await exchange({ code_verifier: `${VERIFIER}.` })).toEqual([400, 'invalid_grant']);
  expect(await exchange({ code: `${code.slice(0, -4)}AAAA` })).toEqual([400, 'invalid_grant']);
  expect(await exchange()).toEqual([200, undefined]);
  expect(await exchange()).toEqual([400, 'invalid_grant']);
  expect((await fetch(`${house}/end-session?post_logout_redirect_uri=https://elsewhere.example/`, { redirect: 'manual' })).status).toBe(400);
  expect((await fetch(`${house}/end-session?post_logout_redirect_uri=${encodeURIComponent(`${address}/console/sign-in`)}`, { redirect: 'manual' })).headers.get('location')).toBe(`${address}/console/sign-in`);
});
