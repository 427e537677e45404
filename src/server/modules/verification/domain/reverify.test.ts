import { describe, expect, test } from 'vitest';
import { refusalText } from '#contracts/refusals.ts';
import { refusalsToReverify, REVERIFY_PAUSE } from './reverify.ts';

const now = Date.parse('2026-08-20T10:00:00+08:00');
const HOUR = 3_600_000;
const failedLongAgo = { state: 'failed', lastAnsweredAt: now - 2 * HOUR, askedAgainAt: [], manualByRule: false } as const;
const codes = (facts: Parameters<typeof refusalsToReverify>[0]) => refusalsToReverify(facts, now).map((r) => r.code);

describe('asking for another verification', () => {
  test('is open after a failed or manual result', () => {
    expect(codes(failedLongAgo)).toEqual([]);
    expect(codes({ ...failedLongAgo, state: 'needs_manual' })).toEqual([]);
  });

  test.each([
    ['passed', 'verification.already_passed'],
    ['manual_passed', 'verification.decided_by_staff'],
    ['manual_failed', 'verification.decided_by_staff'],
    ['verifying', 'verification.wrong_state'],
    ['not_verified', 'verification.wrong_state'],
  ] as const)('is closed while %s', (state, code) => {
    expect(codes({ ...failedLongAgo, state })).toEqual([code]);
  });

  test('is closed where a rule needs a person in any case', () => {
    expect(codes({ ...failedLongAgo, state: 'needs_manual', manualByRule: true })).toEqual(['verification.manual_by_rule']);
  });

  test('waits ten minutes after an answer and names the minute', () => {
    const just = { ...failedLongAgo, lastAnsweredAt: now - 30_000 };
    const [no] = refusalsToReverify(just, now);
    expect(no?.code).toBe('verification.too_soon');
    expect(no && refusalText(no, 'zh')).toContain('2026-08-20 10:10');
    expect(codes({ ...failedLongAgo, lastAnsweredAt: now - REVERIFY_PAUSE })).toEqual([]);
  });

  test('allows three in any 24 hours, and says all noes at once', () => {
    const thrice = { ...failedLongAgo, askedAgainAt: [now - 20 * HOUR, now - 5 * HOUR, now - HOUR] };
    expect(codes(thrice)).toEqual(['verification.too_often']);
    expect(codes({ ...thrice, lastAnsweredAt: now })).toEqual(['verification.too_soon', 'verification.too_often']);
    expect(codes({ ...thrice, askedAgainAt: [now - 24 * HOUR, now - 5 * HOUR, now - HOUR] })).toEqual([]);
  });
});
