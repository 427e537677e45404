import { expect, test } from 'vitest';
import { isSecret, TEMPLATES, type TemplateName } from './message-templates.ts';

const names = Object.keys(TEMPLATES) as TemplateName[];
const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();

test.each(names)('%s needs the same params in both languages and has a subject', (name) => {
  const { zh, en } = TEMPLATES[name];
  expect(holes(en.text)).toEqual(holes(zh.text));
  expect(zh.subject.length).toBeGreaterThan(0);
  expect(en.subject.length).toBeGreaterThan(0);
});

test.each(names)('%s fits into three parts of a text message with real-looking params', (name) => {
  expect([...TEMPLATES[name].zh.text].length).toBeLessThan(170);
});

test('exactly the messages with a code are secret', () => {
  expect(names.filter(isSecret)).toEqual(names.filter((name) => holes(TEMPLATES[name].zh.text).includes('code')));
});
