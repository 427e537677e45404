import type { ScoreFaultKind } from '#contracts/scores.ts';
import type { Layout } from './headings.ts';
import { parseMark, parseSubject, parseTicketNumber } from './marks.ts';

/** Marks of some lines, column by column, as the database takes them; null where a cell says no mark. */
type ReadMarks = { rows: number[]; columns: number[]; numbers: string[]; subjects: number[]; marks: (number | null)[] };
export type CellFault = { kind: ScoreFaultKind; row: number; column: number | null; number: string; subject: number | null; value: string };

/** What a fault keeps of a cell. */
const SHOWN = 60;

/**
 * Reads lines of tab-separated cells, the first being row `from`: every mark, and every cell that is none. A line without anything is
 * nobody's; in a file with a column for each subject an empty cell is a subject not sat.
 */
export function readLines(lines: readonly string[], from: number, layout: Layout): { marks: ReadMarks; faults: CellFault[]; rows: number } {
  const marks: ReadMarks = { rows: [], columns: [], numbers: [], subjects: [], marks: [] };
  const faults: CellFault[] = [];
  let rows = 0;
  lines.forEach((line, at) => {
    const row = from + at;
    const cells = line.split('\t');
    const cell = (column: number) => cells[column] ?? '';
    if (line === '' || cells.every((c) => c.trim() === '')) return;
    rows += 1;
    const number = parseTicketNumber(cell(layout.ticket));
    if (number === undefined) {
      faults.push({ kind: 'ticket_malformed', row, column: layout.ticket, number: '', subject: null, value: cell(layout.ticket).slice(0, SHOWN) });
      return;
    }
    const take = (subject: number, column: number) => {
      const mark = parseMark(cell(column));
      if (mark === undefined) faults.push({ kind: 'mark_malformed', row, column, number, subject, value: cell(column).slice(0, SHOWN) });
      marks.rows.push(row);
      marks.columns.push(column);
      marks.numbers.push(number);
      marks.subjects.push(subject);
      marks.marks.push(mark ?? null);
    };
    if (layout.kind === 'wide') {
      for (const { column, subject } of layout.subjects) if (cell(column) !== '') take(subject, column);
      return;
    }
    if (cells.length <= layout.mark) faults.push({ kind: 'row_short', row, column: null, number, subject: null, value: line.slice(0, SHOWN) });
    const subject = parseSubject(cell(layout.subject));
    if (subject === undefined) faults.push({ kind: 'subject_malformed', row, column: layout.subject, number, subject: null, value: cell(layout.subject).slice(0, SHOWN) });
    else if (cells.length > layout.mark) take(subject, layout.mark);
  });
  return { marks, faults, rows };
}
