import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Derives seeds/reference/rare-characters from the data of the npm package `@mandel59/mojidata` (its dist/moji.db): radicals, strokes and readings
 * from the Unihan database (Unicode License v3), components from the IDS data of BabelStone (free for any use).
 *
 *     tsx --tsconfig tsconfig.server.json scripts/derive-rare-characters.ts <path to moji.db>
 */
const [source] = process.argv.slice(2);
if (source === undefined) throw new Error('Give the path to moji.db');
const database = new DatabaseSync(source, { readOnly: true });
const folder = 'seeds/reference/rare-characters';

const rows = (query: string) => database.prepare(query).all().map((row) => Object.values(row).map(String));

/** Blocks of GB 18030-2022 and its amendment of 2023: the basic block, extensions A–F and I; what no common font can show is left out. */
const BLOCKS = [[0x3400, 0x4dbf], [0x4e00, 0x9fff], [0x20000, 0x2ebe0], [0x2ebf0, 0x2ee5d]] as const;
const included = (character: string) => {
  const point = character.codePointAt(0) ?? 0;
  return BLOCKS.some(([from, to]) => from <= point && point <= to);
};

const strokesOf = new Map(rows('select UCS, value from unihan_kTotalStrokes').map(([c, value]) => [c, Number(value?.split(' ')[0])]));

type Radical = { key: string; radical: string; strokes: number; groups: Map<string, string[]> };
const radicals = new Map<string, Radical>();
for (const [number, simplified, , unified] of rows('select radical_number, radical_simplified, radical_character, radical_CJKUI from radicals order by 1, 2')) {
  if (number === undefined || unified === undefined) continue;
  const key = number + "'".repeat(Number(simplified));
  radicals.set(key, { key, radical: unified, strokes: strokesOf.get(unified) ?? 0, groups: new Map() });
}
for (const [character = '', value = ''] of rows('select UCS, value from unihan_kRSUnicode order by UCS')) {
  if (!included(character)) continue;
  for (const place of value.split(' ')) {
    const [key = '', residual = ''] = place.split('.');
    const radical = radicals.get(key);
    if (radical === undefined) throw new Error(`${character} stands under an unknown radical ${place}`);
    const group = `${residual}/${strokesOf.get(character) ?? radical.strokes + Number(residual)}`;
    radical.groups.set(group, [...(radical.groups.get(group) ?? []), character]);
  }
}

const bySyllable = new Map<string, Set<string>>();
const read = new Set<string>();
const syllableOf = (reading: string) => reading.normalize('NFD').replaceAll('u\u0308', 'v').replaceAll(/\p{M}/gu, '').replaceAll('ê', 'e').toLowerCase();
const addReading = (character: string, reading: string) => {
  const syllable = syllableOf(reading);
  if (!/^[a-z]{1,6}$/.test(syllable) || !included(character)) return;
  bySyllable.set(syllable, (bySyllable.get(syllable) ?? new Set()).add(character));
  read.add(character);
};
for (const table of ['kMandarin', 'kTGHZ2013', 'kXHC1983', 'kHanyuPinyin']) {
  for (const [character = '', value = ''] of rows(`select UCS, value from unihan_${table}`)) {
    for (const part of value.split(' ')) for (const reading of part.replace(/^.*:/, '').split(',')) addReading(character, reading);
  }
}
/** Readings the sources leave out, of characters that stand in names. */
for (const [character, reading] of [['𠮷', 'jí']] as const) addReading(character, reading);
const readingsOf = new Map<string, string[]>();
for (const [syllable, characters] of bySyllable) for (const c of characters) readingsOf.set(c, [...(readingsOf.get(c) ?? []), syllable]);
for (const table of ['kSimplifiedVariant', 'kTraditionalVariant', 'kSemanticVariant', 'kZVariant']) {
  for (const [character = '', value = ''] of rows(`select UCS, value from unihan_${table}`)) {
    if (read.has(character)) continue;
    const variants = [...value.matchAll(/U\+([0-9A-F]{4,5})/g)].map((m) => String.fromCodePoint(Number.parseInt(m[1] ?? '', 16)));
    for (const reading of variants.flatMap((variant) => readingsOf.get(variant) ?? [])) addReading(character, reading);
  }
}

const partsOf = new Map<string, Set<string>>();
for (const [character = '', sequence = ''] of rows('select UCS, IDS from ids order by UCS')) {
  const parts = partsOf.get(character) ?? new Set<string>();
  for (const part of sequence) if (/(?=\p{Script=Han})\p{L}|[\u2E80-\u2EF3]/u.test(part) && part !== character) parts.add(part);
  partsOf.set(character, parts);
}
/** A part that is itself left out gives way to its own parts, so that 腾 still contains 马. */
const shown = (part: string): string[] => (included(part) || /[\u2E80-\u2EF3]/.test(part) ? [part] : [...(partsOf.get(part) ?? [])].flatMap(shown));
const componentsOf = new Map([...partsOf].filter(([character]) => included(character)).map(([character, parts]) => [character, new Set([...parts].flatMap(shown))]));

const byPoint = (a: string, b: string) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0);
const head = (what: string, from: string[]) => ({
  what, from, version: 'Unicode 17.0',
  licence: 'Unicode License v3, Copyright © 1991-2025 Unicode, Inc. All rights reserved. https://www.unicode.org/license.txt; the IDS data are free for any use',
});
const save = (name: string, content: object) => writeFileSync(join(folder, name), `${JSON.stringify(content, null, 1)}\n`);
const inLines = (entries: string[]) => Array.from({ length: Math.ceil(entries.length / 200) }, (_, i) => entries.slice(i * 200, (i + 1) * 200).join(' '));

save('radicals.json', {
  source: head('Han characters by radical and strokes: groups are “strokes beside the radical / strokes in all”', ['Unihan kRSUnicode, kTotalStrokes']),
  radicals: [...radicals.values()].map((r) => ({ key: r.key, radical: r.radical, strokes: r.strokes, groups: Object.fromEntries([...r.groups].map(([group, list]) => [group, list.sort(byPoint).join('')])) })),
});
save('readings.json', {
  source: head('Han characters by Mandarin syllable without tone (v stands for ü)', ['Unihan kMandarin, kTGHZ2013, kXHC1983, kHanyuPinyin; kSimplifiedVariant, kTraditionalVariant, kSemanticVariant, kZVariant for characters without a reading of their own']),
  readings: Object.fromEntries([...bySyllable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([syllable, list]) => [syllable, [...list].sort(byPoint).join('')])),
});
save('components.json', {
  source: head('Direct components of Han characters: each entry is a character followed by its components', ['Ideographic Description Sequences of BabelStone']),
  decompositions: inLines([...componentsOf].filter(([, parts]) => parts.size > 0).sort(([a], [b]) => byPoint(a, b)).map(([character, parts]) => character + [...parts].join(''))),
});
