import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AccountId } from '#contracts/ids.ts';
import { registerPerson } from '#server/testing/account.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { CLIENT, identityProvider, type IdentityProvider } from '#server/testing/identity-provider.ts';
import { citizenNumber, codeSentTo } from '#server/testing/people.ts';

const ORIGIN = 'http://127.0.0.1:8372';
let idp: IdentityProvider;
let t: TestApp;
let count = 0;

beforeAll(async () => {
  idp = await identityProvider({ redirectUri: `${ORIGIN}/sign-in/government/answer` });
  t = await testApp({ env: { PUBLIC_URL: ORIGIN, GOV_IDENTITY: idp.issuer, GOV_IDENTITY_CLIENT: CLIENT.id, GOV_IDENTITY_SECRET: CLIENT.secret, GOV_IDENTITY_ACR: 'L3 L4' } });
});
afterEach(() => { idp.fault({}); idp.away(false); });
afterAll(async () => { await t.stop(); await idp.stop(); });

type Person = { accountId: AccountId; name: string; document_number: string; phone: string };
async function registered(name = '欧阳倩'): Promise<Person> {
  count += 1;
  const [documentNumber, phone] = [citizenNumber('370102', `1992${String(1 + (count % 12)).padStart(2, '0')}11`, 201 + 2 * count), `1380013${String(7000 + count)}`];
  const accountId = await t.inTx((tx) => registerPerson(tx, { crypto: t.kit.crypto, now: t.clock.now() }, { name, documentNumber, phone }));
  return { accountId, name, document_number: documentNumber, phone };
}
/** All of it without a script: the page, its form, the provider, the page that comes back, its form. */
async function goThere(as: Browser, next = ''): Promise<URL> {
  const left = await t.page.post('/sign-in/government', next === '' ? {} : { next }, { as });
  expect(left.status).toBe(303);
  return idp.signInThere(left.location ?? '');
}
async function comeBack(back: URL, as: Browser): Promise<Reply> {
  const page = await t.page.get(`${back.pathname}${back.search}`, { as });
  expect(page.body).toContain('name="state"');
  return t.page.post('/sign-in/government/answer', Object.fromEntries(back.searchParams), { as });
}
const roundTrip = async (as: Browser, next?: string) => comeBack(await goThere(as, next), as);
const says = (p: Person, more: Record<string, unknown> = {}) => { idp.as(`citizen-${p.document_number}`, { acr: 'L3', name: p.name, document_number: p.document_number, ...more }); };

