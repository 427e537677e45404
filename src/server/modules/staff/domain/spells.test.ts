import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAFF_ROLES, type Jurisdiction, type StaffRole } from '#contracts/staff.ts';
import { originOf, spellsOf, type Approved } from './spells.ts';

const shandong: Jurisdiction = { kind: 'province', province: '37' };
const jinan: Jurisdiction = { kind: 'points', points: ['3701-01', '3701-02'] };
/** Postings by the day of their approval, oldest first as one writes them down. */
const run = (...held: [StaffRole[], Jurisdiction][]): Approved[] => held.map(([roles, jurisdiction], at) => ({ id: String(at), roles, jurisdiction, decidedAt: at * 1000 })).reverse();

describe('the posting a power stems from', () => {
  it('is the first of an unbroken run: a role added later does not make the older one younger', () => {
    const postings = run([['reviewer'], shandong], [['reviewer', 'cashier'], shandong]);
    expect(originOf('reviewer', shandong, postings)?.id).toBe('0');
    expect(originOf('cashier', shandong, postings)?.id).toBe('1');
  });

  it('is the newest after the role was taken away and given again', () => {
    expect(originOf('reviewer', shandong, run([['reviewer'], shandong], [['cashier'], shandong], [['reviewer'], shandong]))?.id).toBe('2');
  });

  it('begins anew with another jurisdiction, also one by other exams, not with the same points in another order', () => {
    expect(originOf('reviewer', shandong, run([['reviewer'], jinan], [['reviewer'], shandong]))?.id).toBe('1');
    expect(originOf('reviewer', { ...shandong, exams: ['034'] }, run([['reviewer'], shandong], [['reviewer'], { ...shandong, exams: ['034'] }]))?.id).toBe('1');
    expect(originOf('reviewer', jinan, run([['reviewer'], { kind: 'points', points: ['3701-02', '3701-01'] }], [['reviewer'], jinan]))?.id).toBe('0');
  });

  it('is none for a role that no posting gave', () => {
    expect(originOf('system_admin', { kind: 'nation' }, [])).toBeUndefined();
    expect(originOf('reviewer', shandong, run([['cashier'], shandong]))).toBeUndefined();
  });

  it('always gave that role over that jurisdiction', () => {
    const places = fc.constantFrom<Jurisdiction>(shandong, jinan, { kind: 'nation' });
    fc.assert(fc.property(fc.array(fc.tuple(fc.uniqueArray(fc.constantFrom(...STAFF_ROLES), { minLength: 1, maxLength: 3 }), places), { maxLength: 8 }), fc.constantFrom(...STAFF_ROLES), places, (held, role, place) => {
      const postings = run(...held);
      const origin = originOf(role, place, postings);
      if (origin) expect([origin.roles.includes(role), origin.jurisdiction]).toEqual([true, place]);
      else expect(postings[0] && postings[0].roles.includes(role) && JSON.stringify(postings[0].jurisdiction) === JSON.stringify(place)).toBeFalsy();
    }));
  });
});

it('each posting is held until the next one is approved, the newest until now', () => {
  expect(spellsOf(run([['reviewer'], shandong], [['cashier'], shandong], [['consultant'], shandong])).map((s) => [s.posting.roles[0], s.until])).toEqual([['consultant', null], ['cashier', 2000], ['reviewer', 1000]]);
  expect(spellsOf([])).toEqual([]);
});
