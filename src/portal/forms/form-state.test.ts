import { expect, test } from 'vitest';
import { choicesOf, emptyForm, fieldId, problemsAt, textOf, type FormState } from './form-state.ts';

const sent: FormState = {
  values: { name: '', 'educations.0.school': '山东大学', subjects: ['1', '2'], sex: 'female' },
  problems: [{ path: 'name', text: '请填写姓名' }, { path: 'name', text: '姓名过短' }, { path: '', text: '请先登录' }],
};

test('what was sent stands in the field, even when it was emptied', () => {
  expect(textOf(sent, 'name', '欧阳倩')).toBe('');
  expect(textOf(sent, 'phone', '18600000000')).toBe('18600000000');
  expect(textOf(emptyForm, 'name', '欧阳倩')).toBe('欧阳倩');
});

test('a box that was unticked stays unticked, a stored one is ticked on the first showing', () => {
  expect(choicesOf(emptyForm, 'agree', ['on'])).toEqual(['on']);
  expect(choicesOf(sent, 'agree', ['on'])).toEqual([]);
  expect(choicesOf(sent, 'subjects')).toEqual(['1', '2']);
  expect(choicesOf(sent, 'sex')).toEqual(['female']);
});

test('problems are found by their path, all of them', () => {
  expect(problemsAt(sent, 'name')).toEqual(['请填写姓名', '姓名过短']);
  expect(problemsAt(sent, 'educations.0.school')).toEqual([]);
  expect(fieldId('educations.0.school')).toBe('f-educations-0-school');
});
