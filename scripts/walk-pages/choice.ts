import type { Variant } from '../../e2e/support/pages/walk.ts';

const PARTS = ['public', 'candidate', 'console'] as const;
const LANGS = ['zh', 'en'] as const;
const WIDTHS = [360, 768, 1280] as const;

/** Whose pages: a visitor's, a candidate's, or the screens of staff. */
export type Part = (typeof PARTS)[number];

/** What of everything is wanted: nothing named is all of it. */
export type Choice = { parts: readonly Part[]; langs: readonly Variant['lang'][]; widths: readonly number[]; /** The beginning of the patterns that are wanted. */ only: string | undefined };

/** `public zh 360 --only=/exams`, in any order; a word that is none of them is an error. */
export function readChoice(words: readonly string[]): Choice {
  const only = words.find((word) => word.startsWith('--only='))?.slice('--only='.length);
  const plain = words.filter((word) => !word.startsWith('--only='));
  const strange = plain.filter((word) => ![...PARTS, ...LANGS, ...WIDTHS.map(String)].some((known) => known === word));
  if (strange.length > 0) throw new Error(`not known: ${strange.join(' ')}; say ${[...PARTS, ...LANGS, ...WIDTHS].join(', ')} or --only=/exams`);
  const named = <T extends string | number>(all: readonly T[]) => (all.some((one) => plain.includes(String(one))) ? all.filter((one) => plain.includes(String(one))) : all);
  return { parts: named(PARTS), langs: named(LANGS), widths: named(WIDTHS), only };
}

/** True where nothing was left out, so that a page nobody walked is a fault. */
export const isWhole = ({ parts, only }: Choice): boolean => parts.length === PARTS.length && only === undefined;
