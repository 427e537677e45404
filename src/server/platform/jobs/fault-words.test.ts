import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultWords } from './fault-words.ts';

test.each([
  [new Error('sms:aliyun: timeout'), 'sms:aliyun: timeout'],
  [new TypeError("Cannot read properties of undefined (reading 'name')"), 'TypeError: Cannot read properties of undefined (reading …)'],
  [new Error('刘畅 is not there yet'), '…is not there yet'],
  [new SyntaxError('Unexpected token \'张\', "张伟 371102199" is not valid JSON'), 'SyntaxError: Unexpected token …, … is not valid JSON'],
  [new Error('no application 0198c7d2-0000-7000-8000-000000000001 for 13800138000'), 'no application 0198c7d2-0000-7000-8000-000000000001 for …'],
  [new Error('cannot reach wei.zhang@example.cn'), 'cannot reach …'],
  [new Error('37110219910802253X of 阿依古丽·买买提'), '… of …'],
  ['plain words', 'plain words'],
  [undefined, 'no words'],
])('%s', (problem, words) => {
  expect(faultWords(problem)).toBe(words);
});

test('no name, number or address of anybody gets through, whatever stands around it', () => {
  const said = fc.array(fc.oneof(fc.constantFrom('欧阳倩', '𠮷田', '王晓[沛]', '13800138000', '3701121991****2531', 'a@b.cn'), fc.lorem({ maxCount: 2 })), { maxLength: 8 });
  fc.assert(fc.property(said, (parts) => {
    expect(faultWords(new Error(parts.join(' ')))).not.toMatch(/[\p{Script=Han}]|\d{5}|@/u);
  }));
});
