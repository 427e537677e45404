import { foldedCharacters, runsOf, type Fold } from './tokens.ts';

/** A piece of text, and whether it is what was looked for. */
export type Piece = { text: string; found: boolean };

const LENGTH = 90;
const BEFORE = 18;

/** A text in pieces, those that were looked for marked: the longest words first, pairs of Han characters where no whole word stands. */
export function markFound(text: string, words: readonly string[], fold: Fold): Piece[] {
  const characters = [...text];
  return pieces(characters, marksOf(text, words, fold), 0, characters.length);
}

/** The part of a text around what was looked for, at most some ninety characters, with marks; its beginning when nothing of it stands there. */
export function snippetOf(text: string, words: readonly string[], fold: Fold): Piece[] {
  const characters = [...text];
  const marks = marksOf(text, words, fold);
  const from = Math.max(0, densest(marks) - BEFORE);
  const to = Math.min(characters.length, from + LENGTH);
  const cut = pieces(characters, marks, from, to);
  return [...(from > 0 ? [{ text: '…', found: false }] : []), ...cut, ...(to < characters.length ? [{ text: '…', found: false }] : [])];
}

function marksOf(text: string, words: readonly string[], fold: Fold): boolean[] {
  const folded = foldedCharacters(text, fold);
  const marks = folded.map(() => false);
  const whole = words.map((word) => foldedCharacters(word, fold)).filter((word) => word.length > 0);
  const pairs = words.flatMap((word) => runsOf(word, fold).flatMap(({ han, characters }) => (han ? characters.slice(0, -1).map((c, n) => [c, characters[n + 1] ?? '']) : [])));
  const mark = (looked: readonly string[]) => {
    for (let at = 0; at + looked.length <= folded.length; at++) {
      if (looked.every((character, n) => folded[at + n] === character)) looked.forEach((_, n) => { marks[at + n] = true; });
    }
  };
  for (const word of whole) mark(word);
  if (!marks.includes(true)) for (const pair of pairs) mark(pair);
  return marks;
}

/** Where the stretch begins that holds the most marks. */
function densest(marks: readonly boolean[]): number {
  const stretch = LENGTH - BEFORE;
  let within = 0;
  let best = { from: 0, count: 0 };
  for (const [at, marked] of marks.entries()) {
    within += (marked ? 1 : 0) - (marks[at - stretch] === true ? 1 : 0);
    if (within > best.count) best = { from: Math.max(0, at - stretch + 1), count: within };
  }
  return best.count === 0 ? 0 : marks.indexOf(true, best.from);
}

function pieces(characters: readonly string[], marks: readonly boolean[], from: number, to: number): Piece[] {
  const cut: Piece[] = [];
  for (let at = from; at < to; at++) {
    const found = marks[at] ?? false;
    const last = cut.at(-1);
    if (last?.found === found) last.text += characters[at] ?? '';
    else cut.push({ text: characters[at] ?? '', found });
  }
  return cut;
}
