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
  return words[lang].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(refusal.params?.[name] ?? whole));
}
