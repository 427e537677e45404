const HEAD = [0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0] as const;

/** The bytes `withDensity` may add in front of a JPEG that says nothing of its density. */
export const DENSITY_BYTES = HEAD.length - 2;

/** The same JPEG saying how many dots an inch it prints at (JFIF head, 300 for 25 × 35 mm); pixels and everything else stay as they are. */
export function withDensity(jpeg: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const hasHead = jpeg[2] === 0xff && jpeg[3] === 0xe0 && String.fromCharCode(...jpeg.subarray(6, 10)) === 'JFIF';
  const out = new Uint8Array(hasHead ? jpeg.length : jpeg.length + DENSITY_BYTES);
  if (!hasHead) out.set(HEAD);
  out.set(hasHead ? jpeg : jpeg.subarray(2), hasHead ? 0 : HEAD.length);
  out.set([1, dpi >> 8, dpi & 0xff, dpi >> 8, dpi & 0xff], 13);
  return out;
}
