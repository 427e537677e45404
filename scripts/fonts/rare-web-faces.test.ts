import { expect, it } from 'vitest';
import { rareWebFaces } from './rare-web-faces.mjs';

/** The files a browser would load for a text. */
const filesFor = (text: string): string[] => {
  const faces = [...rareWebFaces().matchAll(/url\("([^"]+)"\).*?unicode-range:([^}]+)\}/g)].map(([, file = '', ranges = '']) => ({ file, ranges: ranges.split(',').map((r) => r.trim().replace('U+', '').split('-').map((n) => Number.parseInt(n, 16))) }));
  return [...text].flatMap((sign) => faces.filter((f) => f.ranges.some(([first = 0, last = first]) => (sign.codePointAt(0) ?? 0) >= first && (sign.codePointAt(0) ?? 0) <= last)).map((f) => f.file));
};

it('offers one file for each rare character of a name, and none for common ones', () => {
  for (const sign of ['𠮷', '䶮', '𬭎', '㛃', '﨑']) expect(filesFor(sign), sign).toHaveLength(1);
  expect(filesFor('张伟欧阳倩王晓[沛]阿依古丽·买买提 Zhang Wei 370112')).toEqual([]);
});
