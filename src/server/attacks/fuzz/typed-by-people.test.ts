import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { birthAndSexOf, documentNumberKey, documentNumberRefusals, DocumentNumber, maskDocumentNumber, normaliseDocumentNumber } from '#contracts/identity-documents.ts';
import { checkCharacter, dayOfDigits, upgradeFirstGenerationNumber } from '#contracts/citizen-number.ts';
import { MobileNumber, Mail, maskMail, maskPhone, normalisePhone, PostalAddress, Postcode } from '#contracts/contact.ts';
import { Day, YearMonth } from '#contracts/dates.ts';
import { DocumentType } from '#contracts/document-types.ts';
import { halfWidth, withoutInvisible } from '#contracts/half-width.ts';
import { GlyphDescription, nameKey, nameRefusals, normaliseName, PersonName, plainHan } from '#contracts/person-names.ts';
import { isRefusalCode } from '#contracts/refusals.ts';
import { typedDay, typedMonth } from '#contracts/typed-dates.ts';
import { refusalsOfIssues } from '#server/platform/http/issues.ts';
import { parseMark, parseSubject, parseTicketNumber } from '#server/modules/scores/domain/marks.ts';
import { endsSoon, hostileText, longTexts, nearly, tries } from '#server/testing/hostile-text.ts';

