import type { Province, ProvinceCode } from '#contracts/regions.ts';

/** Where a place of application stands on the chart of tiles, its letters by GB/T 2260 (BT for the XPCC), and its name by syllables of pinyin. */
export type Tile = { column: number; row: number; letters: string; pinyin: string };

/**
 * The chart of the 32 places of application (报名地方位示意): one cell a place, about where it lies seen from its neighbours, at most seven abreast so that a
 * cell is a thumb wide on a phone. It shows no border and no area; it is not a map (docs/decisions, "Places are chosen on a chart of tiles").
 */
export const PROVINCE_TILES: Record<ProvinceCode, Tile> = {
  65: { column: 1, row: 1, letters: 'XJ', pinyin: 'xin jiang' }, 23: { column: 7, row: 1, letters: 'HL', pinyin: 'hei long jiang' },
  66: { column: 1, row: 2, letters: 'BT', pinyin: 'xin jiang bing tuan' }, 15: { column: 4, row: 2, letters: 'NM', pinyin: 'nei meng gu' }, 11: { column: 5, row: 2, letters: 'BJ', pinyin: 'bei jing' }, 22: { column: 7, row: 2, letters: 'JL', pinyin: 'ji lin' },
  62: { column: 2, row: 3, letters: 'GS', pinyin: 'gan su' }, 64: { column: 3, row: 3, letters: 'NX', pinyin: 'ning xia' }, 14: { column: 4, row: 3, letters: 'SX', pinyin: 'shan xi' }, 13: { column: 5, row: 3, letters: 'HE', pinyin: 'he bei' },
  12: { column: 6, row: 3, letters: 'TJ', pinyin: 'tian jin' }, 21: { column: 7, row: 3, letters: 'LN', pinyin: 'liao ning' },
  63: { column: 2, row: 4, letters: 'QH', pinyin: 'qing hai' }, 61: { column: 3, row: 4, letters: 'SN', pinyin: 'shan xi' }, 41: { column: 4, row: 4, letters: 'HA', pinyin: 'he nan' }, 37: { column: 5, row: 4, letters: 'SD', pinyin: 'shan dong' },
  54: { column: 1, row: 5, letters: 'XZ', pinyin: 'xi zang' }, 51: { column: 2, row: 5, letters: 'SC', pinyin: 'si chuan' }, 50: { column: 3, row: 5, letters: 'CQ', pinyin: 'chong qing' }, 42: { column: 4, row: 5, letters: 'HB', pinyin: 'hu bei' },
  34: { column: 5, row: 5, letters: 'AH', pinyin: 'an hui' }, 32: { column: 6, row: 5, letters: 'JS', pinyin: 'jiang su' }, 31: { column: 7, row: 5, letters: 'SH', pinyin: 'shang hai' },
  53: { column: 2, row: 6, letters: 'YN', pinyin: 'yun nan' }, 52: { column: 3, row: 6, letters: 'GZ', pinyin: 'gui zhou' }, 43: { column: 4, row: 6, letters: 'HN', pinyin: 'hu nan' }, 36: { column: 5, row: 6, letters: 'JX', pinyin: 'jiang xi' }, 33: { column: 6, row: 6, letters: 'ZJ', pinyin: 'zhe jiang' },
  45: { column: 3, row: 7, letters: 'GX', pinyin: 'guang xi' }, 44: { column: 4, row: 7, letters: 'GD', pinyin: 'guang dong' }, 35: { column: 5, row: 7, letters: 'FJ', pinyin: 'fu jian' },
  46: { column: 3, row: 8, letters: 'HI', pinyin: 'hai nan' },
};

/** True when what was typed is in the place's Chinese or English name, begins its pinyin with or without spaces, or is its initials; nothing typed finds every place. */
export function isPlaceAsked(province: Pick<Province, 'code' | 'fullNameZh' | 'name' | 'short'>, typed: string): boolean {
  const asked = plain(typed);
  if (asked === '') return true;
  const { pinyin, letters } = PROVINCE_TILES[province.code];
  const syllables = pinyin.split(' ');
  const initials = syllables.map((s) => s[0] ?? '').join('');
  return [province.fullNameZh, province.name.zh, province.short.zh, province.name.en, province.short.en].some((name) => plain(name).includes(asked))
    || syllables.join('').startsWith(asked) || initials === asked || letters.toLowerCase() === asked || province.code === asked;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[\s'’.()-]/g, '');
