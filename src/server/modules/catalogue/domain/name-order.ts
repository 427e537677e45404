import { plainHan } from '#contracts/person-names.ts';
import type { CharacterIndex } from './rare-characters.ts';

/** What a name is put in order by: its reading, or the strokes of its characters. Compared as plain text, so that a database pages by it without any collation. */
export type NameKeys = { pinyin: string; strokes: string };

/** How characters are read in surnames where it is not their ordinary reading (姓氏异读): the compound ones first. */
const SURNAMES: Readonly<Record<string, string>> = {
  尉迟: 'yu chi', 万俟: 'mo qi', 长孙: 'zhang sun', 澹台: 'tan tai', 单于: 'chan yu', 令狐: 'ling hu',
  单: 'shan', 解: 'xie', 仇: 'qiu', 曾: 'zeng', 查: 'zha', 盖: 'ge', 任: 'ren', 区: 'ou', 朴: 'piao', 缪: 'miao', 翟: 'zhai', 乐: 'yue', 种: 'chong', 折: 'she', 员: 'yun', 秘: 'bi', 繁: 'po', 逄: 'pang', 隗: 'wei', 晁: 'chao',
  能: 'nai', 乜: 'nie', 那: 'na', 覃: 'qin', 过: 'guo', 宓: 'mi', 盛: 'sheng', 相: 'xiang', 应: 'ying', 纪: 'ji', 华: 'hua', 卜: 'bu', 召: 'shao', 谌: 'chen', 笪: 'da', 宿: 'su', 石: 'shi', 沈: 'shen', 贾: 'jia', 车: 'che', 洗: 'xian',
};

/** Ways of writing a character in names that the dictionaries give no reading of: they are read like the character they stand for (异体字). */
const VARIANTS: Readonly<Record<string, string>> = { 㐂: 'xi', 𡈽: 'tu', 𠀋: 'zhang', 𤭖: 'weng' };

const LAST = '~'; // behind every letter and digit: what is not known stands at the end
const HAN = /\p{Script=Han}/u;

/** Makes keys of names with the reference data of characters; the index is turned round once. */
export function nameOrder(index: CharacterIndex): (name: string) => NameKeys {
  const { readings } = index;
  const syllables = new Map<string, string[]>();
  for (const [syllable, characters] of readings) for (const character of characters) syllables.set(character, [...(syllables.get(character) ?? []), syllable]);
  const ordinary = ordinaryReading(syllables);
  return (name) => {
    const characters = [...plainHan(name).replaceAll(/[·[\]]/g, '')];
    if (!characters.some((c) => HAN.test(c))) {
      const plain = name.normalize('NFD').replaceAll(/[^\p{L}\s]/gu, '').toLowerCase().trim();
      return { pinyin: `${plain} ${name}`, strokes: `${LAST}${plain} ${name}` };
    }
    const surname = Object.keys(SURNAMES).find((s) => characters.slice(0, [...s].length).join('') === s);
    const rest = characters.slice(surname === undefined ? 0 : [...surname].length);
    const read = [...(surname === undefined ? [] : [SURNAMES[surname] ?? LAST]), ...rest.map((c) => ordinary(c) ?? `${LAST}${c}`)];
    return { pinyin: `${read.join(' ')} ${name}`, strokes: `${characters.map((c) => String(index.strokes.get(c) ?? 99).padStart(2, '0')).join(' ')} ${name}` };
  };
}

/** Which of several readings is the ordinary one: the one under which the standard order by reading (CLDR, zh-u-co-pinyin) puts the character; it knows no rare ones, whose readings are few. */
function ordinaryReading(syllables: ReadonlyMap<string, readonly string[]>): (character: string) => string | undefined {
  const { compare } = new Intl.Collator('zh-u-co-pinyin');
  const firsts = new Map<string, string>();
  for (const [character, [syllable, more]] of syllables) {
    if (syllable === undefined || more !== undefined || !/[\u4e00-\u9fa5]/.test(character)) continue;
    const first = firsts.get(syllable);
    if (first === undefined || compare(character, first) < 0) firsts.set(syllable, character);
  }
  return (character) => {
    const of = syllables.get(character) ?? (VARIANTS[character] === undefined ? [] : [VARIANTS[character]]);
    if (of.length < 2 || !/[\u4e00-\u9fa5]/.test(character)) return of[0];
    const before = of.filter((syllable) => compare(firsts.get(syllable) ?? '龥', character) <= 0);
    return before.toSorted((a, b) => compare(firsts.get(a) ?? '', firsts.get(b) ?? '')).at(-1) ?? of[0];
  };
}
