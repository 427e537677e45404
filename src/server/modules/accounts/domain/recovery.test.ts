import fc from 'fast-check';
import { expect, test } from 'vitest';
import { afterWrongAnswer, answerKey, answersClosed, type AnswerCount } from './recovery.ts';
import { agreementText, SERVICE_AGREEMENT } from './service-agreement.ts';
import { isOwnPath, signInDestination } from './sign-in-destination.ts';
import { deviceName } from './device-name.ts';

const now = Date.parse('2026-06-20T09:00:00+08:00');

test('the fifth wrong answer closes the way for a day, and then counting begins anew', () => {
  let count: AnswerCount | undefined;
  for (let n = 0; n < 4; n++) count = afterWrongAnswer(count, now);
  expect(answersClosed(count, now)).toBe(false);
  count = afterWrongAnswer(count, now);
  expect([answersClosed(count, now), answersClosed(count, now + 86_399_999), answersClosed(count, now + 86_400_000)]).toEqual([true, true, false]);
  expect(afterWrongAnswer(count, now + 86_400_000)).toEqual({ failures: 1, closedUntil: 0 });
});

test.each([['历城 实验小学', '历城实验小学'], ['１９８８年５月２日。', '1988年5月2日'], ['Tom  Sawyer', 'tom sawyer']])('%s is the same answer as %s', (typed, kept) => {
  expect(answerKey(typed)).toBe(answerKey(kept));
});

test('the agreement has nine articles in both languages, none empty', () => {
  const { zh, en } = SERVICE_AGREEMENT.articles;
  expect([zh.length, en.length]).toEqual([9, 9]);
  expect([...zh, ...en].every((a) => a.title !== '' && a.paragraphs.length > 0 && a.paragraphs.every((p) => p.length > 10))).toBe(true);
  expect(agreementText()).toContain(SERVICE_AGREEMENT.version);
});

test.each([
  [{ agreementCurrent: false, hasEducation: false, hasPhone: false }, '/my/profile/agreement'],
  [{ agreementCurrent: true, hasEducation: false, hasPhone: false }, '/my/profile/education'],
  [{ agreementCurrent: true, hasEducation: true, hasPhone: false }, '/my/profile/phone'],
  [{ agreementCurrent: true, hasEducation: true, hasPhone: true }, '/my?next=%2Fexams%3Fx%3D1'],
])('a sign-in leads on: %o → %s', (facts, to) => {
  expect(signInDestination(facts, '/exams?x=1')).toBe(to);
});

test.each([['/my', true], ['//evil.cn', false], ['/\\evil.cn', false], ['https://evil.cn', false], ['/a b', false], ['javascript:alert(1)', false], ['', false]])('%s within this site: %s', (path, own) => {
  expect(isOwnPath(path)).toBe(own);
});

test('whatever is taken for an address of this site leads a browser nowhere else', () => {
  const part = fc.constantFrom('/', '\\', '//', '/\\', '@', ':', '.', '..', '%2f', '%5c', '%09', '\t', '\n', '\r', '\0', ' ', '?', '#', 'https:', 'javascript:', 'evil.example', '\u3002', '\uFF0F', '\u2044', 'my', ';', '&');
  const hostile = fc.oneof(fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `/${text}`));
  fc.assert(fc.property(hostile, (path) => {
    if (!isOwnPath(path)) return;
    for (const base of ['https://baoming.example.cn/sign-in', 'http://127.0.0.1:8080/my?next=x']) expect(new URL(path, base).origin, path).toBe(new URL(base).origin);
  }), { numRuns: 20_000 });
});

test.each([
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0', 'iOS · WeChat'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0', 'Windows · Edge'],
  ['', '未知设备'],
])('device %s', (agent, name) => {
  expect(deviceName(agent, 'zh')).toBe(name);
});
