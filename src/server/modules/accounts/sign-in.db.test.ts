import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMessages } from '#server/modules/notices/index.ts';
import { findAccount } from './index.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { codeSentTo, person, registerPerson, signedIn, type Person } from '#server/testing/people.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp({ env: { HOST: '127.0.0.1' } }); });
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const captcha = { proof: 'pass' };
const attempt = (userName: string, password: string, as?: Browser) => t.api.post('/api/sign-ins', { userName, password, captcha }, as ? { as } : {});
const wait = (seconds: number) => t.clock.set(t.clock.now() + seconds * 1000);
const mails = async (p: Person) => (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to: { mail: p.mail } }))).map((m) => m.template);

describe('signing in', () => {
  test('the page leads to registering, and registering begins with the agreement (R-2.1.1-04)', async () => {
    const column = await t.page.get('/sign-in');
    const [, href = ''] = /<a[^>]*href="([^"]+)"[^>]*>注册</.exec(column.body) ?? [];
    expect(href).toBe('/register');
    const first = await t.page.get(href);
    expect(first.status).toBe(200);
    expect(first.body).toContain('<h1');
    expect(first.body).toContain('网上报名协议');
  });

  test('leads to the applications, or to where the visitor was going within this site', async () => {
    const { person: p } = await registerPerson(t);
    expect((await attempt(p.userName, p.password)).json()).toEqual({ next: '/my' });
    const next = async (to: string) => (await t.api.post('/api/sign-ins', { userName: p.userName, password: p.password, captcha, next: to })).json<{ next: string }>().next;
    expect(await next('/my/profile/phone?x=1')).toBe('/my?next=%2Fmy%2Fprofile%2Fphone%3Fx%3D1');
    expect(await next('/my')).toBe('/my');
    expect(await next('//evil.example.cn/')).toBe('/my');
    expect(await next('/\\evil.example.cn')).toBe('/my');
  });

  test('a missing photo comes before everything else one was going to, with the reason and a way on (R-2.2.1-01)', async () => {
    const { person: p } = await registerPerson(t);
    const as = await signedIn(t, p);
    const asked = await t.page.get('/my?next=%2Fexams', { as });
    expect([asked.status, asked.headers.location]).toEqual([303, '/my/photo?first=1&next=%2Fexams']);
    const page = await t.page.get('/my/photo?first=1&next=%2Fexams', { as });
    expect(page.body).toContain('您的注册信息中还没有照片，因此登录后先到本页。');
    expect(page.body).toContain('<a href="/exams">暂不上传，先办理其他事项</a>');
    expect((await t.page.get('/my/photo', { as })).body).not.toContain('因此登录后先到本页');
    expect((await t.page.get('/my/photo?first=1&next=%2F%2Fevil.example.cn', { as })).body).not.toContain('evil.example.cn"');
    expect((await t.page.get('/my?next=%2F%2Fevil.example.cn', { as })).headers.location).toBe('/my/photo?first=1&next=%2Fmy%2Fapplications');
  });

  test('messages are written in the language last used, also those nobody’s page answers', async () => {
    const { accountId, person: p } = await registerPerson(t);
    const as = await signedIn(t, p);
    const lang = async () => (await t.inTx((tx) => findAccount(tx, t.kit.crypto, accountId)))?.lang;
    expect(await lang()).toBe('zh');
    await t.page.get('/exams?lang=en', { as });
    expect(await lang()).toBe('en');
    // signing in again in Chinese is the last use
    await signedIn(t, p);
    expect(await lang()).toBe('zh');
  });

  test('says the same for a wrong password and for nobody, and the user name is case-sensitive', async () => {
    const { person: p } = await registerPerson(t);
    const wrong = await attempt(p.userName, 'not-this-one');
    const nobody = await attempt('nobodyHere', 'not-this-one');
    const shout = await attempt(p.userName.toUpperCase(), p.password);
    expect(wrong.status).toBe(422);
    expect([codes(wrong), codes(nobody), codes(shout)]).toEqual(Array.from({ length: 3 }, () => ['userName: account.sign_in_failed']));
  });

  test('a stale captcha is refused before anything is compared or counted', async () => {
    const { person: p } = await registerPerson(t);
    for (let n = 0; n < 8; n++) expect(codes(await t.api.post('/api/sign-ins', { userName: p.userName, password: 'x', captcha: { proof: 'old' } }))).toEqual(['captcha: request.captcha_failed']);
    expect((await attempt(p.userName, p.password)).status).toBe(200);
  });

  test('guessing closes the door for a growing while, for unknown user names alike, and the right password waits too', async () => {
    const { person: p } = await registerPerson(t);
    for (const userName of [p.userName, 'guessedAtRandom']) {
      for (let n = 0; n < 5; n++) expect(codes(await attempt(userName, 'wrong-guess'))).toEqual(['userName: account.sign_in_failed']);
      expect(codes(await attempt(userName, 'wrong-guess'))).toEqual(['account.sign_in_delayed']);
    }
    expect(codes(await attempt(p.userName, p.password))).toEqual(['account.sign_in_delayed']);
    wait(16);
    expect((await attempt(p.userName, p.password)).status).toBe(200);
    expect(codes(await attempt(p.userName, 'wrong-guess'))).toEqual(['userName: account.sign_in_failed']);
  });

  test('guesses made at once are counted one after the other', async () => {
    const { person: p } = await registerPerson(t);
    const replies = await Promise.all(Array.from({ length: 12 }, () => attempt(p.userName, 'wrong-guess')));
    const kinds = replies.flatMap(codes);
    expect(kinds.filter((k) => k.endsWith('sign_in_failed'))).toHaveLength(5);
    expect(kinds.filter((k) => k === 'account.sign_in_delayed')).toHaveLength(7);
  });

  test('a new device is told to the mailbox, the first and a known one are not', async () => {
    const { person: p } = await registerPerson(t);
    const from = (userAgent: string) => t.api.post('/api/sign-ins', { userName: p.userName, password: p.password, captcha }, { headers: { 'user-agent': userAgent } });
    await from('Chrome/1'); await from('Chrome/1');
    expect(await mails(p)).not.toContain('new_device');
    await from('Firefox/2'); await from('Firefox/2');
    expect((await mails(p)).filter((m) => m === 'new_device')).toHaveLength(1);
  });

  test('sign-ins are listed and ended one by one, only by their owner', async () => {
    const { person: p } = await registerPerson(t);
    const { person: stranger } = await registerPerson(t);
    const here = await signedIn(t, p);
    await signedIn(t, p);
    const { rows } = await t.asOwner(`select s.public_id from web_session s join account a on a.account_id = s.subject_id where a.user_name = $1 order by s.opened_at`, [p.userName]);
    const other: string = rows[1].public_id;
    const foreign = await signedIn(t, stranger);
    expect(codes(await t.api.post('/api/me/sign-ins/ended', { id: other }, { as: foreign }))).toEqual(['account.sign_in_not_found']);
    expect((await t.page.get('/my/profile/sessions', { as: here })).body).toContain('本次登录');
    expect((await t.api.post('/api/me/sign-ins/ended', { id: other }, { as: here })).status).toBe(200);
    const live = await t.asOwner(`select 1 from web_session where public_id = $1 and ended_at is null`, [other]);
    expect(live.rowCount).toBe(0);
  });

  test('a sign-in ends after two idle hours', async () => {
    const as = await signedIn(t, (await registerPerson(t)).person);
    expect((await t.page.get('/my/profile', { as })).status).toBe(200);
    wait(2 * 3600 + 60);
    expect((await t.page.get('/my/profile', { as })).location).toBe('/sign-in?next=%2Fmy%2Fprofile');
  });

  test('without education it leads there, and after a changed agreement to that first', async () => {
    const { person: p, accountId } = await registerPerson(t);
    await t.asOwner(`delete from education_row where account_id = $1`, [accountId]);
    expect((await attempt(p.userName, p.password)).json()).toEqual({ next: '/my/profile/education' });
    await t.asOwner(`update agreement_consent set version = '2019-06-01' where account_id = $1`, [accountId]);
    expect((await attempt(p.userName, p.password)).json()).toEqual({ next: '/my/profile/agreement' });
    const as = await signedIn(t, p);
    expect(codes(await t.api.post('/api/me/agreement', { version: '2019-06-01' }, { as }))).toEqual(['account.agreement_not_current']);
    expect((await t.api.post('/api/me/agreement', { version: '2026-01-01' }, { as })).status).toBe(200);
    expect((await attempt(p.userName, p.password)).json()).toEqual({ next: '/my/profile/education' });
  });
});

