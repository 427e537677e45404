import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMessages } from '#server/modules/notices/index.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';
import { codeSentTo, person, registerPerson, signedIn, type Person } from '#server/testing/people.ts';
import { changeContact } from './commands/maintain-account.ts';
import { findAccount } from './index.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); });
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`));
const own = async (): Promise<{ p: Person; as: Browser; facts: () => ReturnType<typeof findAccount> }> => {
  const { person: p, accountId } = await registerPerson(t);
  return { p, as: await signedIn(t, p), facts: () => t.inTx((tx) => findAccount(tx, t.kit.crypto, accountId)) };
};
const liveSignIns = async (p: Person): Promise<number> => Number((await t.asOwner(`select count(*)::int as n from web_session s join account a on a.account_id = s.subject_id where a.user_name = $1 and s.ended_at is null`, [p.userName])).rows[0].n);
const templates = async (to: { phone: string } | { mail: string }) => (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to }))).map((m) => m.template);

describe('maintaining the registration', () => {
  test('the new phone is proven by its code, the old one is told and free again', async () => {
    const { p, as, facts } = await own();
    const phone = person().phone;
    expect((await t.api.post('/api/me/phone/codes', { phone }, { as })).json()).toEqual({ sentTo: `${phone.slice(0, 3)}********`, waitSeconds: 60 });
    expect(codes(await t.api.put('/api/me/phone', { phone, code: '' }, { as }))).toEqual(['code: field.required']);
    expect((await t.api.put('/api/me/phone', { phone, code: await codeSentTo(t, { phone }) }, { as })).status).toBe(200);
    expect((await facts())?.phone).toBe(phone);
    expect(await templates(p)).toContain('phone_changed');
    await registerPerson(t, person({ name: '欧阳倩', phone: p.phone, documentNumber: person().documentNumber })).catch((error: unknown) => {
      // the freed number got a code for the first registration a moment ago
      expect(String(error)).toContain('account.code_too_soon');
    });
  });

  test('ten minutes after signing in the password is asked for with a new phone; without it nothing changes, with it all other sign-ins end and the mailbox knows', async () => {
    const { p, as, facts } = await own();
    const elsewhere = await signedIn(t, p);
    const { phone } = person();
    expect((await t.page.get('/my/profile/phone', { as })).body).not.toContain('name="currentPassword"');
    t.clock.set(t.clock.now() + 11 * 60_000);
    expect((await t.page.get('/my/profile/phone', { as })).body).toContain('name="currentPassword"');
    await t.api.post('/api/me/phone/codes', { phone }, { as });
    const code = await codeSentTo(t, { phone });
    const change = (more: object) => t.api.put('/api/me/phone', { phone, code, ...more }, { as });
    expect(codes(await change({}))).toEqual(['currentPassword: account.password_again']);
    expect(codes(await change({ currentPassword: 'not-mine-1' }))).toEqual(['currentPassword: account.password_wrong']);
    expect((await facts())?.phone).toBe(p.phone);
    const byForm = await t.page.post('/my/profile/phone', { phone, code, currentPassword: 'not-mine-1' }, { as });
    expect([byForm.status, byForm.body.includes('not-mine-1')]).toEqual([422, false]);
    expect((await change({ currentPassword: p.password })).status).toBe(200);
    expect((await facts())?.phone).toBe(phone);
    expect(await templates({ mail: p.mail })).toContain('phone_changed');
    expect(await liveSignIns(p)).toBe(1);
    expect(elsewhere.cookies).not.toEqual({});
    expect((await t.page.get('/my/profile', { as })).status).toBe(200);
  });

  test('so too with a new mailbox, and the old one is told; an address alone asks for nothing and ends nothing', async () => {
    const { p, as, facts } = await own();
    await signedIn(t, p);
    t.clock.set(t.clock.now() + 11 * 60_000);
    const change = (more: object) => t.api.put('/api/me/contact', { mail: p.mail, address: '山东省济南市历城区洪家楼南路 1 号', ...more }, { as });
    expect((await change({})).status).toBe(200);
    expect(await liveSignIns(p)).toBe(2);
    const mail = 'thief@example.org';
    expect(codes(await change({ mail }))).toEqual(['currentPassword: account.password_again']);
    expect(codes(await change({ mail, currentPassword: 'not-mine-1' }))).toEqual(['currentPassword: account.password_wrong']);
    expect((await facts())?.mail).toBe(p.mail);
    const form = await t.page.post('/my/profile/contact', { mail, address: '' }, { as });
    expect([form.status, form.body.includes('只在更换邮箱时需要')]).toEqual([422, true]);
    expect((await change({ mail, currentPassword: p.password })).status).toBe(200);
    expect((await facts())?.mail).toBe(mail);
    expect(await templates({ mail: p.mail })).toContain('mail_changed');
    expect(await templates({ mail })).not.toContain('mail_changed');
    expect(await liveSignIns(p)).toBe(1);
  });

  test('a mailbox that another sign-in changed meanwhile, and a password that was replaced between comparison and change, let nothing through', async () => {
    const { p, as, facts } = await own();
    const id = (await facts())?.id;
    if (id === undefined) throw new Error('registered a moment ago');
    const office = { crypto: t.kit.crypto, now: t.clock.now(), lang: 'zh' } as const;
    const by = { accountId: id, sessionId: '00000000-0000-4000-8000-000000000001' };
    const contact = { mail: 'thief@example.org' };
    const said = async (shown: { mailMayChange: boolean; comparedHash?: string }) => { const done = await t.inTx((tx) => changeContact(tx, office, by, contact, shown)); return done.ok ? [] : done.refusals.map((r) => r.code); };
    expect(await said({ mailMayChange: false })).toEqual(['account.password_again']);
    expect(await said({ mailMayChange: true, comparedHash: 'the hash of an older password' })).toEqual(['account.password_wrong']);
    expect((await facts())?.mail).toBe(p.mail);
    expect((await t.page.get('/my/profile', { as })).status).toBe(200);
  });

  test('a code for another purpose or another account binds no phone', async () => {
    const one = await own();
    const two = await own();
    const { phone } = person();
    await t.api.post('/api/me/phone/codes', { phone }, { as: one.as });
    expect(codes(await t.api.put('/api/me/phone', { phone, code: await codeSentTo(t, { phone }) }, { as: two.as }))).toEqual(['code: account.code_spent']);
  });

  test('the bound number itself is no new number', async () => {
    const { p, as } = await own();
    t.clock.set(t.clock.now() + 61_000);
    await t.api.post('/api/me/phone/codes', { phone: p.phone }, { as });
    expect(codes(await t.api.put('/api/me/phone', { phone: p.phone, code: await codeSentTo(t, p) }, { as }))).toEqual(['phone: account.phone_unchanged']);
  });

  test('mail and address', async () => {
    const { as, facts } = await own();
    const before = (await facts())?.version ?? 0;
    expect((await t.api.put('/api/me/contact', { mail: 'Li.Na@Example.CN', address: '山东省济南市历城区洪家楼南路 1 号', postcode: '２５０１００' }, { as })).status).toBe(200);
    expect(await facts()).toMatchObject({ mail: 'li.na@example.cn', address: '山东省济南市历城区洪家楼南路 1 号', postcode: '250100', version: before + 1 });
    expect(codes(await t.api.put('/api/me/contact', { mail: 'nowhere', address: '济南' }, { as }))).toEqual(['mail: identity.mail_format', 'address: identity.address_too_vague']);
  });

  test('the recovery question needs the current password and the captcha', async () => {
    const { p, as } = await own();
    const body = { recoveryQuestion: 'birthplace', recoveryAnswer: '济南历城', currentPassword: p.password, captcha: { proof: 'pass' } };
    expect(codes(await t.api.put('/api/me/recovery-question', { ...body, currentPassword: 'not-mine-1' }, { as }))).toEqual(['currentPassword: account.password_wrong']);
    expect(codes(await t.api.put('/api/me/recovery-question', { ...body, captcha: { digits: '11111', picture: 'x'.repeat(20) } }, { as }))).toEqual(['captcha: request.captcha_failed']);
    expect(codes(await t.api.put('/api/me/recovery-question', { ...body, recoveryAnswer: '。 ' }, { as }))).toEqual(['recoveryAnswer: account.question_answer_short']);
    expect((await t.api.put('/api/me/recovery-question', body, { as })).status).toBe(200);
    expect((await t.page.get('/my/profile', { as })).body).toContain('我的出生地');
  });

  test('a changed password ends all other sign-ins and tells phone and mailbox', async () => {
    const { p, as } = await own();
    const elsewhere = await signedIn(t, p);
    const password = 'lv4-shui3-qing1-shan1';
    const change = (currentPassword: string, next = password) => t.api.put('/api/me/password', { currentPassword, password: next, passwordAgain: next }, { as });
    expect(codes(await change('not-mine-1'))).toEqual(['currentPassword: account.password_wrong']);
    expect(codes(await change(p.password, p.password))).toEqual(['password: account.password_unchanged']);
    expect((await change(p.password)).status).toBe(200);
    expect((await t.page.get('/my/profile', { as })).status).toBe(200);
    const ended = await t.asOwner(`select count(*)::int as n from web_session s join account a on a.account_id = s.subject_id where a.user_name = $1 and s.ended_at is not null`, [p.userName]);
    expect(ended.rows[0].n).toBe(1);
    expect(elsewhere.cookies).not.toEqual({});
    expect(await templates(p)).toContain('password_changed');
    expect(await templates({ mail: p.mail })).toContain('password_changed');
  });

  test('rows are added behind the others, at most five, never twice, and withdrawn but for the last education', async () => {
    const { as, facts } = await own();
    const row = (n: number) => ({ certificateNumber: `10422120180500100${n}`, institution: '山东大学', graduatedIn: '201806', major: '工程管理', level: 'master', mode: 'full_time' });
    expect(codes(await t.api.post('/api/me/education', { educations: [], degrees: [] }, { as }))).toEqual(['account.rows_none']);
    expect(codes(await t.api.post('/api/me/education', { educations: [1, 2, 3, 4, 5].map(row) }, { as }))).toEqual(['educations: account.rows_too_many']);
    expect((await t.api.post('/api/me/education', { educations: [row(1)] }, { as })).status).toBe(200);
    expect(codes(await t.api.post('/api/me/education', { educations: [row(2), row(1)] }, { as }))).toEqual(['educations.1.certificateNumber: account.row_repeated']);
    const [first, second] = (await facts())?.educations ?? [];
    expect([first?.level, second?.level]).toEqual(['bachelor', 'master']);
    expect((await t.api.post('/api/me/education/withdrawals', { kind: 'education', id: first?.id }, { as })).status).toBe(200);
    expect(codes(await t.api.post('/api/me/education/withdrawals', { kind: 'education', id: second?.id }, { as }))).toEqual(['account.education_missing']);
    const kept = await t.asOwner(`select withdrawn_at is not null as gone from education_row where account_id = $1 order by position`, [(await facts())?.id]);
    expect(kept.rows).toEqual([{ gone: true }, { gone: false }]);
    expect((await t.api.post('/api/me/education', { educations: [{ ...row(3), certificateNumber: '104221201405001234', graduatedIn: '201406', level: 'bachelor' }] }, { as })).status).toBe(200);
  });

  test('nobody withdraws a row of somebody else', async () => {
    const one = await own();
    const two = await own();
    const id = (await one.facts())?.degrees[0]?.id;
    expect(codes(await t.api.post('/api/me/education/withdrawals', { kind: 'degree', id }, { as: two.as }))).toEqual(['account.row_not_found']);
  });

  test('rows added at once never pass five', async () => {
    const { as, facts } = await own();
    const add = (n: number) => t.api.post('/api/me/education', { educations: [0, 1].map((k) => ({ certificateNumber: `1042212018050010${n}${k}`, institution: '山东大学', graduatedIn: '201806', major: '工程管理', level: 'master', mode: 'full_time' })) }, { as });
    const replies = await Promise.all([1, 2, 3, 4].map(add));
    expect(replies.filter((r) => r.status === 200)).toHaveLength(2);
    expect((await facts())?.educations).toHaveLength(5);
  });
});

describe('pages without a script', () => {
  const form = (body: string, name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`).exec(body);

  test('a row is added and removed, and a rare character found, without losing what was typed', async () => {
    const as = t.browser();
    await t.page.post('/register', { version: '2026-01-01' }, { as });
    await t.page.post('/register/notes', {}, { as });
    const typed = { name: '王晓', 'educations.0.institution': '山东大学', 'educations.0.certificateNumber': '104221201405001234' };
    const more = await t.page.post('/register/form', { ...typed, _edit: 'add-degree' }, { as });
    expect(more.status).toBe(200);
    expect(more.body).toContain('name="degrees.0.certificateNumber"');
    expect(form(more.body, 'educations.0.institution')?.slice(1)).toContain('山东大学');
    const less = await t.page.post('/register/form', { ...typed, 'educations.1.institution': '清华大学', 'educations.1.certificateNumber': '', _edit: 'remove-education:0' }, { as });
    expect(form(less.body, 'educations.0.institution')?.slice(1)).toContain('清华大学');
    const found = await t.page.post('/register/form', { ...typed, _pinyin: 'yan', _component: '龙天', _edit: 'look-up' }, { as });
    expect(found.body).toContain('value="put:䶮"');
    const put = await t.page.post('/register/form', { ...typed, _edit: 'put:䶮' }, { as });
    expect(form(put.body, 'name')?.slice(1)).toContain('王晓䶮');
  });

  test('a form that was refused shows every word at its field and never a password', async () => {
    const as = t.browser();
    await t.page.post('/register', { version: '2026-01-01' }, { as });
    await t.page.post('/register/notes', {}, { as });
    const reply = await t.page.post('/register/form', { userName: 'li', password: 'geheim-geheim', passwordAgain: 'x', name: '李娜', documentType: 'resident_id', documentNumber: '', 'educations.0.certificateNumber': '' }, { as });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('用户名须为 4 至 30 位');
    expect(reply.body).toContain('href="#f-educations-0-institution"');
    expect(reply.body).not.toContain('geheim');
  });

  test('steps that were not reached lead back', async () => {
    const as = t.browser();
    for (const [path, to] of [['/register/notes', '/register'], ['/register/form', '/register'], ['/register/re-entry', '/register/form'], ['/register/phone', '/register/re-entry'], ['/register/done', '/register'], ['/recover/proof', '/recover'], ['/recover/password', '/recover']]) {
      expect((await t.page.get(path ?? '', { as })).location).toBe(to);
    }
  });
});
