import { expect, test } from 'vitest';
import { isReleased, refusalsToMoveRelease, type MovingRelease } from './release-acts.ts';

const nine = Date.parse('2027-11-30T09:00:00+08:00');
const approved: MovingRelease = { state: 'approved', rowVersion: 3, opensAt: nine, proposedById: '周敏' };
const codes = (...of: Parameters<typeof refusalsToMoveRelease>) => refusalsToMoveRelease(...of).map((r) => r.code);

test('the instant itself is out, one millisecond before is not, and nothing is without approval', () => {
  expect([isReleased(approved, nine - 1), isReleased(approved, nine), isReleased({ ...approved, state: 'proposed' }, nine + 1)]).toEqual([false, true, false]);
});

test('who proposed does not approve, a past instant is refused, an approved release can be called back until it is out', () => {
  const proposed: MovingRelease = { ...approved, state: 'proposed' };
  expect(codes('approve', proposed, { staffId: '周敏' }, nine - 1000)).toEqual(['score.release_own_work']);
  expect(codes('approve', proposed, { staffId: '欧阳倩' }, nine)).toEqual(['score.release_too_soon']);
  expect(codes('propose', { ...approved, state: null }, { staffId: '周敏' }, nine, 3, nine + 1000)).toEqual(['score.release_too_soon']);
  expect(codes('return', approved, { staffId: '欧阳倩' }, nine - 1)).toEqual([]);
  expect(codes('return', approved, { staffId: '欧阳倩' }, nine)).toEqual(['score.released']);
});
