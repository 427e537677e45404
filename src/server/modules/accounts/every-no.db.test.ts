import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formOf, person, readyToRegister, reentryOf, registerPerson, signedIn } from '#server/testing/people.ts';
import { testApp, type Browser, type Reply, type TestApp } from '#server/testing/app.ts';

let t: TestApp;
beforeAll(async () => { t = await testApp(); });
afterAll(() => t.stop());

const codes = (reply: Reply) => reply.json<{ refusals: { code: string; path?: string }[] }>().refusals.map((r) => (r.path === undefined ? r.code : `${r.path}: ${r.code}`)).sort();

/** Puts a person's first step behind a browser: agreement and notes. */
async function atTheForm(): Promise<Browser> {
  const as = t.browser();
  await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as });
  await t.api.post('/api/registration/notes', {}, { as });
  return as;
}

describe('one answer tells every no, of shapes and of rules', () => {
  test('an empty registration form asks for everything in one round, password, answer and captcha among it', async () => {
    const reply = await t.api.post('/api/registration/form', { educations: [{}], degrees: [] }, { as: await atTheForm() });
    expect(reply.status).toBe(422);
    expect(codes(reply)).toEqual([
      'captcha: request.captcha_failed', 'documentNumber: field.required', 'documentType: field.choose', 'educations.0.certificateNumber: field.required',
      'educations.0.graduatedIn: field.required', 'educations.0.institution: field.required', 'educations.0.level: field.choose', 'educations.0.major: field.required',
      'educations.0.mode: field.choose', 'mail: field.required', 'name: field.required', 'password: field.required', 'passwordAgain: field.required', 'phone: field.required',
      'recoveryAnswer: field.required', 'recoveryQuestion: field.choose', 'userName: field.required',
    ]);
  });

  test('a mail without @ does not hide what the rules say of number, degree, name and password', async () => {
    const taken = await registerPerson(t);
    const p = person();
    const { captcha: _, ...form } = formOf(p);
    const degree = { certificateNumber: '1042232018000001', institution: '', awardedIn: '201807', major: '土木工程', level: 'master' };
    const reply = await t.api.post('/api/registration/form', {
      ...form, name: '王晓[沛]', userName: taken.person.userName, mail: 'zhangwei', passwordAgain: 'else',
      documentNumber: `${p.documentNumber.slice(0, 17)}${p.documentNumber.endsWith('X') ? '1' : 'X'}`, degrees: [degree],
    }, { as: await atTheForm() });
    expect(codes(reply)).toEqual([
      'captcha: request.captcha_failed', 'degrees.0.institution: field.required', 'degrees.0.type: identity.degree_type_needed', 'documentNumber: identity.number_check_digit',
      'glyphDescription: identity.glyph_needed', 'mail: identity.mail_format', 'passwordAgain: account.password_differs', 'userName: account.user_name_taken',
    ]);
  });

  test('a captcha is not used up by a form that has other faults, and its own fault does not hide theirs', async () => {
    const as = await atTheForm();
    expect(codes(await t.api.post('/api/registration/form', { ...formOf(person()), passwordAgain: 'else', captcha: {} }, { as })))
      .toEqual(['captcha: request.captcha_failed', 'passwordAgain: account.password_differs']);
  });

  test('the page shows the same, in the summary and at the fields', async () => {
    const reply = await t.page.post('/register/form', { documentType: 'resident_id', documentNumber: '370112199102140011', mail: 'zhangwei', name: '张伟' }, { as: await atTheForm() });
    expect(reply.status).toBe(422);
    for (const field of ['mail', 'documentNumber', 'password', 'recoveryAnswer', 'captcha', 'educations-0-level']) expect(reply.body).toContain(`href="#f-${field}"`);
    expect(reply.body).toContain('id="f-password-error"');
  });

  test('a re-entry with an unreadable month still tells which other fields differ', async () => {
    const p = person();
    const { as } = await readyToRegister(t, p);
    const again = reentryOf(p);
    const reply = await t.api.post('/api/registration/re-entry', { ...again, name: '张维', educations: again.educations.map((row) => ({ ...row, graduatedIn: '2014' })), degrees: again.degrees.map((row) => ({ ...row, level: 'master' })) }, { as });
    expect(codes(reply)).toEqual(['degrees.0.level: account.reentry_differs', 'educations.0.graduatedIn: field.invalid', 'name: account.reentry_differs']);
  });

  test('the ways in and back ask for fields and captcha together', async () => {
    expect(codes(await t.api.post('/api/sign-ins', { userName: '', password: '' }))).toEqual(['captcha: request.captcha_failed', 'password: field.required', 'userName: field.required']);
    expect(codes(await t.api.post('/api/recoveries/by-question', { name: '张伟' }))).toEqual(['captcha: request.captcha_failed', 'documentNumber: field.required']);
    expect(codes(await t.api.post('/api/recoveries/by-sms', { name: '张伟', documentNumber: '370112199102140011' }))).toEqual(['captcha: request.captcha_failed', 'phone: field.required']);
  });

  test('so do the forms of 注册维护', async () => {
    const { person: p } = await registerPerson(t);
    const as = await signedIn(t, p);
    expect(codes(await t.api.put('/api/me/recovery-question', { recoveryAnswer: '。' }, { as }))).toEqual([
      'captcha: request.captcha_failed', 'currentPassword: field.required', 'recoveryAnswer: account.question_answer_short', 'recoveryQuestion: field.choose',
    ]);
    expect(codes(await t.api.put('/api/me/password', { currentPassword: 'wrong-one', password: 'gu4-he', passwordAgain: 'gu4-hu' }, { as }))).toEqual([
      'currentPassword: account.password_wrong', 'password: account.password_too_short', 'passwordAgain: account.password_differs',
    ]);
    expect(codes(await t.api.post('/api/me/education', { educations: [], degrees: [{ certificateNumber: '1042232018000001', institution: '清华大学', awardedIn: '209907', major: '', level: 'master' }] }, { as }))).toEqual([
      'degrees.0.awardedIn: identity.month_in_future', 'degrees.0.major: field.required', 'degrees.0.type: identity.degree_type_needed',
    ]);
  });
});
