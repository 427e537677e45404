import { expect, test } from 'vitest';
import { LIFE, mayBeKept, readDraft, writeDraft } from './kept-draft.ts';

test.each([
  ['password', 'a', '', ''], ['file', 'a', '', ''], ['hidden', 'a', '', ''], ['text', '_key', '', ''], ['text', 'captcha.digits', '', ''], ['password', 'newPassword', '', ''],
  ['text', 'documentNumber', '', ''], ['text', 'educations.0.certificateNumber', '', ''], ['text', 'phone', '', ''], ['text', 'contact.mobile', '', ''], ['text', 'mail', '', ''], ['text', 'bankCardNo', '', ''],
  ['text', 'a', 'resident-id', ''], ['text', 'a', 'mobile', ''], ['text', 'a', '', 'tel'], ['text', 'a', '', 'one-time-code'], ['text', 'a', '', 'street-address'],
])('%s %s %s %s is never kept', (type = '', name = '', check = '', fill = '') => {
  expect(mayBeKept(type, name, check, fill)).toBe(false);
});

test.each(['employer', 'cityCode', 'yearsOfWork', 'levelCode', 'subjectCodes', 'educationId', 'workHistory.0.from'])('%s may be', (name) => {
  expect(mayBeKept('text', name, 'digits', '')).toBe(true);
});

test('a draft lives for half an hour, whatever becomes of the clock, and nothing else is taken for one', () => {
  const kept = writeDraft([['employer', '济南城建']], 1_000);
  expect(readDraft(kept, 1_001)).toEqual([['employer', '济南城建']]);
  expect(readDraft(kept, 1_000 + LIFE)).toEqual([]);
  expect(readDraft(kept, 999)).toEqual([]);
  for (const other of [null, undefined, '', 'x', '5', '5 {', '5 null', '5 {"a":1}', '5 [["a"],["b",1],3]']) expect(readDraft(other, 1)).toEqual([]);
});
