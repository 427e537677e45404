import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { withDensity } from './density.ts';
import { pictureSize } from './picture-size.ts';

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#e9edf3' } });

describe('what a file says of itself', () => {
  test('a JPEG with and without a JFIF head comes to say 300 dots an inch, its picture the same', async () => {
    const bare = await picture(295, 413).jpeg().toBuffer();
    for (const jpeg of [bare, Buffer.from(withDensity(bare, 72))]) {
      const said = Buffer.from(withDensity(jpeg, 300));
      expect((await sharp(said).metadata()).density).toBe(300);
      expect((await sharp(said).raw().toBuffer()).equals(await sharp(jpeg).raw().toBuffer())).toBe(true);
      expect(Buffer.from(withDensity(said, 300)).equals(said)).toBe(true);
    }
  });

  test('the size of JPEG and PNG is read from their heads, turned ones as they are stored', async () => {
    expect(pictureSize(await picture(4032, 3024).withMetadata({ orientation: 6 }).jpeg().toBuffer())).toEqual({ width: 4032, height: 3024 });
    expect(pictureSize(await picture(640, 480).jpeg({ progressive: true }).toBuffer())).toEqual({ width: 640, height: 480 });
    expect(pictureSize(await picture(800, 1200).png().toBuffer())).toEqual({ width: 800, height: 1200 });
  });

  test.each([[''], ['\u0000'], ['GIF89a…'], ['\u00ff\u00d8\u00ff'], ['<svg/>']])('nothing is made up of %j', (text) => {
    expect(pictureSize(Buffer.from(text, 'latin1'))).toBeUndefined();
  });
});
