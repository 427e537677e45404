import type { Lang } from './refusals.ts';
import type { Words } from './words.ts';

/** Which sitting is meant: halves beyond the second hold one anew. */
type Named = { year: number; half?: number };

/** How a sitting is called wherever it is named (考次名称): 2027年度一级建造师; one that is held anew (延期考试) says so. */
export function sittingName(sitting: Named, exam: Words): Words {
  return { zh: sittingText(sitting, exam, 'zh'), en: sittingText(sitting, exam, 'en') };
}

/** The same in one language. */
export function sittingText({ year, half = 1 }: Named, exam: Words, lang: Lang): string {
  if (lang === 'zh') return `${String(year)}年度${exam.zh}${half > 2 ? '（延期考试）' : ''}`;
  return `${exam.en} ${String(year)}${half > 2 ? ' (held anew)' : ''}`;
}
