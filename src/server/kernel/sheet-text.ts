import type { Refusal } from '#contracts/refusals.ts';

/** Why a cell's text cannot be taken at its word. */
export type CellMark = 'formula' | 'error' | 'merged' | 'filled';
/** A row as the file has it: its number there, its texts, and what is odd about single cells (by column, from 0). */
export type FileRow = { row: number; cells: string[]; marks: Record<string, CellMark> };
/** A fault or a remark at a cell; without a column it is of the whole row. */
export type RowFault = { column: number | null; refusal: Refusal };

/** A column as spreadsheet programs name it: 1 → A, 27 → AA. */
export function columnName(at: number): string {
  return at <= 0 ? '' : columnName(Math.floor((at - 1) / 26)) + String.fromCharCode(65 + ((at - 1) % 26));
}

/** A text without what typing adds: width, blanks, line ends, brackets and punctuation; for headings and the words of a category. */
export function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '');
}
