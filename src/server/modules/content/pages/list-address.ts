import type { ArticleKind } from '#contracts/content.ts';

/** What a reader of the lists chose. */
export type Narrowing = { kind: ArticleKind; province?: string | undefined; exam?: string | undefined; words?: string | undefined };

type Choice = { value: string; text: string };
/** What was chosen beside what may be chosen. */
export type Findable = Narrowing & { places: readonly Choice[]; exams: readonly Choice[] };

/** True when something beside the section was chosen. */
export function isNarrowed({ province, exam, words }: Narrowing): boolean {
  return province !== undefined || exam !== undefined || words !== undefined;
}

/** The address of a list, from a place in it on. */
export function listAddress({ kind, province, exam, words }: Narrowing, after?: string): string {
  const chosen = Object.entries({ kind, q: words, exam, province, after }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `/notices?${new URLSearchParams(chosen).toString()}`;
}
