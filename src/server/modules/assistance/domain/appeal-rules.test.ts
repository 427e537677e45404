import { expect, test } from 'vitest';
import { answerDueAt, appealableUntil, refusalsToAppeal } from './appeal-rules.ts';

const rejectedAt = Date.parse('2026-11-10T15:30:00+08:00');
const at = (text: string) => Date.parse(`${text}+08:00`);
const codes = (now: number, facts = { rejected: true, rejectedAt: rejectedAt as number | null }) => refusalsToAppeal(facts, now).map((r) => r.code);

test('an appeal is filed within ten days of the rejection, the last instant outside', () => {
  expect(codes(rejectedAt)).toEqual([]);
  expect(codes(at('2026-11-20T15:29:59'))).toEqual([]);
  expect(codes(appealableUntil(rejectedAt))).toEqual(['assistance.appeal_too_late']);
});

test('only a rejection can be appealed', () => {
  expect(codes(rejectedAt, { rejected: false, rejectedAt })).toEqual(['assistance.appeal_not_rejected']);
  expect(codes(rejectedAt, { rejected: true, rejectedAt: null })).toEqual(['assistance.appeal_not_rejected']);
});

test('it is answered within fifteen days of the filing', () => {
  expect(answerDueAt(rejectedAt)).toBe(at('2026-11-25T15:30:00'));
});
