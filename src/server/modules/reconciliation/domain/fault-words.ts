import type { Lang } from '#contracts/refusals.ts';
import type { Words } from '#contracts/words.ts';

type Told = readonly [what: RegExp, say: (found: string) => Words];

/** What readers of bills find wrong, in the order it is looked for. */
const TOLD: readonly Told[] = [
  [/line (\d+)\b/, (n) => ({ zh: `第 ${n} 行不是该渠道账单的格式`, en: `Line ${n} is not as the channel documents it` })],
  [/holds movements of (\S+)/, (day) => ({ zh: `账单中有 ${day} 的交易，不是当日的账单`, en: `It holds movements of ${day}: this is the bill of another day` })],
  [/has no column (.+)/, (names) => ({ zh: `缺少列：${names}`, en: `It has no column ${names}` })],
  [/breaks off/, () => ({ zh: '文件不完整，缺少末尾的汇总行', en: 'The file breaks off before its summary' })],
];

/** Why a bill cannot be used (无法使用的原因), as whoever brought it can act on it; what is not known by name is a file of another kind. */
export function faultWords(fault: string, lang: Lang): string {
  for (const [what, say] of TOLD) {
    const found = what.exec(fault);
    if (found) return say(found[1] ?? '')[lang];
  }
  return { zh: '文件无法作为该渠道的账单读取，请从渠道重新下载原文件', en: 'The file cannot be read as a bill of this channel; download it from the channel again' }[lang];
}
