/** Words of the vocabulary that one or two slips away from a word somebody typed; the nearest first (您是不是要找). */
export function nearWords(typed: string, vocabulary: readonly string[], most: number): string[] {
  const word = typed.normalize('NFKC').toLowerCase();
  if (word.length < 4 || word.length > 30) return [];
  const allowed = word.length < 7 ? 1 : 2;
  return vocabulary
    .filter((known) => Math.abs(known.length - word.length) <= allowed && known !== word)
    .map((known) => ({ known, slips: slipsBetween(word, known) }))
    .filter(({ slips }) => slips <= allowed)
    .toSorted((a, b) => a.slips - b.slips || a.known.localeCompare(b.known))
    .slice(0, most)
    .map(({ known }) => known);
}

/** How many letters must be changed, left out, put in or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
