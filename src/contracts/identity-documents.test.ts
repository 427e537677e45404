import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacter, upgradeFirstGenerationNumber } from './citizen-number.ts';
import { COUNTRY_CODES } from './countries.ts';
import { documentCategory, DocumentType } from './document-types.ts';
import { birthAndSexOf, documentNumberKey, documentNumberRefusals, identityDocumentRefusals, IdentityDocument, maskDocumentNumber, normaliseDocumentNumber } from './identity-documents.ts';

const TODAY = '2019-07-01';
const codes = (type: DocumentType, number: string, today = TODAY) => documentNumberRefusals(type, number, today).map((r) => r.code);

describe('numbers that are right', () => {
  test.each([
    ['resident_id', '11010519491231002X'],
    ['resident_id', '１１０１０５１９４９１２３１００２ｘ'],
    ['resident_id', ' 110105 19491231 002x '],
    ['hong_kong_macao_residence_permit', '810000199408230021'],
    ['taiwan_residence_permit', '830000199201300022'],
    ['hong_kong_macao_travel_permit', 'h12345678'],
    ['hong_kong_macao_travel_permit', 'M1234567802'],
    ['taiwan_travel_permit', '01234567'],
    ['passport', 'E12345678'],
    ['passport', 'EA1234567'],
    ['passport', 'SE1234567'],
    ['foreign_passport', 'TK1234567'],
    ['permanent_residence_card', '91144019880101001X'],
    ['permanent_residence_card_2017', 'USA440188010112'],
    ['officer_card', '参字第1234567号'],
    ['officer_card', '军字第12345678'],
    ['armed_police_card', '12345678'],
  ] as const)('%s %s', (type, number) => {
    expect(codes(type, number)).toEqual([]);
  });
});

describe('numbers that are wrong, with the reason', () => {
  test.each([
    ['resident_id', '', 'field.required'],
    ['resident_id', '110105194912310021', 'identity.number_check_digit'],
    ['resident_id', '110105491231002', 'identity.first_generation_number'],
    ['resident_id', '11010519491231', 'identity.number_format'],
    ['resident_id', '810000199408230021', 'identity.number_of_other_type'],
    ['resident_id', 'H12345678', 'identity.number_of_other_type'],
    ['hong_kong_macao_residence_permit', '830000199201300022', 'identity.number_of_other_type'],
    ['hong_kong_macao_residence_permit', '810001199408230021', 'identity.number_format'],
    ['hong_kong_macao_travel_permit', 'H1234567890123', 'identity.number_format'],
    ['passport', 'EI1234567', 'identity.number_format'],
    ['passport', '11010519491231002X', 'identity.number_of_other_type'],
    ['foreign_passport', 'A1', 'identity.number_format'],
    ['permanent_residence_card_2017', 'USA440188023112', 'identity.number_birth_date'],
    ['officer_card', '字第123号', 'identity.number_format'],
  ] as const)('%s %s: %s', (type, number, code) => {
    expect(codes(type, number)).toContain(code);
  });

  test('a birth date after today, a day the calendar lacks, an area nobody has', () => {
    const withCheck = (first17: string) => first17 + checkCharacter(first17);
    expect(codes('resident_id', withCheck('11010520190702002'))).toEqual(['identity.number_birth_date']);
    expect(codes('resident_id', withCheck('11010520190702002'), '2019-07-02')).toEqual([]);
    expect(codes('resident_id', withCheck('11010519900230002'))).toEqual(['identity.number_birth_date']);
    expect(codes('resident_id', withCheck('01010519900228002'))).toEqual(['identity.number_area']);
  });

  test('all reasons come at once', () => {
    expect(codes('resident_id', '010105199002300021')).toEqual(['identity.number_area', 'identity.number_birth_date', 'identity.number_check_digit']);
  });
});

