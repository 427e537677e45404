import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** Writes a film that Chromium shows as its camera (`--use-file-for-fake-video-capture`): a still picture in a 640 × 480 frame, MJPEG. */
export async function filmOf(picture: Buffer, file: string): Promise<void> {
  const frame = await sharp(picture).resize(640, 480, { fit: 'cover' }).removeAlpha().jpeg({ quality: 92, chromaSubsampling: '4:2:0' }).toBuffer();
  await writeFile(file, Buffer.concat(Array.from({ length: 12 }, () => frame)));
}
