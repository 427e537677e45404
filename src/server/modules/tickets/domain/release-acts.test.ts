import { describe, expect, test } from 'vitest';
import { RELEASE_ACTS, RELEASE_STATES } from '#contracts/tickets.ts';
import { needsReason, refusalsToMove, releaseAfter, type ReleaseFacts } from './release-acts.ts';

const proposed: ReleaseFacts = { state: 'proposed', proposedById: '张伟', issued: 1_200, windowPublished: true };
const codes = (act: Parameters<typeof refusalsToMove>[0], facts: ReleaseFacts, by = '欧阳倩') => refusalsToMove(act, facts, by).map((r) => r.code);

describe('a release is opened by two people', () => {
  test('the second person opens it, the first may not', () => {
    expect(codes('approve', proposed)).toEqual([]);
    expect(codes('approve', proposed, '张伟')).toEqual(['ticket.own_proposal']);
  });

  test('a release without tickets or without a published window is neither proposed nor opened', () => {
    const empty = { ...proposed, issued: 0, windowPublished: false };
    expect(codes('approve', empty)).toEqual(['ticket.nothing_issued', 'ticket.window_unpublished']);
    expect(codes('propose', { ...empty, state: 'prepared' })).toEqual(['ticket.nothing_issued', 'ticket.window_unpublished']);
  });

  test('each act leads on from its own states only', () => {
    const open = RELEASE_STATES.flatMap((state) => RELEASE_ACTS.filter((act) => codes(act, { ...proposed, state }).length === 0).map((act) => `${state} → ${act} → ${releaseAfter(act)}`));
    expect(open).toEqual([
      'preparing → withdraw → withdrawn', 'prepared → propose → proposed', 'prepared → withdraw → withdrawn', 'proposed → return → prepared', 'proposed → approve → released', 'proposed → withdraw → withdrawn',
      'released → close → closed', 'closed → reopen → released',
    ]);
  });

  test('what is taken back is explained', () => {
    expect(RELEASE_ACTS.filter(needsReason)).toEqual(['return', 'close', 'reopen', 'withdraw']);
  });
});
