import { expect, test } from 'vitest';
import { flattenFields, nestFields } from './form-fields.ts';

test('dotted names become objects, numbered ones lists in order', () => {
  expect(nestFields({ name: '张伟', 'educations.1.level': '21', 'educations.0.level': '31', _key: 'x', subjects: ['1', '2'] }))
    .toEqual({ name: '张伟', educations: [{ level: '31' }, { level: '21' }], subjects: ['1', '2'] });
});

test('names that aim at the prototype stay plain data', () => {
  const nested = nestFields({ '__proto__.admin': 'yes', 'constructor.prototype.admin': 'yes' });
  expect(Reflect.get({}, 'admin')).toBeUndefined();
  expect(nested).toEqual({ constructor: { prototype: { admin: 'yes' } } });
});

test('a field and a group of the same name do not break the parse', () => {
  expect(() => nestFields({ a: 'x', 'a.b': 'y' })).not.toThrow();
});

test('flattening undoes nesting', () => {
  expect(flattenFields({ name: '张伟', educations: [{ level: '31' }], subjects: ['1', '2'] }))
    .toEqual({ name: '张伟', 'educations.0.level': '31', subjects: ['1', '2'] });
});
