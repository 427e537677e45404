import type { Lang } from './refusals.ts';

/** 开考年月 as people read it: 2027年9月. */
export function monthText(month: string, lang: Lang): string {
  const [year = '', m = ''] = month.split('-');
  return lang === 'zh' ? `${year}年${String(Number(m))}月` : `${year}-${m}`;
}
