import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { copyNumberText, latestUntil, refusalsOfAnnotation, refusalsToCopy } from './copies.ts';

const TERMS = { mostDays: 366, mostADay: 20 };
const TODAY = '2027-12-01';
const STANDS = { revoked: false, validThrough: null, copiesToday: 0 };
const codes = (no: { code: string }[]) => no.map((r) => r.code);

describe('加注', () => {
  test('is open while the certificate stands, and every reason why not comes at once', () => {
    expect(refusalsToCopy(STANDS, TERMS, TODAY)).toEqual([]);
    expect(codes(refusalsToCopy({ revoked: true, validThrough: '2027-11-30', copiesToday: 20 }, TERMS, TODAY))).toEqual(['certificate.revoked', 'certificate.expired', 'certificate.too_many_copies']);
    expect(refusalsToCopy({ ...STANDS, validThrough: TODAY, copiesToday: 19 }, TERMS, TODAY)).toEqual([]);
  });

  test.each([
    ['title', '', '2027-12-01', []],
    ['title', '', '2028-12-01', []],
    ['title', '', '2028-12-02', ['certificate.until_too_late']],
    ['title', '', '2027-11-30', ['certificate.until_past']],
    ['other', '', '2027-12-31', ['certificate.detail_needed']],
    ['other', '参加行业协会评优', '2027-12-31', []],
    ['other', '评', '2027-11-30', ['certificate.detail_needed', 'certificate.until_past']],
  ] as const)('%s “%s” until %s: %j', (purpose, detail, validUntil, no) => {
    expect(codes(refusalsOfAnnotation({ purpose, detail, validUntil }, STANDS, TERMS, TODAY))).toEqual(no);
  });

  test('no copy outlives the proof it is of', () => {
    const day = fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.parse('2027-12-01') + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(fc.property(day, day, (validThrough, validUntil) => {
      const no = refusalsOfAnnotation({ purpose: 'bid', detail: '', validUntil }, { validThrough }, TERMS, TODAY);
      expect(no.length === 0).toBe(validUntil <= validThrough && validUntil <= latestUntil({ validThrough: null }, TERMS, TODAY));
    }));
  });

  test('every copy has a number of its own', () => {
    expect([copyNumberText('0342027370000015', 1), copyNumberText('0342027370000015', 1_234)]).toEqual(['0342027370000015-001', '0342027370000015-1234']);
  });
});
