import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exclusion } from '#contracts/tickets.ts';
import { exclusionsOf, type Standing } from './exclusions.ts';

const zhangWei: Standing = { ended: null, suspended: false, confirmed: true, paid: true, review: 'approved', accountFrozen: false, hasPhoto: true, seated: true, held: false };

const anyStanding = fc.record<Standing>({
  ended: fc.constantFrom(null, 'given_up', 'lapsed', 'voided', 'suspended'), suspended: fc.boolean(), confirmed: fc.boolean(), paid: fc.boolean(),
  review: fc.constantFrom('not_started', 'automatic', 'awaiting_online', 'awaiting_on_site', 'returned', 'approved', 'rejected', 'post_exam'),
  accountFrozen: fc.boolean(), hasPhoto: fc.boolean(), seated: fc.boolean(), held: fc.boolean(),
});

describe('who gets no ticket (准考证排除)', () => {
  test.each<[string, Partial<Standing>, Exclusion[]]>([
    ['张伟 is complete, seated and has a photo', {}, []],
    ['欧阳倩 passed automatically', { review: 'automatic' }, []],
    ['阿依古丽·买买提 is checked after the exam', { review: 'post_exam' }, []],
    ['王晓[沛] did not pay', { paid: false, seated: false }, ['unpaid']],
    ['𠮷田 paid and was rejected after an unlock', { review: 'rejected' }, ['review_not_passed']],
    ['李静 has not been seated', { seated: false }, ['not_seated']],
    ['刘洋 is void: nothing else counts', { ended: 'voided', paid: false, hasPhoto: false }, ['voided']],
    ['陈晨 lapsed', { ended: 'lapsed', paid: false }, ['lapsed']],
    ['何芳 cannot sit: her exam is suspended, and her fee goes back', { ended: 'suspended' }, ['suspended']],
    ['马超 waits for the exam to be held anew', { suspended: true, hasPhoto: false }, ['suspended']],
    ['赵敏 gave up', { ended: 'given_up' }, ['given_up']],
    ['孙丽 was unlocked and has not confirmed again', { confirmed: false }, ['not_confirmed']],
    ['周杰 registered twice and has no photo: both are told', { accountFrozen: true, hasPhoto: false }, ['account_frozen', 'photo_missing']],
    ['郑爽 is complete, and an officer withholds the ticket', { held: true }, ['held']],
    ['冯远 did not pay and is withheld as well: both are told', { paid: false, held: true }, ['unpaid', 'held']],
    ['吴昊 misses two things', { paid: false, review: 'awaiting_on_site', seated: false }, ['unpaid', 'review_not_passed']],
  ])('%s', (_, differs, reasons) => {
    expect(exclusionsOf({ ...zhangWei, ...differs })).toEqual(reasons);
  });

  test('nobody gets a ticket who is not paid, seated, alive and photographed', () => {
    fc.assert(fc.property(anyStanding, (s) => {
      const issued = exclusionsOf(s).length === 0;
      expect(issued).toBe(s.ended === null && !s.suspended && s.confirmed && s.paid && s.seated && s.hasPhoto && !s.accountFrozen && !s.held && ['automatic', 'approved', 'post_exam'].includes(s.review));
    }), { numRuns: 2_000 });
  });
});
