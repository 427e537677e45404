import { describe, expect, test } from 'vitest';
import type { ProvinceWindows } from '#contracts/catalogue.ts';
import { datesAhead, datesOf } from './sitting-dates.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const period = (from: string, to: string) => ({ opensAt: at(from), closesAt: at(to) });
const windows: ProvinceWindows = {
  apply: period('2026-08-01T09:00', '2026-08-10T17:00'), confirm: period('2026-08-01T09:00', '2026-08-11T17:00'), review: period('2026-08-01T09:00', '2026-08-11T17:00'), pay: period('2026-08-01T09:00', '2026-08-12T17:00'),
  ticket: period('2026-10-12T09:00', '2026-10-18T17:00'), score: null, recheck: null,
};
const held = { sitting: { examOn: ['2026-10-18', '2026-10-17'] }, windows };

describe('the dates of a sitting in a province', () => {
  test('stand in the order of time; what is not published is not there', () => {
    expect(datesOf(held).map((d) => d.kind)).toEqual(['apply_opens', 'apply_closes', 'pay_closes', 'ticket_opens', 'exam']);
  });

  test('an exam of two days is over at the end of the second', () => {
    expect(datesAhead(held, at('2026-10-18T23:59'))).toEqual([{ kind: 'exam', at: at('2026-10-17T00:00'), until: at('2026-10-19T00:00') }]);
    expect(datesAhead(held, at('2026-10-19T00:00'))).toEqual([]);
  });

  test('a moment is over when it is there', () => {
    expect(datesAhead(held, at('2026-08-10T16:59')).map((d) => d.kind)).toContain('apply_closes');
    expect(datesAhead(held, at('2026-08-10T17:00')).map((d) => d.kind)).not.toContain('apply_closes');
  });
});
