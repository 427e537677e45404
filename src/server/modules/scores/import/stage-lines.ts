import type { ScoreImportId } from '#contracts/scores.ts';
import type { Layout } from '../domain/headings.ts';
import { readLines, type CellFault } from '../domain/read-lines.ts';

/** Lines of marks as COPY takes them, and what was no mark. */
type Slice = { text: Buffer; faults: CellFault[]; rows: number; marks: number; nextByte: number };

const [TAB, LINE, DOT, MINUS, ZERO] = [0x09, 0x0a, 0x2e, 0x2d, 0x30];
/** The longest line of COPY for one mark: import, row, column, number, subject, mark, and what parts them. */
const LONGEST = 120;
const NONE = -1_000;

const MOST_CELLS = 64;
const NULL = Buffer.from('\\N');

/**
 * Makes lines of COPY out of lines of a file's plain text. A cell in the plainest form (digits, one decimal, a code) is read from its bytes; a line with anything else in it is read by the
 * rule itself (`readLines`), so that there is one rule and the common case costs a tenth of it.
 */
export function createStaging(importId: ScoreImportId, text: Buffer, layout: Layout) {
  const id = Buffer.from(`${importId}\t`);
  let out = Buffer.alloc(0);
  let usual = 1 << 16;
  let end = 0;
  let marks = 0;
  /** Where the cells of the line at hand begin, and how many there are. */
  let count = 0;
  const starts = new Int32Array(MOST_CELLS + 1);

  // bytes are written one by one: a call into the runtime for each of millions of cells costs more than the cells
  const putBytes = (of: Uint8Array, from: number, to: number) => { for (let at = from; at < to; at += 1) out[end++] = of[at] ?? 0; };
  const putNumber = (n: number) => {
    let unit = 1;
    while (unit * 10 <= n) unit *= 10;
    for (let rest = n; unit >= 1; unit = Math.floor(unit / 10)) {
      const digit = Math.floor(rest / unit);
      out[end++] = ZERO + digit;
      rest -= digit * unit;
    }
  };
  const put = (row: number, column: number, of: Uint8Array, from: number, to: number, subject: number, mark: number | null) => {
    if (end + LONGEST > out.length) out = Buffer.concat([out, Buffer.allocUnsafe(out.length)]);
    out.set(id, end);
    end += id.length;
    putNumber(row);
    out[end++] = TAB;
    putNumber(column);
    out[end++] = TAB;
    putBytes(of, from, to);
    out[end++] = TAB;
    putNumber(subject);
    out[end++] = TAB;
    if (mark === null) putBytes(NULL, 0, NULL.length);
    else {
      if (mark < 0) out[end++] = MINUS;
      putNumber(Math.abs(mark));
    }
    out[end++] = LINE;
    marks += 1;
  };

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

  function isPlainNumber(from: number, to: number): boolean {
    if (to - from < 6 || to - from > 20) return false;
    for (let at = from; at < to; at += 1) {
      const digit = (text[at] ?? 0) - ZERO;
      if (digit < 0 || digit > 9) return false;
    }
    return true;
  }

  const begin = (column: number) => starts[column] ?? 0;
  const finish = (column: number) => (starts[column + 1] ?? 0) - 1;
  const isEmpty = (column: number) => column >= count || begin(column) === finish(column);

  /** Puts a line in the plainest form; false, with nothing put, for any other. */
  function putPlain(from: number, to: number, row: number): boolean {
    let cells = 0;
    starts[cells++] = from;
    for (let at = from; at < to && cells < MOST_CELLS; at += 1) if (text[at] === TAB) starts[cells++] = at + 1;
    if (cells === MOST_CELLS) return false;
    starts[cells] = to + 1;
    count = cells;
    const { ticket } = layout;
    if (ticket >= cells || !isPlainNumber(begin(ticket), finish(ticket))) return false;
    if (layout.kind === 'long') {
      if (layout.subject >= cells || layout.mark >= cells) return false;
      const subject = plainSubject(begin(layout.subject), finish(layout.subject));
      const mark = plainMark(begin(layout.mark), finish(layout.mark));
      if (subject === NONE || mark === NONE) return false;
      put(row, layout.mark, text, begin(ticket), finish(ticket), subject, mark);
      return true;
    }
    for (const { column } of layout.subjects) if (!isEmpty(column) && plainMark(begin(column), finish(column)) === NONE) return false;
    for (const { column, subject } of layout.subjects) if (!isEmpty(column)) put(row, column, text, begin(ticket), finish(ticket), subject, plainMark(begin(column), finish(column)));
    return true;
  }

  function lineEnd(from: number): number {
    let at = from;
    while (at < text.length && text[at] !== LINE) at += 1;
    return at;
  }

  return {
    /** The next slice from a byte on, of so many lines at most, the first being row `row`. */
    stage(from: number, most: number, row: number): Slice {
      // a new one each time: the slice before may still be on its way to the database
      out = Buffer.allocUnsafe(usual);
      [end, marks] = [0, 0];
      const faults: CellFault[] = [];
      let [at, rows] = [from, 0];
      for (; rows < most && at < text.length; rows += 1) {
        const to = lineEnd(at);
        if (to > at && !putPlain(at, to, row + rows)) {
          const read = readLines([text.toString('utf8', at, to)], row + rows, layout);
          read.marks.numbers.forEach((number, n) => { put(row + rows, read.marks.columns[n] ?? 0, Buffer.from(number), 0, number.length, read.marks.subjects[n] ?? 0, read.marks.marks[n] ?? null); });
          faults.push(...read.faults);
        }
        at = Math.min(to + 1, text.length);
      }
      usual = Math.max(usual, out.length);
      return { text: out.subarray(0, end), faults, rows, marks, nextByte: at };
    },
  };
}
