import { expect, test } from 'vitest';
import { unkeepableTexts } from './unkeepable-text.ts';

test('a text with U+0000 is found wherever it stands, in a name of a field too', () => {
  expect(unkeepableTexts({ major: 'a\0', rows: [{ name: '张伟' }, { name: '\0' }], deep: { 'k\0': 1 }, n: 1, none: null, off: undefined })).toEqual(['major', 'rows.1.name', 'deep']);
});

test('every other text is none of its business', () => {
  expect(unkeepableTexts({ name: '阿依古丽·买买提 𠮷\u0001\uFFFF', list: ['', ' '] })).toEqual([]);
  expect(unkeepableTexts(undefined)).toEqual([]);
});

test('a depth nobody needs is not climbed down', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(200_000)}"\\u0000"${']'.repeat(200_000)}`);
  expect(unkeepableTexts({ deep })).toEqual([]);
});
