/** Folds one character to the form words are compared by (traditional → simplified); a character it does not know stays. */
export type Fold = (character: string) => string;

/** A run of characters that belong together: Han characters, or letters and digits; `at` is the place of each character in the text. */
type Run = { han: boolean; characters: string[]; at: number[] };

const HAN = /^\p{Script=Han}$/u;
/** Most Han characters there are: no form of theirs is another character's, so that nothing more need be asked of them. */
const isPlainHan = (character: string): boolean => character >= '\u4e00' && character <= '\u9fa5' && character.length === 1;
const WORD = /^[\p{L}\p{N}\p{M}]$/u;

/** One lexeme and its place: places count characters, so that neighbours in the text are neighbours in the index. */
export type Token = { text: string; at: number };

/** The characters of a text as they are compared: width and case folded (NFKC), traditional characters simplified; anything that is no letter, digit or Han character, half a surrogate pair among it, parts words. */
export function foldedCharacters(text: string, fold: Fold): string[] {
  return [...text].map((character) => {
    if (isPlainHan(character)) return fold(character);
    const plain = character.normalize('NFKC').toLowerCase();
    return [...plain].length === 1 ? fold(plain) : plain;
  });
}

/** The runs of a text in order. A character that folds to several (㎡, ﬁ) is one place. */
export function runsOf(text: string, fold: Fold): Run[] {
  const runs: Run[] = [];
  let open: Run | undefined;
  for (const [at, folded] of foldedCharacters(text, fold).entries()) {
    const parts = isPlainHan(folded) ? [folded] : [...folded].filter((part) => WORD.test(part));
    const [first] = parts;
    if (first === undefined) {
      open = undefined;
      continue;
    }
    const han = isPlainHan(first) || HAN.test(first);
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

/** Longer words than any language has are cut. */
export const LONGEST_WORD = 60;

/** Every lexeme of a text: of Han characters each one and each pair of neighbours, of letters and digits the word. */
export function tokensOf(text: string, fold: Fold): Token[] {
  return runsOf(text, fold).flatMap(({ han, characters, at }) => {
    if (!han) return [{ text: characters.slice(0, LONGEST_WORD).join(''), at: at[0] ?? 0 }];
    return characters.flatMap((character, n) => {
      const next = characters[n + 1];
      const place = at[n] ?? 0;
      return next === undefined ? [{ text: character, at: place }] : [{ text: character, at: place }, { text: character + next, at: place }];
    });
  });
}

/** The farthest place PostgreSQL keeps of a lexeme (what stands behind it is found by words, not by neighbourhood), and how many places of each. */
const FARTHEST = 16_383;
const PLACES = 200;

/** A `tsvector` as text: the title weighs A, what else is said D; the body begins beyond the title, so that nothing reaches over. */
export function searchVector(parts: readonly { text: string; weight: 'A' | 'D' }[], fold: Fold): string {
  const places = new Map<string, string[]>();
  let from = 1;
  for (const { text, weight } of parts) {
    let last = from;
    for (const token of tokensOf(text, fold)) {
      const at = Math.min(FARTHEST, from + token.at);
      const known = places.get(token.text);
      if (known === undefined) places.set(token.text, [`${String(at)}${weight}`]);
      else if (known.length < PLACES) known.push(`${String(at)}${weight}`);
      last = at;
    }
    from = last + 10;
  }
  return [...places].map(([lexeme, at]) => `'${lexeme}':${at.join(',')}`).join(' ');
}
