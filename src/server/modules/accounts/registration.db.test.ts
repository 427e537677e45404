import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAccount, settleIdentityClaim } from './index.ts';
import { codeSentTo, formOf, person, readyToRegister, reentryOf, registerPerson, signedIn } from '#server/testing/people.ts';
import { testApp, type Reply, type TestApp } from '#server/testing/app.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); });
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const account = (id: Parameters<typeof findAccount>[2]) => t.inTx((tx) => findAccount(tx, t.kit.crypto, id));

describe('registering', () => {
  test('the whole of it gives an account with rows, consent, bound phone and a message', async () => {
    const { accountId, person: p } = await registerPerson(t, person({ name: '阿依古丽•买买提' }));
    const found = await account(accountId);
    expect(found).toMatchObject({ state: 'active', name: '阿依古丽·买买提', documentNumber: p.documentNumber, bornOn: '1991-02-14', phone: p.phone, mail: p.mail, agreementCurrent: true });
    expect(found?.maskedDocumentNumber).toBe(`3701121991****${p.documentNumber.slice(-4)}`);
    expect(found?.educations).toMatchObject([{ institution: '山东大学', level: 'bachelor' }]);
    expect(found?.degrees).toMatchObject([{ awardedIn: '201406' }]);
    const audited = await t.asOwner(`select action from audit_event where account_id = $1`, [accountId]);
    expect(audited.rows).toEqual([{ action: 'account.register' }]);
  });

  test('nothing personal stands in the tables in clear', async () => {
    const p = person({ mail: 'clear.text@example.cn' });
    const { accountId } = await registerPerson(t, p);
    const { rows } = await t.asOwner(`select a::text as all_of_it from account a where account_id = $1 union all select e::text from education_row e where account_id = $1 union all select m::text from message m where account_id = $1`, [accountId]);
    const text = JSON.stringify(rows);
    for (const secret of [p.documentNumber, p.phone, p.mail, p.password, '104221201405001234', '历城']) expect(text).not.toContain(secret);
  });

  test('every wrong field is told at once, at its place', async () => {
    const as = t.browser();
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    await t.api.post('/api/registration/notes', {}, { as });
    const p = person();
    const form = { ...formOf(p), name: '王晓[沛]', documentNumber: `${p.documentNumber.slice(0, 17)}${p.documentNumber.endsWith('X') ? '1' : 'X'}`, password: p.userName, passwordAgain: 'else', degrees: [{ certificateNumber: '1042232018000001', institution: '清华大学', awardedIn: '201807', major: '土木工程', level: 'master' }] };
    const reply = await t.api.post('/api/registration/form', form, { as });
    expect(reply.status).toBe(422);
    expect(codes(reply)).toEqual(expect.arrayContaining([
      'password: account.password_has_user_name', 'passwordAgain: account.password_differs', 'glyphDescription: identity.glyph_needed',
      'documentNumber: identity.number_check_digit', 'degrees.0.type: identity.degree_type_needed',
    ]));
  });

  test('a second bachelor’s degree is asked for, kept and shown; a master’s cannot be one', async () => {
    const p = person({ name: '孙晓燕' });
    const as = t.browser();
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    await t.api.post('/api/registration/notes', {}, { as });
    const form = formOf(p);
    const degrees = (changes: Record<string, unknown>) => form.degrees.map((d) => ({ ...d, ...changes }));
    const asked = await t.page.post('/register/form', { _edit: 'add-degree', _rows: '1' }, { as });
    expect(asked.body).toMatch(/name="degrees\.0\.second"[^]*第二学士学位[^]*双学士学位/);
    expect(codes(await t.api.post('/api/registration/form', { ...form, degrees: degrees({ level: 'master', type: 'academic', second: 'second' }) }, { as }))).toEqual(['degrees.0.second: identity.second_degree_of_bachelors']);
    expect((await t.api.post('/api/registration/form', { ...form, degrees: degrees({ second: 'dual' }) }, { as })).status).toBe(200);
    await t.api.post('/api/registration/re-entry', reentryOf(p), { as });
    await t.api.post('/api/registration/codes', {}, { as });
    const { accountId } = (await t.api.post('/api/accounts', { code: await codeSentTo(t, p) }, { as })).json<{ accountId: Parameters<typeof findAccount>[2] }>();
    expect((await account(accountId))?.degrees).toMatchObject([{ level: 'bachelor', second: 'dual' }]);
    expect((await t.page.get('/my/profile/education', { as: await signedIn(t, p) })).body).toContain('双学士学位</span>');
  });

  test('no step can be skipped', async () => {
    const as = t.browser();
    expect(codes(await t.api.post('/api/registration/form', formOf(person()), { as }))).toEqual(['account.draft_missing']);
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    expect(codes(await t.api.post('/api/registration/form', formOf(person()), { as }))).toEqual(['account.draft_step']);
    await t.api.post('/api/registration/notes', {}, { as });
    await t.api.post('/api/registration/form', formOf(person()), { as });
    expect(codes(await t.api.post('/api/registration/codes', {}, { as }))).toEqual(['account.draft_step']);
    expect(codes(await t.api.post('/api/accounts', { code: '123456' }, { as }))).toEqual(['account.draft_step']);
  });

  test('who waits for the code is told what to do when none comes, in both languages (R-3.1.4-01)', async () => {
    const { as } = await readyToRegister(t, person());
    const zh = await t.page.get('/register/phone', { as });
    expect(zh.body).toMatch(/收不到时请查看短信拦截记录，或将手机卡换到另一部手机再试/);
    const en = await t.page.get('/register/phone', { as, headers: { 'accept-language': 'en' } });
    expect(en.body).toMatch(/look into blocked messages or put the SIM into another phone/);
  });

  test('an agreement that was not shown cannot be accepted', async () => {
    expect(codes(await t.api.post('/api/registration/agreement', { version: '2019-06-01' }, { as: t.browser() }))).toEqual(['account.agreement_not_current']);
  });

  test('what is typed differently the second time is told at its field', async () => {
    const p = person();
    const as = t.browser();
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    await t.api.post('/api/registration/notes', {}, { as });
    await t.api.post('/api/registration/form', formOf(p), { as });
    const again = { ...reentryOf(p), name: '张玮', educations: [{ certificateNumber: '104221201405001235', graduatedIn: '201407', level: 'bachelor' }] };
    expect(codes(await t.api.post('/api/registration/re-entry', again, { as }))).toEqual([
      'name: account.reentry_differs', 'educations.0.certificateNumber: account.reentry_differs', 'educations.0.graduatedIn: account.reentry_differs',
    ]);
    expect((await t.api.post('/api/registration/re-entry', { ...reentryOf(p), name: '张 伟' }, { as })).status).toBe(200);
  });

  test('a code has five tries, counted although they fail, and one use', async () => {
    const { as, code } = await readyToRegister(t, person());
    const wrong = code === '000000' ? '000001' : '000000';
    for (const left of [4, 3, 2, 1]) {
      const reply = await t.api.post('/api/accounts', { code: wrong }, { as });
      expect(reply.json<{ refusals: { params: { left: number } }[] }>().refusals[0]?.params.left).toBe(left);
    }
    expect(codes(await t.api.post('/api/accounts', { code: wrong }, { as }))).toEqual(['code: account.code_spent']);
    expect(codes(await t.api.post('/api/accounts', { code }, { as }))).toEqual(['code: account.code_spent']);
  });

  test('a code of one visit opens nothing in another', async () => {
    const p = person();
    const first = await readyToRegister(t, p);
    const thief = t.browser();
    for (const [path, body] of [['agreement', { version: '2026-01-01' }], ['notes', {}], ['form', formOf(p)], ['re-entry', reentryOf(p)]] as const) await t.api.post(`/api/registration/${path}`, body, { as: thief });
    expect(codes(await t.api.post('/api/accounts', { code: first.code }, { as: thief }))).toEqual(['code: account.code_spent']);
    expect((await t.api.post('/api/accounts', { code: first.code }, { as: first.as })).status).toBe(200);
  });

  test('codes are a minute apart and end after five minutes', async () => {
    const p = person();
    const { as, code } = await readyToRegister(t, p);
    expect(codes(await t.api.post('/api/registration/codes', {}, { as }))).toEqual(['account.code_too_soon']);
    t.clock.set(t.clock.now() + 5 * 60_000 + 1000);
    expect(codes(await t.api.post('/api/accounts', { code }, { as }))).toEqual(['code: account.code_spent']);
    expect((await t.api.post('/api/registration/codes', {}, { as })).status).toBe(200);
    expect((await t.api.post('/api/accounts', { code: await codeSentTo(t, p) }, { as })).status).toBe(200);
  });

  test('the captcha is asked for, and only after the fields are right', async () => {
    const as = t.browser();
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    await t.api.post('/api/registration/notes', {}, { as });
    expect(codes(await t.api.post('/api/registration/form', { ...formOf(person()), captcha: { proof: 'stale' } }, { as }))).toEqual(['captcha: request.captcha_failed']);
  });
});

