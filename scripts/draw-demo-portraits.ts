import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { drawFace } from './demo-portraits/draw.ts';
import { FACES } from './demo-portraits/faces.ts';

/** Draws the portraits of the demo people into seeds/demo/photos: our own drawings, so nobody's face is used. */
const folder = path.join(import.meta.dirname, '..', 'seeds', 'demo', 'photos');
await mkdir(folder, { recursive: true });
for (const face of FACES) {
  await sharp(Buffer.from(drawFace(face))).flatten({ background: '#ffffff' }).jpeg({ quality: 88, chromaSubsampling: '4:4:4', mozjpeg: true }).toFile(path.join(folder, `${face.name}.jpg`));
}
