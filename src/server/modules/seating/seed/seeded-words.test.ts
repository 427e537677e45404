import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { ticketNumber, refusalsOfPattern } from '../domain/ticket-number.ts';
import { TICKET_PATTERNS } from '#contracts/seating.ts';
import { digestOfSeed, drawSeed, wordsFrom } from './seeded-words.ts';

test('words are the ChaCha20 key stream of RFC 8439 under the documented key', () => {
  const [seed, roster] = [Buffer.alloc(32, 7), createHash('sha256').update('张伟').digest()];
  const key = createHash('sha256').update(`jinbang seating 1\n${seed.toString('hex')}\n${roster.toString('hex')}`).digest();
  // every third party's own way: the block function written out
  expect([...wordsFrom(seed, roster)(48)]).toEqual([0, 1, 2].flatMap((block) => [...chachaBlock(key, block)]));
  expect([...wordsFrom(seed, roster)(4)]).toEqual([...wordsFrom(seed, roster)(700_000)].slice(0, 4));
});

test('a seed is known by its digest only, and each is another', () => {
  const [one, two] = [drawSeed(), drawSeed()];
  expect(one.equals(two)).toBe(false);
  expect(digestOfSeed(one)).toEqual(createHash('sha256').update(one).digest());
});

test('ticket numbers follow their pattern: fourteen digits, the eleven of the statistician, a running number', () => {
  const facts = { year: 2026, exam: '034', province: '37', prefecture: '3702', level: '03', room: 12, seat: 5, serial: 678 };
  expect(ticketNumber(TICKET_PATTERNS.usual, facts)).toBe('26034370201205');
  expect(ticketNumber(TICKET_PATTERNS.statistician, facts)).toBe('32637021205');
  expect(ticketNumber(TICKET_PATTERNS.serial, facts)).toBe('26034370200678');
  expect(ticketNumber(TICKET_PATTERNS.statistician, { ...facts, room: 100 })).toBeUndefined();
});

test('a pattern that could give two people one number is refused', () => {
  expect(refusalsOfPattern(TICKET_PATTERNS.usual, 'fixed')).toEqual([]);
  expect(refusalsOfPattern(TICKET_PATTERNS.usual, 'per_subject').map((r) => r.code)).toEqual(['seating.pattern_needs_serial']);
  expect(refusalsOfPattern([{ part: 'year', digits: 2 }, { part: 'year', digits: 4 }], 'fixed').map((r) => r.code)).toEqual(['seating.pattern_part_twice', 'seating.pattern_ambiguous']);
});

function chachaBlock(key: Buffer, counter: number): Uint32Array {
  const first = Uint32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...Array.from({ length: 8 }, (_, i) => key.readUInt32LE(i * 4)), counter, 0, 0, 0);
  const s = Uint32Array.from(first);
  const turn = (x: number, by: number) => (x << by) | (x >>> (32 - by));
  const at = (i: number) => s[i] ?? 0;
  const step = (a: number, b: number, c: number, by: number) => { s[a] = at(a) + at(b); s[c] = turn(at(c) ^ at(a), by); };
  const quarter = (a: number, b: number, c: number, d: number) => { step(a, b, d, 16); step(c, d, b, 12); step(a, b, d, 8); step(c, d, b, 7); };
  for (let round = 0; round < 10; round++) {
    for (const i of [0, 1, 2, 3]) quarter(i, i + 4, i + 8, i + 12);
    for (const i of [0, 1, 2, 3]) quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4));
  }
  return s.map((word, i) => word + (first[i] ?? 0));
}
