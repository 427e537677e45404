import { expect, test } from 'vitest';
import { SMS_SIGN } from './message-templates.ts';
import { signedAs, withoutSign } from './sms-sign.ts';

const SIGN = { zh: '省考报名', en: 'Provincial' };

test('a message leaves under the sign of the installation, once, and else under the software’s', () => {
  expect(signedAs(`${SMS_SIGN.zh}您的验证码是 123456`, 'zh', SIGN)).toBe('【省考报名】您的验证码是 123456');
  expect(signedAs(`${SMS_SIGN.en}Your code is 123456`, 'en', SIGN)).toBe('[Provincial] Your code is 123456');
  expect(signedAs('【演练】测试', 'zh', SIGN)).toBe('【省考报名】【演练】测试');
  expect(signedAs(`${SMS_SIGN.zh}您好`, 'zh', undefined)).toBe(`${SMS_SIGN.zh}您好`);
});

test('what is shown again on the site has no sign', () => {
  expect(withoutSign(`${SMS_SIGN.zh}您好`)).toBe('您好');
  expect(withoutSign('您好')).toBe('您好');
});
