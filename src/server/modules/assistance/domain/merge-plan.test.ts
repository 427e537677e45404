import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnderWay, mergePlan, refusalsToMerge, type LiveApplication } from './merge-plan.ts';

const TODAY = '2026-08-20';
const app = (sittingId: string, more: Partial<LiveApplication> = {}): LiveApplication => ({ sittingId, title: `考试 ${sittingId}`, number: '202603437000000015', paid: true, lastExamDay: '2026-09-13', ...more });

describe('merging 张伟’s two accounts', () => {
  it.each([
    ['the other has nothing', [app('a')], [], { kind: 'now' }],
    ['only what is past', [app('a')], [app('b', { lastExamDay: '2026-08-19' })], { kind: 'now' }],
    ['only the other applied', [], [app('b')], { kind: 'keep_other' }],
    ['both, for different sittings', [app('a')], [app('b'), app('c', { lastExamDay: '2026-10-18' })], { kind: 'later', until: '2026-10-18' }],
    ['both, for one sitting, one unpaid', [app('a', { paid: false })], [app('a')], { kind: 'clash', titles: ['考试 a'], bothPaid: false }],
    ['both, for one sitting, both paid', [app('a')], [app('a')], { kind: 'clash', titles: ['考试 a'], bothPaid: true }],
    ['on the very last day', [app('a')], [app('b', { lastExamDay: TODAY })], { kind: 'later', until: TODAY }],
  ] as const)('%s', (_, kept, other, plan) => {
    expect(mergePlan(kept, other, TODAY)).toEqual(plan);
  });

  it('never suspends an account with something under way, and never leaves a person two for one sitting', () => {
    const some = fc.array(fc.record({ sittingId: fc.constantFrom('a', 'b', 'c'), title: fc.constant('考试'), number: fc.constant(null), paid: fc.boolean(), lastExamDay: fc.constantFrom('2026-08-01', '2026-08-20', '2026-09-13') }), { maxLength: 4 });
    fc.assert(fc.property(some, some, (kept, other) => {
      const plan = mergePlan(kept, other, TODAY);
      if (plan.kind === 'now') expect(other.some((a) => isUnderWay(a, TODAY))).toBe(false);
      const both = other.filter((o) => isUnderWay(o, TODAY) && kept.some((k) => isUnderWay(k, TODAY) && k.sittingId === o.sittingId));
      if (both.length > 0) expect(refusalsToMerge(plan, { kept: 0, other: 0 })).not.toEqual([]);
      if (plan.kind === 'later') expect(both).toEqual([]);
    }));
  });

  it('leaves no open examination matter behind, and says to keep the other account only where that helps', () => {
    const codes = (kept: number, other: number) => refusalsToMerge({ kind: 'now' }, { kept, other }).map((r) => r.code);
    expect([codes(0, 0), codes(1, 0), codes(0, 1), codes(2, 1)]).toEqual([[], [], ['assistance.merge_open_matter'], ['assistance.merge_open_matters']]);
    expect(refusalsToMerge({ kind: 'keep_other' }, { kept: 0, other: 1 })).toHaveLength(2);
  });
});
