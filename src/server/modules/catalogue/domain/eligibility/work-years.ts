import type { YearMonth } from '#contracts/dates.ts';

/** A stretch of months; `to` null = still going on. */
export type Stretch = { from: YearMonth; to: YearMonth | null };

/** Whole years of work up to 31 December of the exam year: months are counted once however many jobs overlap, and months of full-time study do not count. */
export function yearsWorked(work: Stretch[], fullTimeStudy: Stretch[], examYear: number): number {
  const worked = monthsOf(work, examYear);
  for (const month of monthsOf(fullTimeStudy, examYear)) worked.delete(month);
  return Math.floor(worked.size / 12);
}

function monthsOf(stretches: Stretch[], examYear: number): Set<number> {
  const last = monthNumber(`${examYear}12`);
  const months = new Set<number>();
  for (const { from, to } of stretches) {
    const end = Math.min(to === null ? last : monthNumber(to), last);
    for (let m = monthNumber(from); m <= end; m += 1) months.add(m);
  }
  return months;
}

function monthNumber(month: YearMonth): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1;
}
