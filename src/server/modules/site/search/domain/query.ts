import { foldedCharacters, LONGEST_WORD, runsOf, type Fold } from './tokens.ts';

/** 同义词: words of one group mean the same to whoever looks for them. */
export type Synonyms = readonly (readonly string[])[];

/** What is asked of the index: first everything that was typed, else (`loose`) most of it; null when nothing can be looked for. */
export type Asked = { strict: string; loose: readonly string[]; /** How many of the loose ones must be there. */ least: number; words: readonly string[] };

/** As much as anybody types; what comes after is not looked at. */
export const LONGEST_QUERY = 80;
const MOST_RUNS = 12;
const MOST_ALTERNATIVES = 4;

/** What people put around the thing they look for. */
const FILLERS = ['请问', '我要', '我想', '怎么办', '怎么样', '怎么', '怎样', '如何', '什么', '哪里', '哪些', '多少', '可以', '吗', '呢', '的', '了'];

/** The first characters of what was typed, without anything invisible. */
export function queryText(typed: string): string {
  return [...typed].slice(0, LONGEST_QUERY).join('').replaceAll(/[\p{C}\uFFFD]/gu, ' ').replaceAll(/\s+/gu, ' ').trim();
}

/** True for what looks like a number of a document or a telephone: such things are in no index, and should not be typed here. */
export function looksPersonal(text: string): boolean {
  return /(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/u.test(text.normalize('NFKC').replaceAll(/[\s-]/gu, ''));
}

/** The question put to the index, built of quoted lexemes only: no operator that was typed reaches it. */
export function askIndex(typed: string, synonyms: Synonyms, fold: Fold): Asked | null {
  const text = FILLERS.reduce((left, filler) => left.replaceAll(filler, ' '), foldedCharacters(queryText(typed), fold).join(''));
  const whole = runsOf(text.trim() === '' ? queryText(typed) : text, fold).slice(0, MOST_RUNS);
  if (whole.length === 0) return null;
  const alternatives = whole.map((run) => (run.han ? sameMeaning(run.characters.join(''), synonyms, fold) : [run.characters.join('')]));
  const strict = alternatives.map((texts) => `(${texts.map((one) => phrase(one, fold)).join(' | ')})`).join(' & ');
  const pieces = [...new Set(alternatives.flatMap((texts) => texts.flatMap((one) => piecesOf(one, fold))))];
  const asked = piecesOf(whole.map((run) => run.characters.join('')).join(' '), fold).length;
  return { strict, loose: pieces.length < 2 ? [] : pieces, least: Math.max(1, Math.ceil(asked / 2)), words: alternatives.flat() };
}

/** The run itself, and with each word of it that has others of the same meaning put in its place. */
function sameMeaning(run: string, synonyms: Synonyms, fold: Fold): string[] {
  const found = [run];
  for (const group of synonyms) {
    const folded = group.map((word) => foldedCharacters(word, fold).join(''));
    const within = folded.filter((word) => run.includes(word)).toSorted((a, b) => b.length - a.length)[0];
    if (within === undefined) continue;
    for (const other of folded) if (!run.includes(other)) found.push(run.replace(within, () => other));
  }
  return [...new Set(found)].slice(0, MOST_ALTERNATIVES);
}

/** Neighbouring pairs one after another; a word of letters also at its beginning. */
function phrase(text: string, fold: Fold): string {
  return `(${runsOf(text, fold).map(({ han, characters }) => {
    if (!han) return wordOf(characters);
    if (characters.length === 1) return quoted(characters[0] ?? '');
    return `(${pairsOf(characters).map(quoted).join(' <-> ')})`;
  }).join(' & ')})`;
}

function piecesOf(text: string, fold: Fold): string[] {
  return runsOf(text, fold).flatMap(({ han, characters }) => (han ? (characters.length === 1 ? characters : pairsOf(characters)).map(quoted) : [wordOf(characters)]));
}

const pairsOf = (characters: readonly string[]): string[] => characters.slice(0, -1).map((character, n) => character + (characters[n + 1] ?? ''));
const quoted = (lexeme: string): string => `'${lexeme}'`;
const wordOf = (characters: readonly string[]): string => {
  const word = characters.slice(0, LONGEST_WORD).join('');
  return characters.length >= 3 && !/^\p{N}+$/u.test(word) ? `${quoted(word)}:*` : quoted(word);
};
