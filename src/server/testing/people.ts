import { AccountId } from '#contracts/ids.ts';
import { readMessages } from '#server/modules/notices/index.ts';
import type { Browser, Reply, TestApp } from './app.ts';

/** Someone who registers: a made-up person with a valid number. */
export type Person = ReturnType<typeof person>;

let count = 0;

/** A citizen number of made-up serial whose check character fits (GB 11643-1999). */
export function citizenNumber(area: string, bornOn: string, serial: number): string {
  const head = `${area}${bornOn}${String(serial).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(head.charAt(at)), 0);
  return head + '10X98765432'.charAt(sum % 11);
}

/** A person no other call gives: 张伟 with a number, phone and user name of their own, changed where the test says. */
export function person(changes: Partial<{ name: string; glyphDescription: string; documentType: string; documentNumber: string; phone: string; userName: string; password: string; mail: string }> = {}) {
  count += 1;
  return {
    name: '张伟', documentType: 'resident_id', documentNumber: citizenNumber('370112', '19910214', count), phone: `1380013${String(count).padStart(4, '0')}`,
    userName: `zhangwei${count}`, password: 'gu4-shan2-he2', mail: `zhangwei${count}@example.cn`, ...changes,
  };
}

const EDUCATION = { certificateNumber: '104221201405001234', institution: '山东大学', graduatedIn: '201406', major: '土木工程', level: 'bachelor', mode: 'full_time' };

/** The registration form of a person as the API takes it. */
export function formOf(p: Person) {
  return {
    ...p, passwordAgain: p.password, educations: [EDUCATION], degrees: [{ certificateNumber: '1042242014001234', institution: '山东大学', awardedIn: '201406', major: '土木工程', level: 'bachelor' }],
    recoveryQuestion: 'first_school', recoveryAnswer: '历城 实验小学', captcha: { proof: 'pass' },
  };
}

/** What must be typed again. */
export function reentryOf(p: Person) {
  return { name: p.name, documentType: p.documentType, documentNumber: p.documentNumber, educations: [{ certificateNumber: EDUCATION.certificateNumber, graduatedIn: '201406', level: 'bachelor' }], degrees: [{ certificateNumber: '1042242014001234', awardedIn: '201406', level: 'bachelor' }] };
}

/** The last code sent to a phone or mailbox. */
export async function codeSentTo(t: TestApp, to: { phone: string } | { mail: string }): Promise<string> {
  const [message] = (await t.inTx((tx) => readMessages(tx, t.kit.crypto, { to, limit: 5 }))).filter((m) => m.template.startsWith('code_'));
  const code = /\d{6}/.exec(message?.text ?? '')?.[0];
  if (code === undefined) throw new Error('no code was sent there');
  return code;
}

/** A browser in which the person has done everything up to the phone code, and the code that was sent. */
export async function readyToRegister(t: TestApp, p: Person): Promise<{ as: Browser; code: string }> {
  const as = t.browser();
  must(await t.api.post('/api/registration/agreement', { version: '2026-01-01' }, { as }));
  must(await t.api.post('/api/registration/notes', {}, { as }));
  must(await t.api.post('/api/registration/form', formOf(p), { as }));
  must(await t.api.post('/api/registration/re-entry', reentryOf(p), { as }));
  must(await t.api.post('/api/registration/codes', {}, { as }));
  return { as, code: await codeSentTo(t, p) };
}

/** Registers a person through the whole of 注册. */
export async function registerPerson(t: TestApp, p: Person = person()): Promise<{ accountId: AccountId; person: Person }> {
  const { as, code } = await readyToRegister(t, p);
  const { accountId } = must(await t.api.post('/api/accounts', { code }, { as })).json<{ accountId: string }>();
  return { accountId: AccountId.parse(accountId), person: p };
}

/** A browser in which the person has signed in through 登录. */
export async function signedIn(t: TestApp, p: Person): Promise<Browser> {
  const as = t.browser();
  must(await t.api.post('/api/sign-ins', { userName: p.userName, password: p.password, captcha: { proof: 'pass' } }, { as }));
  return as;
}

function must(reply: Reply): Reply {
  if (reply.status >= 400) throw new Error(`${reply.status} ${reply.body}`);
  return reply;
}
