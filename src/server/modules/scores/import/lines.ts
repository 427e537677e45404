import type { Layout } from '../domain/headings.ts';
import { layoutOf } from '../domain/headings.ts';

/** Headings stand within the first rows; above them people write titles. */
const HEADING_WITHIN = 15;

/** The plain text of a file of scores with its headings understood: what stands from `nextByte` on are rows of marks, the first of them below `headerRow`. */
export type PlainFile = { text: Buffer; headerRow: number; headings: string[]; layout: Layout; nextByte: number };

/** Finds the headings of a plain text; undefined when none of its first lines is understood. */
export function openPlainFile(text: Buffer): PlainFile | undefined {
  let from = 0;
  for (let row = 1; row <= HEADING_WITHIN && from < text.length; row += 1) {
    const end = endOfLine(text, from);
    const headings = text.toString('utf8', from, end).split('\t').map((h) => h.trim());
    const layout = layoutOf(headings);
    from = Math.min(end + 1, text.length);
    if (layout) return { text, headerRow: row, headings, layout, nextByte: from };
  }
  return undefined;
}

function endOfLine(text: Buffer, from: number): number {
  const at = text.indexOf(0x0a, from);
  return at === -1 ? text.length : at;
}
