import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { soundParts } from './sound-parts.ts';

const listed = <T extends z.ZodType>(item: T) => z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item));
const Row = z.object({ school: z.string().trim().min(1), level: z.enum(['bachelor', 'master']) });
const Form = z.object({ name: z.string().trim().min(1), years: z.preprocess(Number, z.number().int()), rows: z.array(Row).min(1).default([]), marks: listed(z.enum(['1', '2'])), note: z.string().max(3).optional() });

describe('what can be read of an input', () => {
  test('all of it when nothing is at fault', () => {
    expect(soundParts(Form, { name: ' 张伟 ', years: '8', rows: [{ school: '山东大学', level: 'master' }], marks: '1' }))
      .toEqual({ name: '张伟', years: 8, rows: [{ school: '山东大学', level: 'master' }], marks: ['1'] });
  });

  test('each field and row for itself; rows keep their place', () => {
    expect(soundParts(Form, { name: '', years: 'many', rows: [{ school: '', level: 'master' }, 'x', { school: '清华大学', level: 'bachelor' }], marks: ['1', '9'], note: 'long' }))
      .toEqual({ rows: [{ level: 'master' }, undefined, { school: '清华大学', level: 'bachelor' }], marks: ['1', undefined] });
  });

  test('nothing of what is no form at all', () => {
    expect(soundParts(Form, 'text')).toBeUndefined();
    expect(soundParts(Form, null)).toBeUndefined();
  });
});
