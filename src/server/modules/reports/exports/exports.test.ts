import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from '../domain/csv.ts';
import { neutralise } from '#server/kernel/neutralise.ts';
import { toGb18030 } from './gb18030.ts';

describe('a value in a spreadsheet', () => {
  it.each([
    ['=HYPERLINK("http://x.example","张伟")', `'=HYPERLINK("http://x.example","张伟")`], ['+86', `'+86`], ['-1+2', `'-1+2`], ['@SUM(A1)', `'@SUM(A1)`], ['\t=1', `'\t=1`], ['\r=1', `'\r=1`],
    ['＝1', `'＝1`], ['  =1', `'  =1`], ['张伟', '张伟'], ['阿依古丽·买买提', '阿依古丽·买买提'], ['王晓[沛]', '王晓[沛]'], ['', ''],
  ])('%j', (typed, shown) => expect(neutralise(typed)).toBe(shown));

  it('never begins like a formula, whatever it was', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (value) => !/^[=+\-@\t\r]/.test(neutralise(value))));
  });

  it('stays one field with commas, quotes and line ends in it', () => {
    expect(csvLine(['a,b', '说"好"', '一\n二', '三'])).toBe('"a,b","说""好""","一\n二",三\r\n');
  });
});

describe('GB 18030', () => {
  it('keeps rare characters that GBK loses', () => {
    for (const name of ['𠮷田健', '王晓[沛]', '㛃', '𪚥', '𬭚', '龦', '鿯', '䶮', '阿依古丽·买买提', '€', 'ABC 123']) expect(new TextDecoder('gb18030', { fatal: true }).decode(toGb18030(name))).toBe(name);
    expect(toGb18030('中').toString('hex')).toBe('d6d0');
    expect(toGb18030('𠮷').toString('hex')).toBe('9534b235');
  });

  it('gives back every text, but for private-use points that no decoder knows', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const whole = text.replaceAll(/[\p{Private_Use}\p{Surrogate}]/gu, '');
      expect(new TextDecoder('gb18030').decode(toGb18030(whole))).toBe(whole);
    }), { numRuns: 2000 });
  });
});
