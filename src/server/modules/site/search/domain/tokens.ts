/** Folds one character to the form words are compared by (traditional → simplified); a character it does not know stays. */
export type Fold = (character: string) => string;

/** A run of characters that belong together: Han characters, or letters and digits; `at` is the place of each character in the text. */
type Run = { han: boolean; characters: string[]; at: number[] };

const HAN = /^\p{Script=Han}$/u;
const WORD = /^[\p{L}\p{N}\p{M}]$/u;

/** One lexeme and its place: places count characters, so that neighbours in the text are neighbours in the index. */
export type Token = { text: string; at: number };

/** The characters of a text as they are compared: width and case folded (NFKC), traditional characters simplified; anything that is no letter, digit or Han character parts words. */
export function foldedCharacters(text: string, fold: Fold): string[] {
  return [...text.toWellFormed()].map((character) => {
    const plain = character.normalize('NFKC').toLowerCase();
    return [...plain].length === 1 ? fold(plain) : plain;
  });
}

/** The runs of a text in order. A character that folds to several (㎡, ﬁ) is one place. */
export function runsOf(text: string, fold: Fold): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const [at, folded] of foldedCharacters(text, fold).entries()) {
    const parts = [...folded].filter((part) => WORD.test(part));
    const [first] = parts;
    if (first === undefined) {
      open = undefined;
      continue;
    }
    const han = HAN.test(first);
    if (open?.han !== han) {
      open = { han, characters: [], at: [] };
      runs.push(open);
    }
    for (const part of parts) {
      open.characters.push(part);
      open.at.push(at);
    }
  }
  return runs;
}

const LONGEST_WORD = 60;

/** Every lexeme of a text: of Han characters each one and each pair of neighbours, of letters and digits the word. */
export function tokensOf(text: string, fold: Fold): Token[] {
  return runsOf(text, fold).flatMap(({ han, characters, at }) => {
    if (!han) return [{ text: characters.join('').slice(0, LONGEST_WORD).toWellFormed(), at: at[0] ?? 0 }];
    return characters.flatMap((character, n) => {
      const next = characters[n + 1];
      const place = at[n] ?? 0;
      return next === undefined ? [{ text: character, at: place }] : [{ text: character, at: place }, { text: character + next, at: place }];
    });
  });
}

/** The farthest place PostgreSQL keeps of a lexeme, how many places of each, and a mass it takes for sure. */
const FARTHEST = 16_000;
const PLACES = 200;

/** A `tsvector` as text: the title weighs A, what else is said D; the body begins beyond the title, so that nothing reaches over. */
export function searchVector(parts: readonly { text: string; weight: 'A' | 'D' }[], fold: Fold): string {
  const places = new Map<string, string[]>();
  let from = 1;
  for (const { text, weight } of parts) {
    let last = from;
    for (const token of tokensOf(text, fold)) {
      const at = from + token.at;
      if (at > FARTHEST) break;
      const known = places.get(token.text) ?? [];
      if (known.length < PLACES) places.set(token.text, [...known, `${String(at)}${weight}`]);
      last = at;
    }
    from = last + 10;
  }
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}
