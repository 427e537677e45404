import { describe, expect, test } from 'vitest';
import { routeForDegree, routeForEducation, routeForIdentity } from './education-rules.ts';

const bachelor = { graduatedIn: '201807', educationLevel: 'bachelor', studyMode: 'full_time' } as const;

describe('which way an education row is verified', () => {
  test.each([
    ['本科 2018, full time', bachelor, undefined],
    ['first month of the registry', { ...bachelor, graduatedIn: '200201' }, undefined],
    ['last month before it', { ...bachelor, graduatedIn: '200112' }, 'education_before_2002'],
    ['大学专科', { ...bachelor, educationLevel: 'junior_college' }, undefined],
    ['中等专科', { ...bachelor, educationLevel: 'secondary_specialised' }, 'level_not_covered'],
    ['技工学校', { ...bachelor, educationLevel: 'technical_school' }, 'level_not_covered'],
    ['境外学历', { ...bachelor, studyMode: 'overseas' }, 'foreign_certificate'],
    ['军队院校', { ...bachelor, studyMode: 'military_academy' }, 'military_or_party_school'],
    ['党校', { ...bachelor, studyMode: 'party_school' }, 'military_or_party_school'],
  ] as const)('%s', (_, row, reason) => {
    expect(routeForEducation(row)).toEqual(reason === undefined ? { kind: 'registry' } : { kind: 'manual', reason });
  });
});

test('degrees are in the registry from September 2008 on', () => {
  expect(routeForDegree({ awardedIn: '200808', overseas: false })).toEqual({ kind: 'manual', reason: 'degree_before_2008_09' });
  expect(routeForDegree({ awardedIn: '200809', overseas: false })).toEqual({ kind: 'registry' });
  expect(routeForDegree({ awardedIn: '201906', overseas: true })).toEqual({ kind: 'manual', reason: 'foreign_certificate' });
});

describe('which way an identity is verified', () => {
  test.each([
    ['欧阳倩', 'resident_id', undefined],
    ['阿依古丽·买买提', 'resident_id', undefined],
    ['𠮷田', 'resident_id', undefined],
    ['王晓[沛]', 'resident_id', 'rare_character_name'],
    ['张伟', 'officer_card', 'document_not_covered'],
    ['SMITH JOHN', 'foreign_passport', 'document_not_covered'],
    ['陈大文', 'hong_kong_macao_travel_permit', undefined],
  ] as const)('%s with %s', (name, documentType, reason) => {
    expect(routeForIdentity({ name, documentType })).toEqual(reason === undefined ? { kind: 'registry' } : { kind: 'manual', reason });
  });
});
