import type { Lang } from '#contracts/refusals.ts';
import type { zh } from './zh.ts';

export type Text = typeof zh;

let loaded: Text | undefined;

/** The reader's language: the one chosen here or on the portal (the same cookie), else what the browser prefers, else Chinese. */
export function pageLang(): Lang {
  const chosen = /(?:^|;\s*)lang=(zh|en)/.exec(document.cookie)?.[1];
  if (chosen === 'zh' || chosen === 'en') return chosen;
  const preferred = navigator.languages.join(',');
  return /\ben\b/i.test(preferred) && !/\bzh\b/i.test(preferred) ? 'en' : 'zh';
}

/** Loads the words of the chosen language, and only those; called once before the first screen. */
export async function loadText(): Promise<void> {
  const words = pageLang() === 'en' ? (await import('./en.ts')).en : (await import('./zh.ts')).zh;
  // the operator's own name for the platform stands in the page
  const brand = document.querySelector<HTMLMetaElement>(`meta[name=application-name]:lang(${pageLang()})`)?.content;
  loaded = brand === undefined ? words : { ...words, brand, title: `${brand} ${words.console}` };
  document.title = loaded.title;
}

/** The console's own words. What the server says (states, reasons, refusals) comes in the same language from there. */
export function text(): Text {
  if (!loaded) throw new Error('words are asked for before they are loaded');
  return loaded;
}

/** A feature's own words, kept beside its screens: those of the reader's language. */
export function say<Words>(words: { zh: Words; en: Words }): Words {
  return words[pageLang()];
}

/** Things in a row as the reader's language parts them: 3月6日、3月7日, or with commas. */
export function inARow(parts: readonly (string | number)[]): string {
  return parts.join(pageLang() === 'zh' ? '、' : ', ');
}

/** The sign between a name and what it names, as the reader's language writes it. */
export function colon(): string {
  return pageLang() === 'zh' ? '：' : ': ';
}

/** Reasons or sentences one after another, as the reader's language parts them. */
export function oneByOne(texts: readonly string[]): string {
  return texts.join(pageLang() === 'zh' ? '；' : '; ');
}

/** What is said beside something, in the brackets of the reader's language. */
export function inBrackets(text: string | number): string {
  return pageLang() === 'zh' ? `（${String(text)}）` : ` (${String(text)})`;
}

/** Changes the language of everything, server included, by loading the page again. */
export function chooseLang(lang: Lang): void {
  document.cookie = `lang=${lang}; path=/; max-age=31536000; samesite=lax`;
  location.reload();
}
