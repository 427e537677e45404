export type Line = { term: string; value: string };
export type Difference = { term: string; before: string; after: string };

/** What differs between two confirmations as they were shown, in the order of the form; a line only one of them has stands against nothing. */
export function differencesOf(before: readonly Line[], after: readonly Line[]): Difference[] {
  const terms = [...new Set([...before, ...after].map((line) => line.term))];
  const valueIn = (lines: readonly Line[], term: string) => lines.find((line) => line.term === term)?.value ?? '';
  return terms.map((term) => ({ term, before: valueIn(before, term), after: valueIn(after, term) })).filter((d) => d.before !== d.after);
}
