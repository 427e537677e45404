import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StaffId } from '#contracts/ids.ts';
import { StaffRole, type Jurisdiction } from '#contracts/staff.ts';
import { covers, isWithin } from '#server/kernel/jurisdiction.ts';
import { grantableRoles, refusalsOfDeciding, refusalsOfManaging, refusalsOfProposing, refusalsOfSeeingAs } from './manager-rules.ts';

const id = (n: number) => StaffId.parse(`0192f000-0000-7000-8000-${String(n).padStart(12, '0')}`);
const shandong: Jurisdiction = { kind: 'province', province: '37' };
const system = { staffId: id(1), jurisdiction: { kind: 'nation' } as Jurisdiction };
const provincial = { staffId: id(2), jurisdiction: shandong };
const codes = (no: { code: string }[]) => no.map((r) => r.code);

const provinces = fc.constantFrom('37', '36', '13');
const places = fc.record({ province: provinces, city: fc.constantFrom('01', '02'), point: fc.constantFrom('01', '02') });
const exams = fc.option(fc.uniqueArray(fc.constantFrom('001', '028', '034')), { nil: undefined });
const jurisdictions: fc.Arbitrary<Jurisdiction> = fc.tuple(places, fc.array(places, { minLength: 1, maxLength: 3 }), fc.constantFrom('nation', 'province', 'prefecture', 'points'), exams).map(([at, points, kind, some]) => {
  const of = some === undefined ? {} : { exams: some };
  switch (kind) {
    case 'nation': return { kind, ...of };
    case 'province': return { kind, province: at.province, ...of };
    case 'prefecture': return { kind, prefecture: at.province + at.city, ...of };
    case 'points': return { kind, points: points.map((p) => `${p.province}${p.city}-${p.point}`), ...of };
  }
});
const somewhere = fc.tuple(places, fc.constantFrom('001', '028', '034')).map(([p, exam]) => ({ province: p.province, prefecture: p.province + p.city, reviewPoint: `${p.province}${p.city}-${p.point}`, exam }));

describe('one jurisdiction within another', () => {
  it('never covers anything the other does not', () => {
    fc.assert(fc.property(jurisdictions, jurisdictions, somewhere, (inner, outer, at) => {
      if (isWithin(inner, outer) && covers(inner, at)) expect(covers(outer, at)).toBe(true);
    }), { numRuns: 2_000 });
  });
  it('holds of itself, and of everything in the nation', () => {
    fc.assert(fc.property(jurisdictions, (j) => {
      if (!(j.kind === 'points' && new Set(j.points.map((p) => p.slice(0, 2))).size > 1)) expect(isWithin(j, j)).toBe(true);
      expect(isWithin(j, { kind: 'nation' })).toBe(true);
    }));
  });
  it('leaves who works nowhere to the nation', () => {
    expect(isWithin({ kind: 'points', points: [] }, shandong)).toBe(false);
    expect(isWithin({ kind: 'points', points: [] }, { kind: 'nation' })).toBe(true);
  });
});

