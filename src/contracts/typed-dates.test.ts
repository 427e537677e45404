import { expect, test } from 'vitest';
import { Day, YearMonth } from './dates.ts';
import { typedDay, typedMonth } from './typed-dates.ts';

test.each([
  ['201807', '201807'], [' 2018-07 ', '201807'], ['2018-7', '201807'], ['2018年7月', '201807'], ['２０１８０７', '201807'], ['2018.07', '201807'], ['2018/7', '201807'],
  ['20187', '20187'], ['七月', '七月'], ['2018-07-01', '2018-07-01'], ['', ''],
])('the month %s is kept as %s', (typed, kept) => {
  expect(typedMonth(typed)).toBe(kept);
});

test.each([
  ['1990-08-02', '1990-08-02'], ['19900802', '1990-08-02'], ['1990年8月2日', '1990-08-02'], ['1990/8/2', '1990-08-02'], ['１９９００８０２', '1990-08-02'],
  ['8/2/1990', '8/2/1990'], ['1990', '1990'], ['1990-08', '1990-08'],
])('the day %s is kept as %s', (typed, kept) => {
  expect(typedDay(typed)).toBe(kept);
});

test('the contracts take what people type and refuse what no calendar has', () => {
  expect(YearMonth.parse('2018年7月')).toBe('201807');
  expect(YearMonth.safeParse('201813').success).toBe(false);
  expect(Day.parse('1990年8月2日')).toBe('1990-08-02');
  expect(Day.safeParse('1990-02-30').success).toBe(false);
});
