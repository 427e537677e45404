import { REFUSALS, type RefusalCode } from './refusals/refusals-list.ts';
import type { Refusal } from './refusals/refuse.ts';
import type { RefusalWords } from './refusals/words.ts';

// apart from the words, so that a browser which only checks a shape does not load all of them
export { refuse, type Refusal } from './refusals/refuse.ts';
export { REFUSALS, type RefusalCode } from './refusals/refusals-list.ts';

export type Lang = 'zh' | 'en';

/** True when a text is the code of a listed refusal; used to read codes out of schema messages. */
export function isRefusalCode(text: string): text is RefusalCode {
  return Object.hasOwn(REFUSALS, text);
}

/** The words of a refusal in the reader's language, its params filled in. */
export function refusalText(refusal: Refusal, lang: Lang): string {
  const words: RefusalWords = REFUSALS[refusal.code];
  const filled = (text: string) => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(refusal.params?.[name] ?? whole));
  const more = filled(words.more?.[lang] ?? '');
  return `${filled(words[lang])}${more.includes('{') ? '' : more}`;
}

/** What a page that can only say no is headed with; undefined for a no that has no heading of its own. */
export function refusalTitle({ code }: Refusal, lang: Lang): string | undefined {
  const words: RefusalWords = REFUSALS[code];
  return words.title?.[lang];
}