const AREAS = ['110105', '320106', '440305', '510107', '650102', '540102', '139001', '460400'];
const citizenNumber = fc
  .record({ area: fc.constantFrom(...AREAS), born: fc.date({ min: new Date('1950-01-01'), max: new Date('2001-12-31'), noInvalidDate: true }), serial: fc.integer({ min: 0, max: 999 }) })
  .map(({ area, born, serial }) => {
    const first17 = `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
    return { number: first17 + checkCharacter(first17), bornOn: born.toISOString().slice(0, 10), male: serial % 2 === 1 };
  });

describe('properties of the number of 18 (GB 11643-1999)', () => {
  test('every number made by the rule passes and tells birth date and sex', () => {
    fc.assert(fc.property(citizenNumber, ({ number, bornOn, male }) => {
      expect(codes('resident_id', number)).toEqual([]);
      expect(birthAndSexOf('resident_id', number)).toEqual({ bornOn, sex: male ? 'male' : 'female' });
    }));
  });

  test('changing any one digit fails', () => {
    fc.assert(fc.property(citizenNumber, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 9 }), ({ number }, at, by) => {
      const old = number.charAt(at);
      const changed = old === 'X' ? String(by) : String((Number(old) + by) % 10);
      expect(codes('resident_id', number.slice(0, at) + changed + number.slice(at + 1))).not.toEqual([]);
    }), { numRuns: 2000 });
  });

  test('swapping two different neighbours fails', () => {
    fc.assert(fc.property(citizenNumber, fc.integer({ min: 0, max: 15 }), ({ number }, at) => {
      fc.pre(number.charAt(at) !== number.charAt(at + 1));
      const swapped = number.slice(0, at) + number.charAt(at + 1) + number.charAt(at) + number.slice(at + 2);
      expect(codes('resident_id', swapped)).not.toEqual([]);
    }));
  });

  test('a number judged wrong never tells a birth date', () => {
    fc.assert(fc.property(fc.string({ maxLength: 20 }), (text) => {
      expect(birthAndSexOf('resident_id', text)).toBeUndefined();
    }));
  });

  test('normalising twice changes nothing, and the mask never shows the middle', () => {
    fc.assert(fc.property(citizenNumber, ({ number }) => {
      expect(normaliseDocumentNumber(normaliseDocumentNumber(number))).toBe(normaliseDocumentNumber(number));
      expect(maskDocumentNumber(number)).toBe(`${number.slice(0, 10)}****${number.slice(14)}`);
    }));
  });
});

test('masks as the manual prints them', () => {
  expect(maskDocumentNumber('370112199105182531')).toBe('3701121991****2531');
  expect(maskDocumentNumber('H12345678')).toBe('H12****78');
  expect(maskDocumentNumber('12345678')).toBe('12****78');
});

test('a first-generation number finds its successor in old archives', () => {
  expect(upgradeFirstGenerationNumber('110105491231002')).toBe('11010519491231002X');
  expect(upgradeFirstGenerationNumber('110105491331002')).toBeUndefined();
});

test('one document keeps one key through renewal and spelling', () => {
  expect(documentNumberKey('hong_kong_macao_travel_permit', 'h1234567802')).toBe(documentNumberKey('hong_kong_macao_travel_permit', 'H12345678'));
  expect(documentNumberKey('officer_card', '参字第1234567号')).toBe(documentNumberKey('officer_card', '参字第1234567'));
  expect(documentNumberKey('resident_id', '11010519491231002x')).toBe('11010519491231002X');
});

test('a foreign passport says who issued it, a Chinese one has its own type', () => {
  const passport = IdentityDocument.parse({ documentType: 'foreign_passport', documentNumber: 'tk1234567' });
  expect(identityDocumentRefusals(passport, TODAY)).toEqual([{ code: 'identity.country_needed', path: 'issuingCountry' }]);
  expect(identityDocumentRefusals({ ...passport, issuingCountry: 'DEU' }, TODAY)).toEqual([]);
  const chinese = IdentityDocument.safeParse({ ...passport, issuingCountry: 'CHN' });
  expect(chinese.error?.issues.map((i) => i.message)).toEqual(['identity.country_is_china']);
  expect(IdentityDocument.safeParse({ ...passport, issuingCountry: 'XYZ' }).error?.issues.map((i) => i.message)).toEqual(['identity.country_unknown']);
  expect(COUNTRY_CODES).toHaveLength(194);
});

test('every type has a category', () => {
  expect(DocumentType.options.map(documentCategory)).toEqual([
    'mainland', 'hong_kong_macao_taiwan', 'hong_kong_macao_taiwan', 'hong_kong_macao_taiwan', 'hong_kong_macao_taiwan', 'mainland', 'foreign', 'foreign', 'foreign', 'military', 'military', 'military', 'military',
  ]);
});
