import { parse } from 'csv-parse/sync';
import type { BillLine } from './channel.ts';

const NEWLINE = 0x0a;
const LONGEST_LINE = 64_000;

/** The lines of a text as bytes, without their ends; neither GB 18030 nor UTF-8 has the byte of a line's end inside a character. A line longer than any bill's is refused. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes) {
    const data = Buffer.concat([rest, Buffer.from(chunk)]);
    let from = 0;
    for (let end = data.indexOf(NEWLINE, from); end >= 0; end = data.indexOf(NEWLINE, from)) {
      yield withoutReturn(data.subarray(from, end));
      from = end + 1;
    }
    rest = data.subarray(from);
    if (rest.length > LONGEST_LINE) throw new Error('a line longer than any line of a bill');
  }
  if (rest.length > 0) yield withoutReturn(rest);
}

function withoutReturn(line: Buffer): Buffer {
  return line.at(-1) === 0x0d ? line.subarray(0, -1) : line;
}

/** The cells of one line of CSV, without the blanks and tabs channels put around numbers. */
export function cellsOf(line: string): string[] {
  // quotes are rare, and only they need the standard's corners
  const cells: string[] = line.includes('"') ? (parse(line, { relax_column_count: true, relax_quotes: true })[0] ?? []) : line.split(',');
  return cells.map((cell) => cell.trim());
}

/** Reads one line, and says which one it was when it is not what the channel documents. */
export function readLine(number: number, read: () => BillLine | undefined): BillLine | undefined {
  try {
    return read();
  } catch (error) {
    throw new Error(`line ${String(number)} of the bill is not as documented: ${error instanceof Error ? error.message : 'unreadable'}`, { cause: error });
  }
}

/** The place of each heading; throws when one that is needed is missing. */
export function columnsOf<N extends string>(headings: readonly string[], names: Readonly<Record<N, string>>): Record<N, number> {
  const plain = headings.map((heading) => heading.replace(/[（(][+-]?元[）)]$/, '').replace(/^`/, '').trim());
  const missing = Object.values<string>(names).filter((name) => !plain.includes(name));
  if (missing.length > 0) throw new Error(`the bill has no column ${missing.join(', ')}`);
  const places: Partial<Record<N, number>> = {};
  for (const key in names) places[key] = plain.indexOf(names[key]);
  return places as Record<N, number>;
}

/** A cell that must be there. */
export function cell(cells: readonly string[], at: number): string {
  const text = cells[at];
  if (text === undefined) throw new Error('a column is missing');
  return text;
}
