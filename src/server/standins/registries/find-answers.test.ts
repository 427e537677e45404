import { beforeAll, describe, expect, test } from 'vitest';
import { findDegree, findEducation, findIdentity } from './find-answers.ts';
import { readPeople, type RegistryData } from './people.ts';
import { DEMO_PEOPLE } from './start-registries.ts';

let data: RegistryData;
beforeAll(async () => {
  data = await readPeople(DEMO_PEOPLE);
});

const person = (name: string) => {
  const found = data.persons.find((p) => p.name === name);
  if (!found) throw new Error(`${name} is not among the known people`);
  return found;
};
const identity = (name: string, documentNumber: string) => findIdentity(data, { name, documentType: 'resident_id', documentNumber });

describe('known people', () => {
  test('every citizen number in the file is well formed, and no number or certificate stands twice', () => {
    const numbers = data.persons.map((p) => p.documentNumber);
    expect(new Set(numbers).size).toBe(numbers.length);
    const certificates = data.persons.flatMap((p) => [...p.educations, ...p.degrees].map((c) => c.certificateNumber));
    expect(new Set(certificates).size).toBe(certificates.length);
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    for (const number of numbers) {
      const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
      expect([number, number[17]]).toEqual([number, '10X98765432'[sum % 11]]);
    }
  });

  test.each([
    ['张伟', '张伟', 'passed', null],
    ['张伟', '章伟', 'failed', 'name_mismatch'],
    ['阿依古丽·买买提', '阿依古丽·买买提', 'passed', null],
    ['𠮷田', '𠮷田', 'passed', null],
    ['𠮷田', '吉田', 'failed', 'name_mismatch'],
    ['陈静', '陈静', 'failed', 'document_cancelled'],
    ['王晓[沛]', '王晓[沛]', 'needs_manual', 'registry_asks_manual'],
  ])('the number of %s asked for as %s', (owner, asked, verdict, reason) => {
    expect(identity(asked, person(owner).documentNumber)).toMatchObject({ verdict, reason });
  });

  test('a certificate is compared field by field', () => {
    const zhang = person('张伟');
    const row = zhang.educations[0];
    if (!row) throw new Error('张伟 has an education');
    const { manual: _, ...particulars } = row;
    const q = { name: '张伟', documentType: 'resident_id', documentNumber: zhang.documentNumber, ...particulars };
    expect(findEducation(data, q).verdict).toBe('passed');
    expect(findEducation(data, { ...q, major: '工程管理' })).toMatchObject({ verdict: 'failed', reason: 'details_mismatch', matches: { major: false, institution: true } });
    expect(findEducation(data, { ...q, certificateNumber: '100061201105001208' })).toMatchObject({ reason: 'certificate_unknown' });
    expect(findEducation(data, { ...q, name: '欧阳倩', documentNumber: person('欧阳倩').documentNumber })).toMatchObject({ reason: 'holder_mismatch' });
    expect(findEducation(data, { ...q, graduatedIn: '200107' })).toMatchObject({ verdict: 'needs_manual', reason: 'education_before_2002' });
  });

  test('a certificate filed under an earlier document goes to a person', () => {
    const li = person('李娜');
    const row = li.educations[0];
    if (!row) throw new Error('李娜 has an education');
    const { manual: _, ...particulars } = row;
    expect(findEducation(data, { name: '李娜', documentType: 'resident_id', documentNumber: li.documentNumber, ...particulars })).toMatchObject({
      verdict: 'needs_manual', reason: 'holder_document_changed',
    });
  });
});

/** A citizen number with its check digit, from the first seventeen digits. */
function citizenNumber(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return first17 + ('10X98765432'[weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0) % 11] ?? '');
}

describe('unknown people get an answer from the number itself', () => {
  test.each([
    ['12', 'passed', null], ['44', 'failed', 'name_mismatch'], ['55', 'failed', 'document_unknown'],
    ['66', 'failed', 'document_cancelled'], ['77', 'needs_manual', 'registry_asks_manual'],
  ])('citizen number with …%s before the check digit', (ending, verdict, reason) => {
    expect(identity('林志远', citizenNumber(`350203199404081${ending}`))).toMatchObject({ verdict, reason });
  });

  test('a citizen number whose check digit is wrong is unknown', () => {
    expect(identity('林志远', '350203199404081120')).toMatchObject({ verdict: 'failed', reason: 'document_unknown' });
  });

  const degree = { name: '林志远', documentType: 'resident_id', documentNumber: citizenNumber('35020319940408112'), institution: '厦门大学', awardedIn: '201606', major: '法学', degreeLevel: 'bachelor' };
  test.each([
    ['1038442016000123', 'passed', null], ['Z1038442016000123', 'passed', null], ['1038442015000123', 'failed', 'details_mismatch'], ['103844201600012', 'failed', 'certificate_unknown'],
    ['1038442016000144', 'failed', 'holder_mismatch'], ['1038442016000177', 'needs_manual', 'registry_asks_manual'],
  ])('degree certificate %s', (certificateNumber, verdict, reason) => {
    expect(findDegree(data, { ...degree, certificateNumber })).toMatchObject({ verdict, reason });
  });
});
