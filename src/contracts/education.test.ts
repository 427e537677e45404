import { describe, expect, test } from 'vitest';
import { degreeCertificateRefusals, educationCertificateRefusals, EducationLevel, EDUCATION_LEVEL_CODES, studyModeFits } from './education.ts';

const bachelor = { level: 'bachelor', mode: 'full_time', graduatedIn: '201107' } as const;
const codes = (number: string, of: Parameters<typeof educationCertificateRefusals>[1]) => educationCertificateRefusals(number, of).map((r) => r.code);

describe('number of an education certificate', () => {
  test.each([
    ['105891201105001234', bachelor, []],
    ['１０５８９１２０１１０５００１２３４', bachelor, []],
    ['', bachelor, ['field.required']],
    ['10589120110500123', bachelor, ['identity.certificate_length']],
    ['1058912011050012X4', bachelor, ['identity.certificate_format']],
    ['津大毕字第1023号', { ...bachelor, graduatedIn: '199807' }, []],
    ['1023', { ...bachelor, graduatedIn: '199807' }, []],
    ['津大毕字第1023号', bachelor, ['identity.certificate_format']],
    ['教留服认英[2018]', { ...bachelor, mode: 'overseas' }, ['identity.certificate_format']],
    ['教留服认英(2018)12345号', { ...bachelor, mode: 'overseas' }, []],
    ['65430101051080155', { ...bachelor, mode: 'self_study' }, []],
    ['ZZ-2011-0042', { ...bachelor, level: 'secondary_specialised' }, []],
    ['12', { ...bachelor, graduatedIn: '199807' }, ['identity.certificate_format']],
  ] as const)('%s', (number, of, expected) => {
    expect(codes(number, of)).toEqual(expected);
  });
});

describe('number of a degree certificate', () => {
  test.each([
    ['1058942011001234', { awardedIn: '201107', overseas: false }, []],
    ['Z1058942011001234', { awardedIn: '201107', overseas: false }, []],
    ['10589420110012345', { awardedIn: '201107', overseas: false }, []],
    ['105894201100123', { awardedIn: '201107', overseas: false }, ['identity.certificate_length']],
    ['工学字1234', { awardedIn: '201107', overseas: false }, ['identity.certificate_format']],
    ['工学字1234', { awardedIn: '200807', overseas: false }, []],
    ['教留服认美(2015)00123号', { awardedIn: '201507', overseas: true }, []],
    ['', { awardedIn: '201507', overseas: true }, ['field.required']],
  ] as const)('%s', (number, of, expected) => {
    expect(degreeCertificateRefusals(number, of).map((r) => r.code)).toEqual(expected);
  });
});

test('self-study never leads to a doctorate, a party school teaches no lower school', () => {
  expect(studyModeFits('doctorate', 'self_study')).toBe(false);
  expect(studyModeFits('bachelor', 'self_study')).toBe(true);
  expect(studyModeFits('junior_middle', 'party_school')).toBe(false);
  expect(EducationLevel.options.every((level) => studyModeFits(level, 'full_time') && studyModeFits(level, 'overseas'))).toBe(true);
});

test('levels stand highest first by their national code', () => {
  const codesInOrder = EducationLevel.options.map((level) => EDUCATION_LEVEL_CODES[level]);
  expect(codesInOrder).toEqual([...codesInOrder].sort());
});
