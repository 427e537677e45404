const YEAR = new Date().getFullYear() + 1;

/** The days of the journey's sitting: always next autumn, after every trial sitting the demonstration brings along. */
export const DAYS = {
  year: YEAR, sitting: `034-${String(YEAR)}-2`, exam: secondWeekend(),
  prepared: at('05-10', '09:00'),
  frame: {
    网上报名: [at('07-01', '09:00'), at('07-12', '17:00')], 信息确认: [at('07-01', '09:00'), at('07-14', '17:00')],
    资格核验: [at('07-01', '09:00'), at('07-18', '17:00')], 缴费: [at('07-01', '09:00'), at('07-20', '17:00')],
  },
  shandong: {
    网上报名: [at('07-01', '09:00'), at('07-10', '17:00')], 信息确认: [at('07-01', '09:00'), at('07-11', '17:00')],
    资格核验: [at('07-01', '09:00'), at('07-15', '17:00')], 缴费: [at('07-01', '09:00'), at('07-16', '17:00')],
  },
  gansu: {
    网上报名: [at('07-02', '09:00'), at('07-12', '17:00')], 信息确认: [at('07-02', '09:00'), at('07-13', '17:00')],
    资格核验: [at('07-02', '09:00'), at('07-17', '17:00')], 缴费: [at('07-02', '09:00'), at('07-19', '17:00')],
  },
  eve: at('06-30', '20:00'), opened: at('07-01', '09:00'), gansuOpened: at('07-02', '09:00'), onSite: day('07-06'), unlockedUntil: at('07-04', '17:00'), atTheCounter: at('07-06', '09:10'), lastDay: at('07-10', '10:00'), over: at('07-20', '17:01'), afterExam: at('10-12', '09:00'),
} as const;

/** A moment as fields of date and time take it, Beijing time. */
function at(monthDay: string, time: string): string {
  return `${day(monthDay)}T${time}`;
}

function day(monthDay: string): string {
  return `${String(YEAR)}-${monthDay}`;
}

/** 一级建造师 is held on a weekend in the middle of September. */
function secondWeekend(): readonly [string, string] {
  const first = new Date(Date.UTC(YEAR, 8, 8));
  const saturday = 8 + ((6 - first.getUTCDay() + 7) % 7);
  return [day(`09-${String(saturday).padStart(2, '0')}`), day(`09-${String(saturday + 1).padStart(2, '0')}`)];
}
