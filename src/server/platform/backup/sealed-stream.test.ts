import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sealing, unsealing } from './sealed-stream.ts';

const key = randomBytes(32);

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const seal = (plain: Buffer, part = 'part') => all(sealing(key, part)(Readable.from([plain])));
const open = (sealed: Buffer, part = 'part', with_ = key) => all(unsealing(with_, part)(Readable.from([sealed])));

describe('a sealed part', () => {
  test.each([0, 1, 1_048_575, 1_048_576, 1_048_577, 3_200_000])('of %i bytes opens as it was', async (length) => {
    const plain = randomBytes(length);
    expect((await open(await seal(plain))).equals(plain)).toBe(true);
  });

  test('opens however the bytes come in pieces', async () => {
    const plain = randomBytes(2_500_000);
    const sealed = await seal(plain);
    const pieces = Array.from({ length: Math.ceil(sealed.length / 7_001) }, (_, i) => sealed.subarray(i * 7_001, (i + 1) * 7_001));
    expect((await all(unsealing(key, 'part')(Readable.from(pieces)))).equals(plain)).toBe(true);
  });

  test('any byte changed, any end cut off, anything put behind it is found', async () => {
    const sealed = await seal(randomBytes(1_100_000));
    await fc.assert(fc.asyncProperty(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ by;
      await expect(open(changed)).rejects.toThrow();
    }), { numRuns: 60 });
    await fc.assert(fc.asyncProperty(fc.nat(sealed.length - 1), async (length) => { await expect(open(sealed.subarray(0, length))).rejects.toThrow(); }), { numRuns: 40 });
    await expect(open(Buffer.concat([sealed, Buffer.of(0)]))).rejects.toThrow('behind its end');
  });

  test('cut off after a whole chunk is cut off: only the last chunk ends a part', async () => {
    const sealed = await seal(randomBytes(2_000_000));
    const first = sealed.readUInt32BE(36) & 0x7fffffff;
    await expect(open(sealed.subarray(0, 36 + 4 + first))).rejects.toThrow('cut off');
  });

  test('does not open as another part, nor with another key', async () => {
    const sealed = await seal(Buffer.from('张伟'));
    await expect(open(sealed, 'other')).rejects.toThrow();
    await expect(open(sealed, 'part', randomBytes(32))).rejects.toThrow('another backup key');
  });
});
