import { describe, expect, it } from 'vitest';
import type { Jurisdiction } from '#contracts/staff.ts';
import { covers, provinceOf, type Somewhere } from './jurisdiction.ts';

const nation: Jurisdiction = { kind: 'nation' };
const shandong: Jurisdiction = { kind: 'province', province: '37' };
const jinan: Jurisdiction = { kind: 'prefecture', prefecture: '3701' };
const lixia: Jurisdiction = { kind: 'points', points: ['3701-01'] };
const nobody: Jurisdiction = { kind: 'points', points: [] };
const atLixia: Somewhere = { province: '37', prefecture: '3701', reviewPoint: '3701-01', exam: '001' };

describe('a jurisdiction', () => {
  it.each<[string, Jurisdiction, Somewhere, boolean]>([
    ['the nation sees what has no place', nation, {}, true],
    ['a province does not', shandong, {}, false],
    ['a province sees its own', shandong, atLixia, true],
    ['a province knows a review point by its number', shandong, { reviewPoint: '3702-01' }, true],
    ['and no other province', shandong, { province: '36' }, false],
    ['a prefecture sees its review points', jinan, { reviewPoint: '3701-02' }, true],
    ['but not the province around it', jinan, { province: '37' }, false],
    ['a review point sees itself', lixia, atLixia, true],
    ['and not its neighbour', lixia, { ...atLixia, reviewPoint: '3701-02' }, false],
    ['no review point sees nothing', nobody, atLixia, false],
    ['an exam that is theirs', { ...shandong, exams: ['001'] }, atLixia, true],
    ['an exam that is not', { ...shandong, exams: ['028'] }, atLixia, false],
    ['no exam at all sees nothing of any', { ...nation, exams: [] }, atLixia, false],
    ['a thing of no exam is everybody’s', { ...shandong, exams: ['028'] }, { province: '37' }, true],
  ])('%s', (_, j, at, seen) => expect(covers(j, at)).toBe(seen));
  it.each<[Jurisdiction, string | undefined]>([[nation, undefined], [shandong, '37'], [jinan, '37'], [lixia, '37'], [nobody, undefined], [{ kind: 'points', points: ['3701-01', '3601-01'] }, undefined]])('%j lies in %s', (j, province) => expect(provinceOf(j)).toBe(province));
});