describe('what a manager may propose', () => {
  it('is never a role or a jurisdiction beyond their own', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.constantFrom(...StaffRole.options), { minLength: 1, maxLength: 3 }), jurisdictions, jurisdictions, (roles, jurisdiction, own) => {
      const manager = { staffId: id(2), jurisdiction: own };
      const no = codes(refusalsOfProposing(manager, { roles, jurisdiction }));
      expect(no.includes('staff.wider_jurisdiction')).toBe(!isWithin(jurisdiction, own));
      expect(no.includes('staff.role_not_yours_to_give')).toBe(roles.some((role) => !grantableRoles(manager).includes(role)));
    }));
  });
  it.each<[StaffRole[], Jurisdiction, string[]]>([
    [['reviewer'], shandong, []],
    [['reviewer', 'cashier'], shandong, []],
    [['city_officer'], { kind: 'prefecture', prefecture: '3701' }, []],
    [['reviewer'], { kind: 'province', province: '36' }, ['staff.wider_jurisdiction']],
    [['provincial_admin'], shandong, ['staff.role_not_yours_to_give']],
    [['auditor'], { kind: 'nation' }, ['staff.role_not_yours_to_give', 'staff.wider_jurisdiction']],
    [['reviewer', 'second_reviewer'], shandong, ['staff.two_reviews']],
  ])('a provincial administrator: %j over %j: %j', (roles, jurisdiction, expected) => expect(codes(refusalsOfProposing(provincial, { roles, jurisdiction }))).toEqual(expected));
  it('is a change', () => {
    const member = { id: id(9), roles: ['cashier', 'reviewer'] as StaffRole[], jurisdiction: shandong };
    expect(codes(refusalsOfProposing(provincial, { roles: ['reviewer', 'cashier'], jurisdiction: shandong }, member))).toEqual(['staff.posting_unchanged']);
    expect(refusalsOfProposing(provincial, { roles: ['reviewer'], jurisdiction: shandong }, member)).toEqual([]);
  });
});

describe('acts on a member', () => {
  it('are never on oneself, nor on anybody above', () => {
    expect(codes(refusalsOfManaging(provincial, { id: id(2), roles: ['provincial_admin'], jurisdiction: shandong }))).toEqual(['staff.own_account', 'staff.beyond_manager']);
    expect(codes(refusalsOfManaging(provincial, { id: id(3), roles: ['provincial_admin'], jurisdiction: shandong }))).toEqual(['staff.beyond_manager']);
    expect(codes(refusalsOfManaging(provincial, { id: id(3), roles: ['reviewer'], jurisdiction: { kind: 'nation' } }))).toEqual(['staff.beyond_manager']);
    expect(refusalsOfManaging(provincial, { id: id(3), roles: [], jurisdiction: { kind: 'points', points: [] } })).toEqual([]);
    expect(codes(refusalsOfManaging(system, { id: id(1), roles: ['system_admin'], jurisdiction: { kind: 'nation' } }))).toEqual(['staff.own_account']);
  });
});

describe('approval', () => {
  const proposal = { staffId: id(9), proposedById: id(2), state: 'pending' as const, roles: ['reviewer'] as StaffRole[], jurisdiction: shandong };
  it('takes a second person, who is not its subject and works there', () => {
    expect(refusalsOfDeciding({ staffId: id(5), jurisdiction: shandong }, proposal)).toEqual([]);
    expect(codes(refusalsOfDeciding({ staffId: id(2), jurisdiction: shandong }, proposal))).toEqual(['staff.two_people']);
    expect(codes(refusalsOfDeciding({ staffId: id(9), jurisdiction: shandong }, proposal))).toEqual(['staff.own_account']);
    expect(codes(refusalsOfDeciding({ staffId: id(5), jurisdiction: { kind: 'province', province: '36' } }, proposal))).toEqual(['staff.wider_jurisdiction']);
    expect(codes(refusalsOfDeciding({ staffId: id(5), jurisdiction: shandong }, { ...proposal, state: 'declined' }))).toEqual(['staff.posting_decided']);
  });
});

describe('seeing as a colleague', () => {
  it('is never as an administrator of the system, of security or of the log, and stays within the own jurisdiction', () => {
    fc.assert(fc.property(fc.constantFrom(...StaffRole.options), jurisdictions, jurisdictions, (role, theirs, own) => {
      const no = refusalsOfSeeingAs({ staffId: id(5), jurisdiction: own }, { id: id(9), state: 'active', roles: [role], jurisdiction: theirs });
      expect(no.length === 0).toBe(isWithin(theirs, own) && !['system_admin', 'security_admin', 'auditor'].includes(role));
    }));
    expect(codes(refusalsOfSeeingAs(provincial, { id: id(2), state: 'suspended', roles: ['reviewer'], jurisdiction: shandong }))).toEqual(['staff.see_as_not_self', 'staff.suspended']);
  });
});