describe('claims', () => {
  test('the same person registers once, whatever the dots and spaces', async () => {
    const { person: p } = await registerPerson(t, person({ name: '阿依古丽·买买提' }));
    const { as, code } = await readyToRegister(t, person({ name: '阿依古丽买买提', documentNumber: p.documentNumber }));
    expect(codes(await t.api.post('/api/accounts', { code }, { as }))).toEqual(['documentNumber: account.identity_registered']);
  });

  test('a known document with another name is a prompt; going on makes a pending account and takes over its own phone', async () => {
    const { accountId: old, person: wrong } = await registerPerson(t, person({ name: '张玮' }));
    const right = person({ name: '张伟', documentNumber: wrong.documentNumber, phone: wrong.phone });
    t.clock.set(t.clock.now() + 61_000);
    const { as, code } = await readyToRegister(t, right);
    expect(codes(await t.api.post('/api/accounts', { code }, { as }))).toEqual(['documentNumber: account.document_known']);
    const done = await t.api.post('/api/accounts', { code, goOn: 'true' }, { as });
    expect(done.status).toBe(200);
    const fresh = done.json<{ accountId: typeof old }>().accountId;
    expect(await account(fresh)).toMatchObject({ state: 'identity_pending', phone: wrong.phone });
    expect((await account(old))?.phone).toBeUndefined();

    const oldBrowser = await signedIn(t, wrong);
    const settled = await t.inTx((tx) => settleIdentityClaim(tx, { crypto: t.kit.crypto, now: t.clock.now() }, fresh));
    expect(settled.frozen).toEqual([old]);
    expect((await account(fresh))?.state).toBe('active');
    expect((await account(old))?.state).toBe('frozen');
    expect((await t.inTx((tx) => settleIdentityClaim(tx, { crypto: t.kit.crypto, now: t.clock.now() }, fresh))).frozen).toEqual([]);
    const live = await t.asOwner('select 1 from web_session where subject_id = $1 and ended_at is null', [old]);
    expect(live.rowCount).toBe(0);
    expect(oldBrowser.cookies).not.toEqual({});
    expect(codes(await t.api.post('/api/sign-ins', { userName: wrong.userName, password: wrong.password, captcha: { proof: 'pass' } }))).toEqual(['account.frozen']);
  });

  test('a phone of somebody else is refused only after its code was right', async () => {
    const { person: holder } = await registerPerson(t);
    t.clock.set(t.clock.now() + 61_000);
    const { as, code } = await readyToRegister(t, person({ name: '欧阳倩', phone: holder.phone }));
    expect(codes(await t.api.post('/api/accounts', { code: code === '000000' ? '000001' : '000000' }, { as }))).toEqual(['code: account.code_wrong']);
    expect(codes(await t.api.post('/api/accounts', { code }, { as }))).toEqual(['phone: account.phone_taken']);
  });

  test('user names differ by case, and a taken one is told on the form already', async () => {
    const { person: p } = await registerPerson(t);
    await registerPerson(t, person({ userName: p.userName.toUpperCase() }));
    const as = t.browser();
    await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
    await t.api.post('/api/registration/notes', {}, { as });
    expect(codes(await t.api.post('/api/registration/form', formOf(person({ userName: p.userName })), { as }))).toEqual(['userName: account.user_name_taken']);
  });
});

