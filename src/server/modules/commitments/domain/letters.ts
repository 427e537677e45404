import type { Lang } from '#contracts/refusals.ts';
import { unreachable } from '#server/kernel/invariant.ts';
import { commitmentLetter } from './commitment-letter.ts';
import { instructions } from './instructions.ts';
import type { LetterAbout } from './letter-about.ts';
import { notificationLetter } from './notification-letter.ts';

/** The version in force of each letter; changing a word means a new version. */
export const LETTER_VERSION = { notification: '2026-1', instructions: '2026-1', commitment: '2026-1' } as const;

/** The paragraphs of a letter, in the words that are signed. */
export function letterText(letter: keyof typeof LETTER_VERSION, lang: Lang, about: LetterAbout): string[] {
  switch (letter) {
    case 'notification': return notificationLetter(lang, about);
    case 'instructions': return instructions(lang, about);
    case 'commitment': return commitmentLetter(lang, about);
    default: return unreachable(letter);
  }
}
