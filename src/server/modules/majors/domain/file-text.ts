/** A column as spreadsheet programs name it: 1 → A, 27 → AA. */
export function columnName(at: number): string {
  return at <= 0 ? '' : columnName(Math.floor((at - 1) / 26)) + String.fromCharCode(65 + ((at - 1) % 26));
}

/** A text without what typing adds: width, blanks, line ends, brackets and punctuation; for headings and the words of a category. */
export function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '');
}
