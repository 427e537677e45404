import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS, StaffRole, type Jurisdiction } from '#contracts/staff.ts';
import { refusalsOfPosting } from './posting-rules.ts';
import { permissionsOf } from './roles.ts';

const roles = fc.uniqueArray(fc.constantFrom(...StaffRole.options), { minLength: 1 });
const nation: Jurisdiction = { kind: 'nation' };
const shandong: Jurisdiction = { kind: 'province', province: '37' };
const jinan: Jurisdiction = { kind: 'prefecture', prefecture: '3701' };
const lixia: Jurisdiction = { kind: 'points', points: ['3701-01'] };

describe('permissions of roles', () => {
  it('are the union of what each role allows, each once', () => {
    fc.assert(fc.property(roles, roles, (a, b) => {
      const both = permissionsOf([...a, ...b]);
      expect(new Set(both)).toEqual(new Set([...permissionsOf(a), ...permissionsOf(b)]));
      expect(both).toHaveLength(new Set(both).size);
    }));
  });
  it('are none without a role', () => expect(permissionsOf([])).toEqual([]));
  it('are each held by some role', () => expect(new Set(permissionsOf(StaffRole.options))).toEqual(new Set(PERMISSIONS)));
  it('keep money, review and the audit log apart (三员分立)', () => {
    expect(permissionsOf(['cashier'])).not.toContain('review.decide');
    expect(permissionsOf(['reviewer'])).not.toContain('payment.register');
    expect(permissionsOf(['auditor'])).toEqual(['audit.read', 'power.see', 'retention.see']);
    expect(permissionsOf(['system_admin'])).not.toContain('staff.empower');
    expect(permissionsOf(['security_admin'])).not.toContain('staff.manage');
    for (const role of StaffRole.options.filter((r) => r !== 'auditor')) expect(permissionsOf([role])).not.toContain('audit.read');
  });
});

describe('posting', () => {
  const codes = (held: StaffRole[], over: Jurisdiction) => refusalsOfPosting(held, over).map((r) => r.code);
  it.each<[StaffRole[], Jurisdiction, string[]]>([
    [['reviewer'], lixia, []],
    [['reviewer'], shandong, []],
    [['reviewer', 'second_reviewer'], shandong, ['staff.two_reviews']],
    [['provincial_exam_officer', 'cashier'], shandong, []],
    [['provincial_admin'], nation, ['staff.role_needs_province']],
    [['cashier'], lixia, ['staff.role_needs_province', 'staff.points_are_for_reviewers']],
    [['city_officer'], jinan, []],
    [['city_officer'], shandong, ['staff.role_needs_prefecture']],
    [['national_admin'], nation, []],
    [['national_exam_manager'], { kind: 'nation', exams: ['001'] }, []],
    [['national_admin'], shandong, ['staff.role_needs_nation']],
    [['industry_authority'], { kind: 'province', province: '37', exams: ['028'] }, []],
    [['auditor'], nation, []],
    [['auditor', 'national_admin'], shandong, ['staff.role_alone', 'staff.role_needs_nation']],
    [['system_admin', 'security_admin'], nation, ['staff.role_alone']],
  ])('%j over %j: %j', (held, over, expected) => expect(codes(held, over)).toEqual(expected));
});
