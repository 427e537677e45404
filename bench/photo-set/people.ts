import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { drawFace } from '../../scripts/demo-portraits/draw.ts';
import { FACES } from '../../scripts/demo-portraits/faces.ts';

/** A person cut out, 590 × 826, head where the standard wants it, with transparency around. */
export type Person = { name: string; cutOut: Buffer };

const DARKER = ['#c68e63', '#a86f48', '#8a5636', '#6f4329', '#b97f55', '#9a623e', '#7d4c2f', '#5f3823'] as const;

/** The drawn people, eight of them again with darker skin, and the two photographed. */
export async function people(): Promise<Person[]> {
  const everySecond = FACES.filter((_, i) => i % 2 === 0);
  const drawn = [...FACES, ...DARKER.flatMap((skin, i) => everySecond.slice(i, i + 1).map((face) => ({ ...face, name: `darker-${i + 1}`, skin, lips: '#8a4a44' })))];
  return [
    ...await Promise.all(drawn.map(async (face) => ({ name: face.name, cutOut: await sharp(Buffer.from(drawFace(face).replace(/<rect width="\d+" height="\d+" fill="#fdfdfd"\/>/, ''))).png({ compressionLevel: 1 }).toBuffer() }))),
    ...await Promise.all(['hopper', 'collins'].map(async (name) => ({ name, cutOut: await sharp(await realPicture(`${name}.webp`)).png({ compressionLevel: 1 }).toBuffer() }))),
  ];
}

/** A picture of `real/`. */
export function realPicture(name: string): Promise<Buffer> {
  return readFile(path.join(import.meta.dirname, 'real', name));
}
