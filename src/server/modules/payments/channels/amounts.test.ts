import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenFromDigits, fenFromYuan, yuanFromFen } from './amounts.ts';
import { momentNear, momentOf, digitStamp, offsetStamp, spacedStamp } from './stamps.ts';

describe('money as channels write it', () => {
  test.each([['244.00', 24_400], ['0.1', 10], ['5', 500], ['-0.12', -12], ['1.10000', 110], ['0.00', 0], ['-0.00', 0], ['70368744177.27', 7_036_874_417_727]])('%s yuan', (text, fen) => {
    expect(fenFromYuan(text)).toBe(fen);
  });

  test.each(['', ' 1.00', '1.005', '1,000.00', '1e3', '+1.00', '.50', '1.', '0x10', '１.00', 'NaN', '123456789012.00'])('%j is no amount of yuan', (text) => {
    expect(() => fenFromYuan(text)).toThrow('not an amount');
  });

  test('there and back, every amount is the same to the fen', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (fen) => fenFromYuan(yuanFromFen(fen)) === fen));
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%s fen are not asked for', (fen) => {
    expect(() => yuanFromFen(fen)).toThrow('not a positive amount');
  });

  test('digits are fen, and nothing else is', () => {
    expect([fenFromDigits('000000024400'), fenFromDigits('1')]).toEqual([24_400, 1]);
    for (const text of ['', '-1', '1.0', '12 ']) expect(() => fenFromDigits(text)).toThrow('not an amount');
  });
});

describe('times as channels write them', () => {
  const at = Date.parse('2026-07-08T10:00:00+08:00');

  test('there and back in each writing, whatever the zone of the machine', () => {
    expect([spacedStamp(at), digitStamp(at), offsetStamp(at)]).toEqual(['2026-07-08 10:00:00', '20260708100000', '2026-07-08T10:00:00+08:00']);
    for (const text of [spacedStamp(at), digitStamp(at), offsetStamp(at)]) expect(momentOf(text)).toBe(at);
  });

  test.each(['', '2026-02-30 10:00:00', '2026-13-01 00:00:00', '20260708', 'tomorrow'])('%j is no time', (text) => {
    expect(() => momentOf(text)).toThrow('not a time');
  });

  test('a time without a year is in the year that brings it near', () => {
    expect(momentNear('0708100000', at)).toBe(at);
    expect(momentNear('1231235959', Date.parse('2027-01-01T12:00:00+08:00'))).toBe(Date.parse('2026-12-31T23:59:59+08:00'));
    expect(momentNear('0101000001', Date.parse('2026-12-31T23:00:00+08:00'))).toBe(Date.parse('2027-01-01T00:00:01+08:00'));
    expect(momentNear('0229120000', Date.parse('2028-03-01T00:00:00+08:00'))).toBe(Date.parse('2028-02-29T12:00:00+08:00'));
  });
});
