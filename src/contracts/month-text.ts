import type { Lang } from './refusals.ts';

/** A month as certificates and forms write it, 201407, as a table shows it: 2014-07. */
export const monthShown = (digits: string): string => `${digits.slice(0, 4)}-${digits.slice(4)}`;

/** 开考年月 as people read it: 2027年9月. */
export function monthText(month: string, lang: Lang): string {
  const [year = '', m = ''] = month.split('-');
  return lang === 'zh' ? `${year}年${String(Number(m))}月` : `${year}-${m}`;
}
