import type { YearSpan } from '#contracts/year-span.ts';

/** The first and the last year anything here is asked about; a span without limit reaches them. */
export const FIRST_YEAR = 1990;
export const LAST_YEAR = 2100;

export const startOf = (span: YearSpan): number => span.from ?? FIRST_YEAR;
export const endOf = (span: YearSpan): number => span.to ?? LAST_YEAR;

/** The years two spans share; null when they share none. */
export function sharedYears(a: YearSpan, b: YearSpan): YearSpan | null {
  const from = Math.max(startOf(a), startOf(b));
  const to = Math.min(endOf(a), endOf(b));
  return from > to ? null : { from, to };
}

/** The years between spans, that belong to none of them. */
export function gapsBetween(spans: readonly YearSpan[]): YearSpan[] {
  const sorted = spans.toSorted((a, b) => startOf(a) - startOf(b));
  const gaps: YearSpan[] = [];
  let covered: number | null = null;
  for (const span of sorted) {
    if (covered !== null && startOf(span) > covered + 1) gaps.push({ from: covered + 1, to: startOf(span) - 1 });
    covered = Math.max(covered ?? endOf(span), endOf(span));
  }
  return gaps;
}

/** The years of one span that none of the others holds. */
export function yearsLeft(span: YearSpan, others: readonly YearSpan[]): YearSpan[] {
  const left: YearSpan[] = [];
  let year = startOf(span);
  for (const other of others.toSorted((a, b) => startOf(a) - startOf(b))) {
    if (startOf(other) > endOf(span)) break;
    if (startOf(other) > year) left.push({ from: year, to: startOf(other) - 1 });
    year = Math.max(year, endOf(other) + 1);
  }
  if (year <= endOf(span)) left.push({ from: year, to: endOf(span) });
  return left;
}

/** 2022–2026, 2027 起, 至 2021 */
export function yearsText(span: YearSpan): string {
  const from = startOf(span);
  const to = endOf(span);
  if (from === to) return String(from);
  if (to >= LAST_YEAR) return from <= FIRST_YEAR ? '…' : `${String(from)}–`;
  return from <= FIRST_YEAR ? `–${String(to)}` : `${String(from)}–${String(to)}`;
}
