import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearWords } from './near-words.ts';
import { markFound, snippetOf } from './snippet.ts';

const none = (character: string) => character;
const shown = (pieces: readonly { text: string; found: boolean }[]) => pieces.map(({ text, found }) => (found ? `[${text}]` : text)).join('');

test('what was looked for is marked as it stands in the text, whatever its width and case', () => {
  expect(shown(markFound('ＣＡＴＴＩ 与 一级建造师', ['catti', '建造师'], none))).toBe('[ＣＡＴＴＩ] 与 一级[建造师]');
});

test('a snippet is the part around what was looked for', () => {
  const text = `${'前'.repeat(200)}审核点在济南${'后'.repeat(200)}`;
  expect(shown(snippetOf(text, ['审核点'], none))).toBe(`…${'前'.repeat(18)}[审核点]在济南${'后'.repeat(66)}…`);
  expect(shown(snippetOf('短文', ['别的'], none))).toBe('短文');
});

test('without the whole word its pairs are marked', () => {
  expect(shown(markFound('建造工程师', ['建造师'], none))).toBe('[建造]工程师');
});

test('pieces put together are the text again', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }), { maxLength: 4 }), (text, words) => {
    expect(markFound(text, words, none).map((piece) => piece.text).join('')).toBe(text);
  }));
});

test('a word mistyped once or twice has its neighbours', () => {
  expect(nearWords('pharmcist', ['pharmacist', 'constructor', 'economist'], 2)).toEqual(['pharmacist']);
  expect(nearWords('cosntructor', ['pharmacist', 'constructor'], 2)).toEqual(['constructor']);
  expect(nearWords('xy', ['xyz'], 2)).toEqual([]);
});
