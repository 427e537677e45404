import { expect, test } from 'vitest';
import { Mail, maskMail, maskPhone, MobileNumber, PostalAddress, Postcode } from './contact.ts';

const codes = (parsed: { error?: { issues: { message: string }[] } | undefined }) => parsed.error?.issues.map((i) => i.message) ?? [];

test.each([
  ['18612345678', '18612345678'],
  ['１８６１２３４５６７８', '18612345678'],
  ['+86 186-1234-5678', '18612345678'],
  ['008618612345678', '18612345678'],
  ['86 18612345678', '18612345678'],
])('phone %s is kept as %s', (typed, kept) => {
  expect(MobileNumber.parse(typed)).toBe(kept);
});

test.each([
  ['', 'field.required'],
  ['12612345678', 'identity.phone_format'],
  ['1861234567', 'identity.phone_format'],
  ['010-12345678', 'identity.phone_format'],
])('phone %s is refused', (typed, code) => {
  expect(codes(MobileNumber.safeParse(typed))).toEqual([code]);
});

test('phone and mail are shown masked', () => {
  expect(maskPhone('18612345678')).toBe('186********');
  expect(maskMail('zhangwei@example.cn')).toBe('z****@example.cn');
  expect(maskMail('nothing')).toBe('****');
});

test('mail is compared in lower case', () => {
  expect(Mail.parse(' ZhangWei＠Example.cn ')).toBe('zhangwei@example.cn');
  expect(codes(Mail.safeParse('zhangwei@'))).toEqual(['identity.mail_format']);
  expect(codes(Mail.safeParse(''))).toEqual(['field.required']);
});

test('postcode and address', () => {
  expect(Postcode.parse('１００１０１')).toBe('100101');
  expect(codes(Postcode.safeParse('1001'))).toEqual(['identity.postcode_format']);
  expect(PostalAddress.parse(' 北京市朝阳区  安定路5号 ')).toBe('北京市朝阳区 安定路5号');
  expect(codes(PostalAddress.safeParse('北京'))).toEqual(['identity.address_too_vague']);
  expect(codes(PostalAddress.safeParse('京'.repeat(121)))).toEqual(['field.too_long']);
});