describe('recovery', () => {
  const begin = async (way: 'by-question' | 'by-sms', body: object) => {
    const as = t.browser();
    expect((await t.api.post(`/api/recoveries/${way}`, { ...body, captcha }, { as })).status).toBe(200);
    return as;
  };
  const asked = (p: Person) => ({ name: p.name, documentNumber: p.documentNumber });

  test('by SMS: name, number and phone, the code, then the user name and a new password; every sign-in ends', async () => {
    const { person: p } = await registerPerson(t);
    const before = await signedIn(t, p);
    wait(61);
    const as = await begin('by-sms', { ...asked(p), phone: p.phone });
    expect((await t.api.post('/api/recoveries/proof', { code: await codeSentTo(t, p) }, { as })).status).toBe(200);
    expect((await t.page.get('/recover/password', { as })).body).toContain(p.userName);
    expect(codes(await t.api.post('/api/recoveries/password', { password: p.userName, passwordAgain: p.userName }, { as }))).toContain('password: account.password_has_user_name');
    const password = 'xin1-de-mi4-ma3';
    expect((await t.api.post('/api/recoveries/password', { password, passwordAgain: password }, { as })).json()).toEqual({ userName: p.userName });
    expect(codes(await t.api.post('/api/recoveries/password', { password, passwordAgain: password }, { as }))).toEqual(['account.recovery_expired']);
    expect((await attempt(p.userName, p.password)).status).toBe(422);
    expect((await attempt(p.userName, password)).status).toBe(200);
    wait(4);
    const left = await t.asOwner(`select count(*)::int as n from web_session s join account a on a.account_id = s.subject_id where a.user_name = $1 and s.ended_at is null`, [p.userName]);
    expect(left.rows[0].n).toBe(1);
    expect(Object.keys(before.cookies)).toHaveLength(1);
    expect(await mails(p)).toContain('password_changed');
  });

  test('by question: the answer alone is not enough, the code alone neither; spaces and width do not matter', async () => {
    const { person: p } = await registerPerson(t);
    const as = await begin('by-question', asked(p));
    expect((await t.page.get('/recover/proof', { as })).body).toContain('我就读的第一所学校的名称');
    expect(codes(await t.api.post('/api/recoveries/proof', { code: '123456', answer: '历城实验小学' }, { as }))).toEqual(['code: account.recovery_failed']);
    expect((await t.api.post('/api/recoveries/codes', { channel: 'mail' }, { as })).status).toBe(200);
    const code = await codeSentTo(t, { mail: p.mail });
    expect(codes(await t.api.post('/api/recoveries/proof', { code, answer: '别的学校' }, { as }))).toEqual(['code: account.recovery_failed']);
    wait(61);
    await t.api.post('/api/recoveries/codes', { channel: 'mail' }, { as });
    expect((await t.api.post('/api/recoveries/proof', { code: await codeSentTo(t, { mail: p.mail }), answer: ' 历城　实验小学。' }, { as })).status).toBe(200);
    expect((await t.page.get('/recover/password', { as })).body).toContain(p.userName);
  });

  test('a stranger sees the same for a person who is registered and for one who is not', async () => {
    const { person: p } = await registerPerson(t);
    const nobody = person({ name: '诸葛亮' });
    wait(61);
    const seen = [];
    for (const who of [p, nobody]) {
      const replies: unknown[] = [];
      const as = await begin('by-question', asked(who));
      const first = await t.page.get('/recover/proof', { as });
      const again = await begin('by-question', asked(who));
      const question = /<dd>([^<]*)<\/dd>/.exec(first.body)?.[1];
      expect(/<dd>([^<]*)<\/dd>/.exec((await t.page.get('/recover/proof', { as: again })).body)?.[1]).toBe(question);
      replies.push(first.status, (await t.api.post('/api/recoveries/codes', { channel: 'mail' }, { as })).status);
      replies.push(codes(await t.api.post('/api/recoveries/codes', { channel: 'mail' }, { as: again })));
      replies.push(codes(await t.api.post('/api/recoveries/proof', { code: '000000', answer: '历城实验小学' }, { as })));
      const sms = await begin('by-sms', { ...asked(who), phone: who.phone });
      replies.push(codes(await t.api.post('/api/recoveries/proof', { code: '000000' }, { as: sms })));
      replies.push((await t.page.get('/recover/password', { as: sms })).location);
      seen.push(replies);
    }
    expect(seen[0]).toEqual(seen[1]);
  });

  test('another phone than the bound one gets no code', async () => {
    const { person: p } = await registerPerson(t);
    const other = person();
    await begin('by-sms', { ...asked(p), phone: other.phone });
    await expect(codeSentTo(t, other)).rejects.toThrow('no code');
  });

  test('five wrong answers with right codes close the way for a day; guesses without a code do not', async () => {
    const { person: p } = await registerPerson(t);
    const as = await begin('by-question', asked(p));
    for (let n = 0; n < 9; n++) await t.api.post('/api/recoveries/proof', { code: '000000', answer: '猜' }, { as });
    const prove = async (answer: string) => {
      wait(61);
      const visit = await begin('by-question', asked(p));
      await t.api.post('/api/recoveries/codes', { channel: 'mail' }, { as: visit });
      return t.api.post('/api/recoveries/proof', { code: await codeSentTo(t, { mail: p.mail }), answer }, { as: visit });
    };
    for (let n = 0; n < 5; n++) expect(codes(await prove(`错误答案${n}`))).toEqual(['code: account.recovery_failed']);
    expect(codes(await prove('历城实验小学'))).toEqual(['account.recovery_locked']);
    wait(24 * 3600);
    expect((await prove('历城实验小学')).status).toBe(200);
  });
});

describe('how long a sign-in lasts', () => {
  test('is told with every page and for the asking; to ask keeps it, what the browser asks by itself does not; after the end nobody is signed in', async () => {
    const { person: p } = await registerPerson(t);
    const as = await signedIn(t, p);
    const lasts = async (headers?: Record<string, string>) => (await t.api.get('/api/sign-ins/current', { as, ...(headers && { headers }) })).json<{ until: number; now: number }>();
    const page = (await t.page.get('/my/profile/contact', { as })).body;
    const shown = Number(/data-until="(\d+)"/.exec(page)?.[1]);
    expect(Math.round((shown - t.clock.now()) / 60_000)).toBe(120);
    expect(page).toContain('继续登录');
    t.clock.set(t.clock.now() + 116 * 60_000);
    expect((await lasts({ 'x-background': '1' })).until).toBe(shown);
    expect(Math.round(((await lasts()).until - t.clock.now()) / 60_000)).toBe(120);
    t.clock.set(t.clock.now() + 121 * 60_000);
    expect((await t.api.get('/api/sign-ins/current', { as })).status).toBe(401);
    expect((await t.page.get('/sign-in', { as })).body).not.toContain('id="sign-in-ends"');
  });
});
