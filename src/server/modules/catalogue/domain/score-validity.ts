/** The exam years whose archives make a candidate an old one (老考生): {Y−N … Y−1}; years cancelled in the province do not count (R-1.2-02, -03, D-11). */
export function archiveYears(examYear: number, cycleYears: number, cancelledYears: number[] = []): number[] {
  return yearsBack(examYear, cycleYears, cancelledYears);
}

/** The exam years whose passed subjects still count in year Y: {Y−N+1 … Y−1}; a cancelled year prolongs the window by one (R-1.2-05, D-11). */
export function carryYears(examYear: number, cycleYears: number, cancelledYears: number[] = []): number[] {
  return yearsBack(examYear, cycleYears - 1, cancelledYears);
}

function yearsBack(examYear: number, count: number, cancelled: number[]): number[] {
  const years: number[] = [];
  for (let year = examYear - 1; years.length < count && year >= examYear - count - cancelled.length; year -= 1) {
    if (!cancelled.includes(year)) years.unshift(year);
  }
  return years;
}