const area = fc.constantFrom('110105', '370102', '440305', '650102', '990102');
const born = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10).replaceAll('-', ''));
const citizen = fc.tuple(area, born, fc.stringMatching(/^\d{3}$/)).map((parts) => parts.join('')).map((first17) => first17 + checkCharacter(first17));
const wide = (text: string) => text.replaceAll(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const number = fc.oneof(citizen, citizen.map(wide), citizen.map((n) => `${n.slice(0, 6)} ${n.slice(6)}`), fc.constantFrom('H0123456700', 'C12345678', '830000199001010017', 'CHN110199001011', '军字第12345678号', 'E12345678', 'MA1234567', '110105900101001'));
const name = fc.constantFrom('张伟', '欧阳倩', '阿依古丽·买买提', '王晓[沛]', '𠮷田健', 'Jean-Luc O’Neill', 'Anaïs', '马 占彪', '⼈名', 'Ａｌｅｘ', '羅文', '㐂', '\uE4C6');
const day = fc.constantFrom('1990-08-02', '19900802', '1990年8月2日', '１９９０．８．２', '2018-7', '201807', '2018年7月', '0000-00-00', '2026-02-30');
const contact = fc.constantFrom('13800138000', '+86 138-0013-8000', '１３８００１３８０００', 'zhang.wei@example.cn', 'ＺＨＡＮＧ@EXAMPLE.CN', '250001', '济南市历下区经十路 1 号');
const typed = fc.oneof(hostileText, nearly(number), nearly(name), nearly(day), nearly(contact));

const SHAPES: Readonly<Record<string, z.ZodType<string>>> = { DocumentNumber, PersonName, GlyphDescription, MobileNumber, Mail, Postcode, PostalAddress, Day, YearMonth };
const KEEPS: Readonly<Record<string, (text: string) => string>> = { halfWidth, withoutInvisible, normaliseDocumentNumber, normaliseName, plainHan, normalisePhone, typedDay, typedMonth };

describe('what a person types', () => {
  test.each(Object.entries(SHAPES))('%s: is taken, or refused in words of ours; taken once more it stays what it is', (_, shape) => {
    fc.assert(fc.property(typed, (text) => {
      const first = shape.safeParse(text);
      if (!first.success) {
        for (const { code } of refusalsOfIssues(first.error.issues)) expect(isRefusalCode(code), code).toBe(true);
        return;
      }
      expect(shape.safeParse(first.data)).toEqual(first);
    }), tries(1_000));
  });

  test.each(Object.entries(KEEPS))('%s: made normal twice is made normal once', (_, normal) => {
    fc.assert(fc.property(typed, (text) => { expect(normal(normal(text))).toBe(normal(text)); }), tries(1_500));
  });

  test.each(DocumentType.options)('a number of %s: every verdict is a refusal of ours, blanks and width change none, the mask hides its middle', (type) => {
    fc.assert(fc.property(fc.oneof(hostileText, nearly(number)), (text) => {
      const no = documentNumberRefusals(type, text, '2026-11-29');
      for (const { code } of no) expect(isRefusalCode(code), code).toBe(true);
      const normal = normaliseDocumentNumber(text);
      expect(documentNumberRefusals(type, normal, '2026-11-29')).toEqual(no);
      expect(documentNumberKey(type, normal)).toBe(documentNumberKey(type, text));
      const told = birthAndSexOf(type, text);
      if (told) expect(dayOfDigits(told.bornOn.replaceAll('-', ''))).toBe(told.bornOn);
      if (no.length === 0 && normal.length > 4) expect(maskDocumentNumber(text)).not.toContain(normal);
    }), tries(300));
  });

  test('a number of fifteen becomes one that fits, or none', () => {
    fc.assert(fc.property(fc.oneof(fc.stringMatching(/^\d{15}$/), hostileText), (text) => {
      const upgraded = upgradeFirstGenerationNumber(text);
      if (upgraded !== undefined) expect(documentNumberRefusals('resident_id', upgraded, '2026-11-29').map((r) => r.code).filter((code) => code !== 'identity.number_area' && code !== 'identity.number_of_other_type')).toEqual([]);
    }), tries(500));
  });

  test('two spellings of one name have one key, whichever is kept, and every refusal of a name has its words', () => {
    fc.assert(fc.property(fc.oneof(hostileText, nearly(name)), (text) => {
      const kept = normaliseName(text);
      expect(nameKey(kept)).toBe(nameKey(text));
      for (const { code } of nameRefusals(kept)) expect(isRefusalCode(code), code).toBe(true);
    }), tries(2_000));
  });

  test('a masked telephone or mailbox does not show what it masks', () => {
    fc.assert(fc.property(fc.oneof(hostileText, nearly(contact)), (text) => {
      const phone = MobileNumber.safeParse(text);
      if (phone.success) expect(maskPhone(phone.data)).toMatch(/^\d{3}\*{8}$/);
      const mail = Mail.safeParse(text);
      if (mail.success) expect(maskMail(mail.data)).toMatch(/^[^@]\*{4}@[^@]+$/);
    }), tries(1_000));
  });

  test('a mark, a subject, a ticket number is read, or not, and read alike in whatever width', () => {
    fc.assert(fc.property(fc.oneof(hostileText, nearly(fc.constantFrom('60', '86.5', '-1', '27034370100101', '04'))), (text) => {
      for (const read of [parseMark, parseSubject, parseTicketNumber]) expect(read(wide(text.replaceAll(/[^\d.-]/g, '')))).toEqual(read(text.replaceAll(/[^\d.-]/g, '')));
      const mark = parseMark(text);
      if (mark !== undefined) expect(parseMark(mark < 0 ? String(mark) : String(mark / 10))).toBe(mark);
    }), tries(2_000));
  });

  test('none of it takes time that grows with the square of what was typed', () => {
    const slow = longTexts(40_000).flatMap((text) => [
      ...Object.entries(SHAPES).filter(([, shape]) => !endsSoon(() => shape.safeParse(text))), ...Object.entries(KEEPS).filter(([, normal]) => !endsSoon(() => normal(text))),
      ...Object.entries({ nameKey, nameRefusals, documentNumberRefusals: (one: string) => documentNumberRefusals('resident_id', one, '2026-11-29'), parseMark, parseTicketNumber }).filter(([, read]) => !endsSoon(() => read(text))),
    ].map(([what]) => `${what} ${JSON.stringify(text.slice(0, 6))}`));
    expect(slow).toEqual([]);
  });
});
