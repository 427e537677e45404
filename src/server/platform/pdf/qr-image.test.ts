import fc from 'fast-check';
import jsqr from 'jsqr';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { qrImage } from './qr-image.ts';

/** What a reader finds in a picture with the white edge that paper gives it. */
async function read(png: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(png).extend({ top: 24, bottom: 24, left: 24, right: 24, background: 'white' }).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsqr(new Uint8ClampedArray(data), info.width, info.height)?.data;
}

test('what is printed is read again, short or long, with every Chinese character', async () => {
  const texts = ['27034370100117', '样张', `https://exam.example.cn/verify#${'eyJrIjoidGlja2V0In0'.repeat(12)}`, '欧阳𠮷㛃𬭚，山东省实验中学 12考场 17号'];
  for (const text of texts) expect(await read(qrImage(text, 'L'))).toBe(text);
});

test('property: any number comes back', async () => {
  await fc.assert(fc.asyncProperty(fc.stringMatching(/^[0-9A-Z]{6,40}$/), async (number) => { expect(await read(qrImage(number, 'M'))).toBe(number); }), { numRuns: 40 });
});

test('the same text gives the same bytes', () => {
  expect(qrImage('27034370100117', 'M').equals(qrImage('27034370100117', 'M'))).toBe(true);
});