describe('races', () => {
  const both = async (...people: ReturnType<typeof person>[]) => {
    const ready = [];
    for (const p of people) ready.push(await readyToRegister(t, p));
    const replies = await Promise.all(ready.map(({ as, code }) => t.api.post('/api/accounts', { code }, { as })));
    const won = replies.filter((r) => r.status === 200);
    return { won: won.length, lost: replies.filter((r) => r.status !== 200).map(codes) };
  };

  test('one user name, eight at once: one wins', async () => {
    const people = Array.from({ length: 8 }, () => person({ userName: 'oneForAll' }));
    expect(await both(...people)).toEqual({ won: 1, lost: Array.from({ length: 7 }, () => ['userName: account.user_name_taken']) });
  });

  test('one person, six at once: one wins', async () => {
    const { documentNumber } = person();
    const people = Array.from({ length: 6 }, () => person({ documentNumber }));
    expect(await both(...people)).toEqual({ won: 1, lost: Array.from({ length: 5 }, () => ['documentNumber: account.identity_registered']) });
  });

  test('one document under six names at once: one wins, the others get the prompt', async () => {
    const { documentNumber } = person();
    const people = ['赵敏', '钱敏', '孙敏', '李敏', '周敏', '吴敏'].map((name) => person({ name, documentNumber }));
    expect(await both(...people)).toEqual({ won: 1, lost: Array.from({ length: 5 }, () => ['documentNumber: account.document_known']) });
  });

  test('one phone, registered and rebound at once: one of them gets it', async () => {
    const owner = person();
    await registerPerson(t, owner);
    const as = await signedIn(t, owner);
    const newcomer = person({ name: '欧阳倩' });
    const ready = await readyToRegister(t, newcomer);
    t.clock.set(t.clock.now() + 61_000);
    expect((await t.api.post('/api/me/phone/codes', { phone: newcomer.phone }, { as })).status).toBe(200);
    const rebindCode = await codeSentTo(t, newcomer);
    const [registered, rebound] = await Promise.all([
      t.api.post('/api/accounts', { code: ready.code }, { as: ready.as }),
      t.api.put('/api/me/phone', { phone: newcomer.phone, code: rebindCode }, { as }),
    ]);
    const lost = registered.status === 200 ? rebound : registered;
    expect([registered.status, rebound.status].filter((s) => s === 200)).toHaveLength(1);
    expect(codes(lost)).toEqual(['phone: account.phone_taken']);
  });

  test('one code, tried ten times at once, is counted every time', async () => {
    const { as, code } = await readyToRegister(t, person());
    const wrong = Array.from({ length: 10 }, (_, n) => String((Number(code) + n + 1) % 1_000_000).padStart(6, '0'));
    const replies = await Promise.all(wrong.map((guess) => t.api.post('/api/accounts', { code: guess }, { as })));
    expect(replies.every((r) => r.status === 422)).toBe(true);
    expect(codes(await t.api.post('/api/accounts', { code }, { as }))).toEqual(['code: account.code_spent']);
  });
});
