import { expect, test } from 'vitest';
import { DisplayedState } from '#contracts/applications.ts';
import type { ProvinceWindows } from '#contracts/catalogue.ts';
import { datesOfOwn } from './deadlines.ts';
import { NEW_APPLICATION } from './dimensions.ts';
import { whoActs } from './who-acts.ts';

const at = (text: string) => Date.parse(`${text}+08:00`);
const period = (from: string, to: string) => ({ opensAt: at(from), closesAt: at(to) });
const windows: ProvinceWindows = {
  apply: period('2026-08-01T09:00', '2026-08-10T17:00'), confirm: period('2026-08-01T09:00', '2026-08-11T17:00'), review: period('2026-08-01T09:00', '2026-08-11T17:00'), pay: period('2026-08-01T09:00', '2026-08-12T17:00'),
  ticket: period('2026-10-12T09:00', '2026-10-18T17:00'), score: period('2026-12-20T09:00', '2027-12-20T09:00'), recheck: null,
};
const kinds = (dimensions: Partial<typeof NEW_APPLICATION>, now = '2026-08-02T09:00') => datesOfOwn({ dimensions: { ...NEW_APPLICATION, ...dimensions }, windows, examOn: ['2026-10-18', '2026-10-17'] }, at(now)).map((d) => d.kind);

test('an unfinished application has every deadline ahead, a paid one none it has kept, an ended one nothing', () => {
  expect(kinds({ data: 'filling' })).toEqual(['apply_closes', 'confirm_closes', 'pay_closes', 'ticket_opens', 'exam', 'score_opens']);
  expect(kinds({ data: 'confirmed' })).toEqual(['pay_closes', 'ticket_opens', 'exam', 'score_opens']);
  expect(kinds({ data: 'confirmed', payment: 'paid' })).toEqual(['ticket_opens', 'exam', 'score_opens']);
  expect(kinds({ data: 'confirmed', payment: 'paid', ended: 'given_up' })).toEqual([]);
});

test('what is over is gone: a closing instant lies outside, an exam lasts to the end of its last day', () => {
  expect(kinds({ data: 'filling' }, '2026-08-10T17:00')).not.toContain('apply_closes');
  expect(kinds({ data: 'confirmed', payment: 'paid' }, '2026-10-18T23:59')).toContain('exam');
  expect(kinds({ data: 'confirmed', payment: 'paid' }, '2026-10-19T00:00')).toEqual(['score_opens']);
});

test('every state says whose turn it is', () => {
  expect(DisplayedState.options.map((s) => whoActs(s))).not.toContain(undefined);
  expect([whoActs('S6'), whoActs('S7'), whoActs('S11'), whoActs('S12'), whoActs('X2')]).toEqual(['you', 'reviewer', 'bank', 'agency', 'nobody']);
});
