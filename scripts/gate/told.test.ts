import { describe, expect, it } from 'vitest';
import { told } from './told.mjs';

describe('told', () => {
  it('says the name, then the message without colours and empty lines', () => {
    expect(told('a.e2e.ts › pays', ['\u001b[31mError: not visible\u001b[39m\n\n  waited 20000 ms'])).toBe('a.e2e.ts › pays\n     Error: not visible\n       waited 20000 ms');
  });

  it('keeps the beginning and the end of a long message, and the beginning of a long line', () => {
    const lines = told('t', [['x'.repeat(900), ...Array.from({ length: 60 }, (_, at) => `line ${String(at)}`)].join('\n')]).split('\n');
    expect(lines).toHaveLength(42);
    expect(lines[1]).toHaveLength(305);
    expect(lines[26]).toBe('     … 21 lines …');
    expect(lines.at(-1)).toBe('     line 59');
  });

  it('is the name alone where nothing was said', () => {
    expect(told('t', [])).toBe('t');
  });
});
