import { expect, test } from 'vitest';
import { refusalsToHold } from './hold-acts.ts';

const open = { wholeProvince: true, held: false, release: 'released' } as const;
const codes = (...asked: Parameters<typeof refusalsToHold>) => refusalsToHold(...asked).map((r) => r.code);

test('a ticket is withheld once and given again once, by an officer of the whole province (暂缓发放)', () => {
  expect(codes('hold', open)).toEqual([]);
  expect(codes('hold', { ...open, held: true })).toEqual(['ticket.held_already']);
  expect(codes('lift', { ...open, held: true })).toEqual([]);
  expect(codes('lift', open)).toEqual(['ticket.not_withheld']);
});

test('before the release too, but nobody is given a ticket while they are being prepared', () => {
  for (const release of [null, 'prepared', 'preparing'] as const) expect(codes('hold', { ...open, release })).toEqual([]);
  expect(codes('lift', { ...open, held: true, release: 'preparing' })).toEqual(['ticket.still_preparing']);
});

test('a city reads every no at once', () => {
  expect(codes('lift', { wholeProvince: false, held: false, release: 'preparing' })).toEqual(['ticket.hold_by_province', 'ticket.not_withheld', 'ticket.still_preparing']);
});
