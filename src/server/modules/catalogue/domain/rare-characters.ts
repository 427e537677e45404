import type { CharacterFinds, CharacterQuery, RadicalChoice } from '#contracts/rare-characters.ts';

/** The look-up data as the reference files hold it; a group's key is “strokes beside the radical / strokes in all”. */
export type CharacterData = {
  radicals: { key: string; radical: string; strokes: number; groups: Record<string, string> }[];
  readings: Record<string, string>;
  decompositions: string[];
};

type RadicalGroup = { beside: number; characters: string };

/** The data turned so that each question is one look. */
export type CharacterIndex = {
  radicals: RadicalChoice[];
  strokes: ReadonlyMap<string, number>;
  byRadical: ReadonlyMap<string, readonly RadicalGroup[]>;
  readings: ReadonlyMap<string, string>;
  containing: ReadonlyMap<string, string>;
};

/** Most characters one answer holds, so that it stays below 20 KB. */
export const MOST_CHARACTERS = 1500;

/** Turns the reference data into the index the look-ups use; done once in a process. */
export function indexCharacters(data: CharacterData): CharacterIndex {
  const strokes = new Map<string, number>();
  const byRadical = new Map<string, RadicalGroup[]>();
  for (const { radical, groups } of data.radicals) {
    const own: RadicalGroup[] = [];
    for (const [group, characters] of Object.entries(groups)) {
      const [beside = 0, all = 0] = group.split('/').map(Number);
      own.push({ beside, characters });
      for (const c of characters) strokes.set(c, all);
    }
    byRadical.set(radical, own);
  }
  const containing = new Map<string, string>();
  for (const entry of data.decompositions.flatMap((line) => line.split(' '))) {
    const [character = '', ...parts] = entry;
    for (const part of parts) containing.set(part, (containing.get(part) ?? '') + character);
  }
  return {
    radicals: data.radicals.map(({ radical, strokes: count }) => ({ radical, strokes: count })),
    strokes, byRadical, containing,
    readings: new Map(Object.entries(data.readings)),
  };
}

/** Characters read like this (拼音查字): tones, case and ü/v/u: make no difference. */
export function findByPinyin(index: CharacterIndex, pinyin: string): string[] {
  return [...(index.readings.get(plainSyllable(pinyin)) ?? '')];
}

/** Characters under a radical (部首查字), all or those with so many strokes beside it; side forms are understood (氵 for 水, 阝 for both 阜 and 邑). */
export function findByRadical(index: CharacterIndex, radical: string, strokesBeside?: number): string[] {
  const groups = [...new Set(formsOf(radical))].flatMap((form) => index.byRadical.get(form) ?? []);
  return [...new Set(groups.filter((group) => strokesBeside === undefined || group.beside === strokesBeside).flatMap((group) => [...group.characters]))];
}

/** Characters that contain every one of these parts, directly or inside another part (部件查字): 龙天 finds 䶮. */
export function findByComponents(index: CharacterIndex, parts: string): string[] {
  const sets = [...new Set(parts)].filter((part) => part.trim() !== '').map((part) => containingAtAnyDepth(index, part));
  const [first, ...others] = sets.sort((a, b) => a.size - b.size);
  return first === undefined ? [] : [...first].filter((character) => others.every((set) => set.has(character)));
}

/** Answers a question by all that is known of the character: what fits every part of it, grouped by strokes, fewest first. */
export function findCharacters(index: CharacterIndex, query: CharacterQuery): CharacterFinds {
  const lists: string[][] = [];
  if (query.pinyin) lists.push(findByPinyin(index, query.pinyin));
  if (query.radical) lists.push(findByRadical(index, query.radical, query.strokes));
  if (query.component) lists.push(findByComponents(index, query.component));
  const [first = [], ...others] = lists.map((list) => new Set(list));
  let found = [...first].filter((character) => others.every((set) => set.has(character)));
  if (!query.radical && query.strokes !== undefined) found = found.filter((character) => index.strokes.get(character) === query.strokes);
  return inGroups(index, found);
}

const plainSyllable = (pinyin: string) => pinyin.toLowerCase().normalize('NFD').replaceAll(/u\u0308|u:/g, 'v').replaceAll(/[^a-z]/g, '');

function containingAtAnyDepth(index: CharacterIndex, part: string): Set<string> {
  const found = new Set<string>();
  const open = formsOf(part);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const character of index.containing.get(next) ?? '') {
      if (found.has(character)) continue;
      found.add(character);
      open.push(character);
    }
  }
  return found;
}

function inGroups(index: CharacterIndex, found: string[]): CharacterFinds {
  const known = found.filter((character) => index.strokes.has(character));
  const strokesOf = (character: string) => index.strokes.get(character) ?? 0;
  const sorted = known.sort((a, b) => strokesOf(a) - strokesOf(b) || (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0));
  const groups = new Map<number, string>();
  for (const character of sorted.slice(0, MOST_CHARACTERS)) groups.set(strokesOf(character), (groups.get(strokesOf(character)) ?? '') + character);
  return { total: sorted.length, cut: sorted.length > MOST_CHARACTERS, groups: [...groups].map(([strokes, characters]) => ({ strokes, characters })) };
}

/** Forms of one part that people do not tell apart when they look for a character (部首变体); each row begins with the radical dictionaries file it under. */
const FORMS = [
  '人亻𠆢', '水氵氺', '手扌龵', '心忄⺗', '刀刂', '犬犭', '火灬', '艸艹卝⺾', '辵辶⻌', '示礻', '衣衤', '攴攵', '爪爫', '网罒⺲', '肉⺼月', '玉王𤣩', '糸糹', '言訁', '金釒', '食飠𩙿',
  '牛牜', '老耂', '襾覀', '戶户', '足⻊𧾷', '竹⺮𥫗', '巛川', '毋母', '羊⺶𦍌', '邑⻏阝', '阜⻖阝', '彐彑', '小⺌⺍', '卩㔾', '尢尣兀', '玄𤣥',
].map((row) => [...row]);

const formsOf = (part: string) => FORMS.filter((row) => row.includes(part)).flat().concat(part);
