import { describe, expect, it } from 'vitest';
import { ReviewDecisionKind } from '#contracts/review.ts';
import { refusalsToDecide, type CaseStanding } from './case-acts.ts';

const AT = Date.parse('2026-03-16T09:20:00+08:00');
const base: CaseStanding = { review: 'awaiting_online', ended: false, mayDecide: true, heldBy: undefined };

describe('what may be decided', () => {
  it.each<[string, Partial<CaseStanding>, Record<string, string[]>]>([
    ['waiting online', {}, { approve: [], reject: [], return: [] }],
    ['waiting on site', { review: 'awaiting_on_site' }, { approve: [], reject: [], return: ['review.return_online_only'] }],
    ['approved already', { review: 'approved' }, { approve: ['review.not_awaiting'], reject: ['review.not_awaiting'], return: ['review.not_awaiting'] }],
    ['ended', { ended: true }, { approve: ['review.not_awaiting'], reject: ['review.not_awaiting'], return: ['review.not_awaiting'] }],
    ['without the permission', { mayDecide: false }, { approve: ['request.forbidden'], reject: ['request.forbidden'], return: ['request.forbidden'] }],
    ['held by a colleague', { heldBy: { name: '孙丽', until: AT } }, { approve: ['review.claimed_by_other'], reject: ['review.claimed_by_other'], return: ['review.claimed_by_other'] }],
    ['all at once', { mayDecide: false, review: 'awaiting_on_site', heldBy: { name: '孙丽', until: AT } }, { return: ['request.forbidden', 'review.return_online_only', 'review.claimed_by_other'] }],
    ['a claim left on a decided case tells nothing', { review: 'rejected', heldBy: { name: '孙丽', until: AT } }, { approve: ['review.not_awaiting'] }],
  ])('%s', (_, changes, expected) => {
    for (const [decision, codes] of Object.entries(expected)) {
      expect(refusalsToDecide(ReviewDecisionKind.parse(decision), { ...base, ...changes }).map((r) => r.code)).toEqual(codes);
    }
  });
  it('names the colleague and until when', () => {
    expect(refusalsToDecide('approve', { ...base, heldBy: { name: '孙丽', until: AT } })[0]?.params).toEqual({ name: '孙丽', until: '2026-03-16 09:20' });
  });
});