describe('a candidate by the government platform', () => {
  it('is offered the way beside the ordinary one, and told what is taken', async () => {
    expect((await t.page.get('/sign-in')).body).toContain('通过国家政务服务平台登录');
    const page = await t.page.get('/sign-in/government');
    expect(page.body).toContain('不取得其他信息');
    expect(String(page.headers['content-security-policy'])).toContain(`form-action 'self' ${idp.issuer}`);
  });

  it('whose verified phone is the account’s own is in at once, and is known from then on', async () => {
    const p = await registered();
    says(p, { phone_number: p.phone });
    const as = t.browser();
    expect((await roundTrip(as)).status).toBe(303);
    expect((await t.page.get('/my/profile', { as })).status).toBe(200);
    says(p);
    const again = t.browser();
    expect((await roundTrip(again)).location).not.toContain('/phone');
    expect((await t.page.get('/my/profile', { as: again })).status).toBe(200);
  });

  it('whose phone differs or is not said shows the account’s phone first; a wrong code opens nothing', async () => {
    for (const more of [{}, { phone_number: '13999999999' }]) {
      const p = await registered('阿依古丽·买买提');
      says(p, more);
      const as = t.browser();
      expect((await roundTrip(as)).location).toBe('/sign-in/government/phone');
      expect((await t.page.get('/my/profile', { as })).status).toBe(303);
      const page = await t.page.get('/sign-in/government/phone', { as });
      expect(page.body).not.toContain(p.phone);
      expect((await t.page.post('/sign-in/government/code', {}, { as })).status).toBe(303);
      const code = await codeSentTo(t, { phone: p.phone });
      expect((await t.page.post('/sign-in/government/phone', { code: code === '000000' ? '000001' : '000000' }, { as })).status).toBe(422);
      expect((await t.page.get('/my/profile', { as })).status).toBe(303);
      expect((await t.page.post('/sign-in/government/phone', { code }, { as: t.browser() })).location).toBe('/sign-in');
      expect((await t.page.post('/sign-in/government/phone', { code }, { as })).location).not.toBe('/sign-in');
      expect((await t.page.get('/my/profile', { as })).status).toBe(200);
    }
  });

  it('is led to no other site afterwards', async () => {
    const p = await registered();
    says(p, { phone_number: p.phone });
    expect((await roundTrip(t.browser(), 'https://evil.example/')).location).not.toContain('evil');
  });

  it('under another name than the document’s is sent away; nothing is opened or told', async () => {
    const p = await registered('王晓沛');
    says({ ...p, name: '张伟' }, { phone_number: p.phone });
    const as = t.browser();
    const reply = await roundTrip(as);
    expect([reply.status, reply.body.includes('王晓沛')]).toEqual([409, false]);
    expect((await t.page.get('/my/profile', { as })).status).toBe(303);
  });

  it('not verified well enough, or without a number, is sent away with the reason', async () => {
    const p = await registered();
    says(p, { acr: 'L1', phone_number: p.phone });
    expect((await roundTrip(t.browser())).status).toBe(403);
    idp.as('citizen-nameless', { acr: 'L3' });
    expect((await roundTrip(t.browser())).status).toBe(422);
  });

  it('who is new is led to register, with what was verified filled in', async () => {
    idp.as('citizen-new', { acr: 'L4', name: '𠮷田健', document_number: citizenNumber('370112', '19880808', 777), phone_number: '13811112222' });
    const as = t.browser();
    expect((await roundTrip(as)).location).toBe('/sign-in/government/new');
    expect((await t.page.get('/sign-in/government/new', { as })).body).toContain('𠮷田健');
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    await t.api.post('/api/registration/notes', {}, { as });
    const form = await t.page.get('/register/form', { as });
    for (const filled of ['𠮷田健', citizenNumber('370112', '19880808', 777), '13811112222']) expect(form.body).toContain(`value="${filled}"`);
  });

  it('whose account is frozen stays out', async () => {
    const p = await registered();
    await t.asOwner(`update account set state = 'frozen' where account_id = $1`, [p.accountId]);
    says(p, { phone_number: p.phone });
    expect((await roundTrip(t.browser())).status).toBeGreaterThanOrEqual(400);
  });

  it('with a forged token, from another browser, or twice gets nowhere', async () => {
    const p = await registered();
    says(p, { phone_number: p.phone });
    idp.fault({ signing: 'stranger' });
    expect((await roundTrip(t.browser())).status).toBe(422);
    idp.fault({});
    const as = t.browser();
    const back = await goThere(as);
    expect((await t.page.post('/sign-in/government/answer', Object.fromEntries(back.searchParams), { as: t.browser() })).status).toBe(409);
    expect((await comeBack(back, as)).status).toBe(303);
    const stranger = t.browser();
    expect((await t.page.post('/sign-in/government/answer', Object.fromEntries(back.searchParams), { as: stranger })).status).toBe(409);
  });

  it('finds the ordinary sign-in as it was when the platform is away', async () => {
    const p = await registered();
    says(p, { phone_number: p.phone });
    const as = t.browser();
    const back = await goThere(as);
    idp.away(true);
    const reply = await t.page.post('/sign-in/government/answer', Object.fromEntries(back.searchParams), { as });
    expect([reply.status, reply.body.includes('/sign-in')]).toEqual([503, true]);
    expect((await t.page.get('/sign-in')).status).toBe(200);
    idp.away(false);
    expect((await roundTrip(t.browser())).status).toBe(303);
  });
});
