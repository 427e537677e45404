import { createContext, Script } from 'node:vm';
import fc from 'fast-check';

/** How many times a property of a parser is tried: so often in the gate, `FUZZ_MORE` times as often in a long run (docs/security). */
export function tries(ordinary: number): { numRuns: number } {
  return { numRuns: Math.max(1, Math.round(ordinary * Number(process.env['FUZZ_MORE'] ?? 1))) };
}

/** Names that lead to what every object has, for whoever keeps strangers' words as names of fields. */
export const INHERITED = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];

const SPOKEN = [
  ...INHERITED, '=1+1', '＝1', '+86', '－1', '@A1', '\t=1', "'; drop table account; --", '<script>', '"><img src=x onerror=x>', '${7*7}', '%00', '%2e%2e%2f', '../', '\\..\\', '\u0000', '\uFEFF', '\u200B', '\u202E', '\u2028', '\uD800', '\uDC00', '\r\n', '"', '`', ',', '~', '·',
  '１９９０', '年', '月', '日', '㎡', 'ﬁ', '𠮷', '張', '㐂', '\uE001', 'e\u0301', '⼈', '羅', 'null', '-0', '1e309', '9'.repeat(40), '{"__proto__":{"x":1}}', '[[[[[[', '{"a":', 'INN', 'JB1.',
];

/** What a stranger may send where a text is asked for: any characters at all, halves of pairs among them, and the words that have broken programs before. */
export const hostileText = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)) },
  { weight: 3, arbitrary: fc.array(fc.oneof(fc.constantFrom(...SPOKEN), fc.string({ maxLength: 4 })), { maxLength: 6 }).map((parts) => parts.join('')) },
);

/** A sound text with a few places of it changed, lost, doubled or filled with something hostile: what passes the first look. */
export function nearly(sound: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.integer({ min: 0, max: 3 }), put: fc.oneof(fc.constant(''), hostileText, fc.string({ maxLength: 2 })) });
  return fc.tuple(sound, fc.array(change, { maxLength: 3 })).map(([text, changes]) => changes.reduce((now, { at, cut, put }) => {
    const place = Math.floor(at * now.length);
    return now.slice(0, place) + put + now.slice(place + cut);
  }, text));
}

/** The same for bytes: what passes the look at their beginning. */
export function nearlyBytes(sound: Buffer): fc.Arbitrary<Buffer> {
  const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), put: fc.uint8Array({ maxLength: 8 }) });
  return fc.tuple(fc.array(change, { maxLength: 6 }), fc.double({ min: 0.05, max: 1, noNaN: true })).map(([changes, kept]) => {
    const bytes = Buffer.from(sound);
    for (const { at, put } of changes) bytes.set(put.subarray(0, Math.max(0, bytes.length - Math.floor(at * bytes.length))), Math.floor(at * bytes.length));
    return bytes.subarray(0, Math.ceil(kept * bytes.length));
  });
}

/** Any value JSON can hold, inherited names as keys among them. */
export const hostileJson: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof({ depthSize: 'small', withCrossShrink: true }, hostileText, fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.array(tie('value'), { maxLength: 3 }), fc.array(fc.tuple(fc.oneof(fc.constantFrom(...INHERITED), hostileText), tie('value')), { maxLength: 3 }).map((pairs) => withOwn(pairs))),
})).value;

/** An object with these very names of its own, as a parser of JSON makes it. */
export function withOwn(pairs: readonly (readonly [string, unknown])[]): object {
  const made = {};
  for (const [name, value] of pairs) Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  return made;
}

const room = createContext({});

/** Whether work ends within a second and a half, the engine itself ending it otherwise: long texts part what grows with their length from what grows with its square. */
export function endsSoon(work: () => unknown): boolean {
  room['work'] = work;
  try {
    new Script('work()').runInContext(room, { timeout: 1_500 });
    return true;
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw problem;
  }
}

/** Long runs of what texts are made of, each ended by something that does not fit. */
export function longTexts(length: number): string[] {
  return ['0', '1', 'a', ' ', '张', '·', '-', '.', '年', '１', '"', "'", ',', '~', '\t', '[', '(', '=', '&', '/', '@', '#', '\u0301', '\uFEFF', '张 ', '1-', 'a.', '[张]', '",'].map((run) => `${run.repeat(Math.ceil(length / run.length))}\u0000`);
}
