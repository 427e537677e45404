import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReviewDecisionKind } from '#contracts/review.ts';
import { bulkBasis, refusalsOfContent, refusalsOfFiles, refusalsToDecide, refusalsToSettle, type CaseStanding } from './case-acts.ts';
import { needsSecondReview } from './second-review.ts';

const AT = Date.parse('2026-03-16T09:20:00+08:00');
const base: CaseStanding = { review: 'awaiting_online', ended: false, mayDecide: true, heldBy: undefined, assignedTo: undefined, openBy: undefined };
const codes = (refusals: { code: string }[]) => refusals.map((r) => r.code);

describe('what may be decided', () => {
  it.each<[string, Partial<CaseStanding>, Record<string, string[]>]>([
    ['waiting online', {}, { approve: [], reject: [], return: [] }],
    ['waiting on site', { review: 'awaiting_on_site' }, { approve: [], reject: [], return: ['review.return_online_only'] }],
    ['approved already', { review: 'approved' }, { approve: ['review.not_awaiting'], reject: ['review.not_awaiting'], return: ['review.not_awaiting'] }],
    ['ended', { ended: true }, { approve: ['review.not_awaiting'], reject: ['review.not_awaiting'], return: ['review.not_awaiting'] }],
    ['without the permission', { mayDecide: false }, { approve: ['request.forbidden'], reject: ['request.forbidden'], return: ['request.forbidden'] }],
    ['held by a colleague', { heldBy: { name: '孙丽', until: AT } }, { approve: ['review.claimed_by_other'], reject: ['review.claimed_by_other'], return: ['review.claimed_by_other'] }],
    ['a colleague’s work', { assignedTo: '孙丽' }, { approve: ['review.assigned_to_other'] }],
    ['decided, not yet in effect', { openBy: '孙丽' }, { approve: ['review.decision_open'], reject: ['review.decision_open'] }],
    ['all at once', { mayDecide: false, review: 'awaiting_on_site', heldBy: { name: '孙丽', until: AT }, openBy: '林静' }, { return: ['request.forbidden', 'review.decision_open', 'review.return_online_only', 'review.claimed_by_other'] }],
    ['a claim left on a decided case tells nothing', { review: 'rejected', heldBy: { name: '孙丽', until: AT } }, { approve: ['review.not_awaiting'] }],
  ])('%s', (_, changes, expected) => {
    for (const [decision, no] of Object.entries(expected)) expect(codes(refusalsToDecide(ReviewDecisionKind.parse(decision), { ...base, ...changes }))).toEqual(no);
  });
  it('names the colleague and until when', () => {
    expect(refusalsToDecide('approve', { ...base, heldBy: { name: '孙丽', until: AT } })[0]?.params).toEqual({ name: '孙丽', until: '2026-03-16 09:20' });
  });
});

describe('papers and the malware scan', () => {
  it.each([
    ['approve', 'awaiting_online', 2, [], ['review.files_unscanned']],
    ['approve', 'awaiting_online', 1, ['学历证书'], ['review.files_unscanned', 'review.files_flagged']],
    ['approve', 'awaiting_online', 0, [], []],
    ['approve', 'awaiting_on_site', 2, ['学历证书'], []],
    ['return', 'awaiting_online', 2, ['学历证书'], []],
    ['reject', 'awaiting_online', 2, ['学历证书'], []],
  ] as const)('%s while %s with %d waiting and %j flagged: %j', (decision, review, waiting, flagged, no) => expect(codes(refusalsOfFiles(decision, review, { waiting, flagged }))).toEqual(no));
});

describe('what a decision must say', () => {
  const lines = [{ code: 'identity', text: '证件一致', required: true }, { code: 'years', text: '年限', required: false }];
  it('a no needs its reason, and no ticks', () => {
    expect(codes(refusalsOfContent({ decision: 'reject', reason: ' ', ticked: [] }, lines))).toEqual(['application.reason_needed']);
    expect(refusalsOfContent({ decision: 'return', reason: '材料不清', ticked: [] }, lines)).toEqual([]);
  });
  it('an approval needs the required lines, and names those that are open', () => {
    expect(refusalsOfContent({ decision: 'approve', reason: '', ticked: ['years'] }, lines)).toMatchObject([{ code: 'review.checklist_incomplete', params: { lines: '证件一致' } }]);
    expect(refusalsOfContent({ decision: 'approve', reason: '', ticked: ['identity'] }, lines)).toEqual([]);
  });
});

describe('what may be approved together', () => {
  it.each<[boolean, string | null, string[], ReturnType<typeof bulkBasis>]>([
    [true, null, ['major_mismatch'], 'opened'],
    [false, 'A0012', ['no_commitment'], 'archive_match'],
    [false, 'A0012', ['major_mismatch'], undefined],
    [false, 'A0012', ['rests_on_paper'], undefined],
    [false, null, [], undefined],
  ])('opened %s, archive %s, because of %j: %s', (openedThisVersion, fileNumber, routeReasons, basis) => expect(bulkBasis({ openedThisVersion, fileNumber, routeReasons })).toBe(basis));
});

describe('a second review', () => {
  it('follows the rule of the level, else the province’s', () => {
    expect(needsSecondReview({ secondReview: 'none', secondReviewByLevel: {} }, '04', 'reject')).toBe(false);
    expect(needsSecondReview({ secondReview: 'rejections', secondReviewByLevel: {} }, '04', 'reject')).toBe(true);
    expect(needsSecondReview({ secondReview: 'rejections', secondReviewByLevel: {} }, '04', 'approve')).toBe(false);
    expect(needsSecondReview({ secondReview: 'all', secondReviewByLevel: { '01': 'none' } }, '01', 'approve')).toBe(false);
    expect(needsSecondReview({ secondReview: 'none', secondReviewByLevel: { '01': 'all' } }, '01', 'approve')).toBe(true);
  });
  it('is never of a return, which decides nothing', () => {
    fc.assert(fc.property(fc.constantFrom('none', 'rejections', 'all'), fc.constantFrom('01', '04'), (secondReview, level) => {
      expect(needsSecondReview({ secondReview, secondReviewByLevel: {} }, level, 'return')).toBe(false);
    }));
  });
  it('is by another person, with the permission, on the same version', () => {
    expect(refusalsToSettle({ mayConfirm: true, proposedByMe: false, current: true })).toEqual([]);
    expect(codes(refusalsToSettle({ mayConfirm: false, proposedByMe: true, current: false }))).toEqual(['request.forbidden', 'review.same_person', 'review.no_proposal']);
  });
});
