import { describe, expect, test } from 'vitest';
import { nameKeys } from './characters.ts';

const by = (key: 'pinyin' | 'strokes', names: readonly string[]) => names.toSorted((a, b) => (nameKeys(a)[key] < nameKeys(b)[key] ? -1 : 1));

describe('names in order', () => {
  test.each([
    ['张伟', 'zhang wei'], ['欧阳倩', 'ou yang qian'], ['阿依古丽·买买提', 'a yi gu li mai mai ti'], ['王晓[沛]', 'wang xiao pei'], ['𠮷田正', 'ji tian zheng'],
    ['单雄信', 'shan xiong xin'], ['解晓东', 'xie xiao dong'], ['曾国藩', 'zeng guo fan'], ['尉迟恭', 'yu chi gong'], ['万俟卨', 'mo qi xie'], ['长孙无忌', 'zhang sun wu ji'], ['任正非', 'ren zheng fei'], ['朴永', 'piao yong'],
  ])('%s is read %s', (name, read) => expect(nameKeys(name).pinyin).toBe(`${read} ${name}`));

  test('by reading: rare characters stand where they are read, not at the end, and the dot and brackets make no difference', () => {
    expect(by('pinyin', ['张伟', '𠮷田正', '王晓[沛]', '李娜', '欧阳倩', '阿依古丽·买买提', '单雄信', '曾国藩', '姜卯'])).toEqual(['阿依古丽·买买提', '𠮷田正', '姜卯', '李娜', '欧阳倩', '单雄信', '王晓[沛]', '曾国藩', '张伟']);
    expect(by('pinyin', ['王晓[沛]', '王晓佩', '王晓飞'])).toEqual(['王晓飞', '王晓[沛]', '王晓佩']);
  });

  test('a compatibility ideograph stands where the character stands whose other code point it is', () => {
    expect(nameKeys('\uF92C嘉').pinyin.replace(/ \S+$/, '')).toBe(nameKeys('郎嘉').pinyin.replace(/ \S+$/, ''));
    expect(nameKeys('\uF92C嘉').strokes).not.toContain('99');
  });

  test('by strokes: of the first character, then of the next', () => {
    expect(by('strokes', ['欧阳倩', '丁一', '𠮷田正', '王晓[沛]', '㐂田', '张伟', '马占彪'])).toEqual(['丁一', '马占彪', '王晓[沛]', '𠮷田正', '㐂田', '张伟', '欧阳倩']);
  });

  test('foreign names stand among the readings by their letters, and behind all strokes', () => {
    expect(by('pinyin', ['张伟', 'Anna Müller', '白雪'])).toEqual(['Anna Müller', '白雪', '张伟']);
    expect(by('strokes', ['张伟', 'Anna Müller', '白雪'])).toEqual(['白雪', '张伟', 'Anna Müller']);
  });
});
