import { expect, test } from 'vitest';
import { OUTSIDE_KINDS, outsideServiceName } from './outside-services.ts';

test.each(Object.entries(OUTSIDE_KINDS))('%s has words in both languages', (kind, words) => {
  expect(words.zh).toMatch(/\p{Script=Han}/u);
  expect(words.en).toMatch(/^[A-Z][a-z -]+$/);
  expect(outsideServiceName(`${kind}:one`, 'zh')).toBe(`${words.zh} · ${kind}:one`);
});

test('who has words of their own is called by them; a name nobody knows any more stands as it is', () => {
  expect([outsideServiceName('sso:staff', 'zh'), outsideServiceName('sso:government', 'en')]).toEqual(['工作人员统一身份认证 · sso:staff', 'Sign-in by the government platform · sso:government']);
  expect(outsideServiceName('fax:one', 'zh')).toBe('fax:one');
});
