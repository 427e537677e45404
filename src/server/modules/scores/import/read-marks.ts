import type { Layout } from '../domain/headings.ts';
import { readLines, type CellFault } from '../domain/read-lines.ts';
import type { PlainFile } from './lines.ts';

/** What is done with each mark of a file: its row and column, whose it is, its subject, tenths or a code; null where the cell is no mark. */
export type TakeMark = (row: number, column: number, number: string, subject: number, mark: number | null) => void;

/** How far a file was read, and the cells behind that were no marks. */
type Slice = { faults: readonly CellFault[]; rows: number; nextByte: number };

const [TAB, LINE, DOT, MINUS, ZERO] = [0x09, 0x0a, 0x2e, 0x2d, 0x30];
const NONE = -1_000;
const MOST_CELLS = 64;

/** Lines that are read at a time before others get their turn. */
const A_SLICE = 10_000;

/**
 * Reads the marks of a file's plain text. A cell in the plainest form (digits, one decimal, a code) is read from its bytes; a line with anything else in it is read by the
 * rule itself (`readLines`), so that there is one rule and the common case costs a tenth of it.
 */
export function createReader(text: Buffer, layout: Layout, take: TakeMark) {
  /** Where the cells of the line at hand begin, behind the last of them where it ends, and how many there are. */
  const starts = new Int32Array(MOST_CELLS + 1);
  let count = 0;
  /** The number of the line before: most often the next line is of the same person. */
  let known = '';
  let knownFrom = 0;

  /** Finds the cells of the line that begins at a byte, MOST_CELLS at most; answers where it ends. */
  function scanLine(from: number): number {
    count = 0;
    starts[count++] = from;
    let at = from;
    for (; at < text.length; at += 1) {
      const byte = text[at];
      if (byte === LINE) break;
      if (byte === TAB && count < MOST_CELLS) starts[count++] = at + 1;
    }
    starts[count] = at + 1;
    return at;
  }

  const begin = (column: number) => starts[column] ?? 0;
  const finish = (column: number) => (starts[column + 1] ?? 0) - 1;
  const isEmpty = (column: number) => column >= count || begin(column) === finish(column);

  /** Digits alone, as many as a ticket number has; undefined for a cell that is not in the plainest form. */
  function plainNumber(from: number, to: number): string | undefined {
    const length = to - from;
    let same = length === known.length && length > 0;
    for (let at = 0; same && at < length; at += 1) same = text[from + at] === text[knownFrom + at];
    if (same) return known;
    if (length < 6 || length > 20) return undefined;
    for (let at = from; at < to; at += 1) {
      const digit = (text[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return undefined;
    }
    [known, knownFrom] = [text.toString('latin1', from, to), from];
    return known;
  }

  /** Tenths or a code; NONE for a cell that is not in the plainest form. */
  function plainMark(from: number, to: number): number {
    const first = text[from] ?? 0;
    if (first === MINUS) {
      const code = (text[from + 1] ?? 0) - ZERO;
      return to - from === 2 && (code === 1 || code === 2 || code === 4) ? -code : NONE;
    }
    let at = from;
    let whole = 0;
    for (; at < to; at += 1) {
      const digit = (text[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) break;
      whole = whole * 10 + digit;
    }
    if (at === from || at - from > 3) return NONE;
    if (at === to) return whole * 10;
    const tenth = (text[at + 1] ?? 0) - ZERO;
    return text[at] === DOT && at + 2 === to && tenth >= 0 && tenth <= 9 ? whole * 10 + tenth : NONE;
  }

  function plainSubject(from: number, to: number): number {
    const at = to - from === 2 && text[from] === ZERO ? from + 1 : from;
    const digit = (text[at] ?? 0) - ZERO;
    return at + 1 === to && digit >= 1 && digit <= 9 ? digit : NONE;
  }

  /** Takes the line at hand if it is in the plainest form; false, with nothing taken, for any other. */
  function takePlain(row: number): boolean {
    const { ticket } = layout;
    if (count === MOST_CELLS || ticket >= count) return false;
    if (layout.kind === 'long') {
      if (layout.subject >= count || layout.mark >= count) return false;
      const subject = plainSubject(begin(layout.subject), finish(layout.subject));
      const mark = plainMark(begin(layout.mark), finish(layout.mark));
      if (subject === NONE || mark === NONE) return false;
      const number = plainNumber(begin(ticket), finish(ticket));
      if (number === undefined) return false;
      take(row, layout.mark, number, subject, mark);
      return true;
    }
    for (const { column } of layout.subjects) if (!isEmpty(column) && plainMark(begin(column), finish(column)) === NONE) return false;
    const number = plainNumber(begin(ticket), finish(ticket));
    if (number === undefined) return false;
    for (const { column, subject } of layout.subjects) if (!isEmpty(column)) take(row, column, number, subject, plainMark(begin(column), finish(column)));
    return true;
  }

  /** Reads from a byte on, so many lines at most, the first being row `row`. */
  return (from: number, most: number, row: number): Slice => {
    const faults: CellFault[] = [];
    let [at, rows] = [from, 0];
    for (; rows < most && at < text.length; rows += 1) {
      const to = scanLine(at);
      if (to > at && !takePlain(row + rows)) {
        const { marks, faults: more } = readLines([text.toString('utf8', at, to)], row + rows, layout);
        marks.numbers.forEach((number, n) => { take(row + rows, marks.columns[n] ?? 0, number, marks.subjects[n] ?? 0, marks.marks[n] ?? null); });
        faults.push(...more);
      }
      at = Math.min(to + 1, text.length);
    }
    return { faults, rows, nextByte: at };
  };
}

/** Reads a whole text below its headings, slice by slice: each says how far it came, and others get their turn behind it. */
export async function* readThrough({ text, headerRow, nextByte, layout }: Omit<PlainFile, 'headings'>, take: TakeMark): AsyncGenerator<Slice & { lastRow: number }> {
  const read = createReader(text, layout, take);
  for (let [at, row] = [nextByte, headerRow]; at < text.length;) {
    const slice = read(at, A_SLICE, row + 1);
    [at, row] = [slice.nextByte, row + slice.rows];
    yield { ...slice, lastRow: row };
    await new Promise((resolve) => { setImmediate(resolve); });
  }
}
