import type { Box, Size } from '#contracts/photos/crop.ts';
import { DENSITY_BYTES, withDensity } from '#contracts/photos/density.ts';
import { pictureSize } from '#contracts/photos/picture-size.ts';
import { PHOTO } from '#contracts/photos/standard.ts';

/** A decoded picture, upright; never larger than it needs to be for a sharp cut. */
export type Picture = { image: CanvasImageSource; size: Size };

/** More pixels than this on a side only cost memory: a 25 × 35 mm photo is cut from them. Phones, and devices that say they have little memory, hold less. */
function mostSide(): number {
  const memory = 'deviceMemory' in navigator && typeof navigator.deviceMemory === 'number' ? navigator.deviceMemory : undefined;
  return matchMedia('(pointer: coarse)').matches || (memory !== undefined && memory <= 4) ? 2600 : 4096;
}

const HEAD_BYTES = 256 * 1024;

/** Decodes a file as the browser can, turned upright by its EXIF and made smaller while decoding where it is larger than needed; throws where it cannot (HEIC on most). */
export async function openPicture(file: Blob): Promise<Picture> {
  const most = mostSide();
  const stored = pictureSize(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  const shrink = stored ? most / Math.max(stored.width, stored.height) : 1;
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image', ...(stored && shrink < 1 ? { resizeWidth: Math.round(stored.width * shrink), resizeQuality: 'high' as const } : {}) });
  return { image: bitmap, size: { width: bitmap.width, height: bitmap.height } };
}

export function makeCanvas({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** Fills a canvas with a part of the picture, on white, as smoothly as the browser can. */
export function draw(canvas: HTMLCanvasElement, image: CanvasImageSource, from: Box): void {
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) return;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingEnabled = true;
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, from.x, from.y, from.width, from.height, 0, 0, canvas.width, canvas.height);
}

/** Draws the cut at its final pixels, halving step by step: one big step would leave stairs and false sharpness. */
export function drawFinal(final: HTMLCanvasElement, { image }: Picture, cut: Box): void {
  let from = image;
  let part = cut;
  while (part.width > PHOTO.width * 2) {
    const half = makeCanvas({ width: Math.round(part.width / 2), height: Math.round(part.height / 2) });
    draw(half, from, part);
    from = half;
    part = { x: 0, y: 0, width: half.width, height: half.height };
  }
  draw(final, from, part);
}

/** JPEG of the best quality within the wished bytes, at 300 dots an inch: the same search as on the server. */
export async function encodeWithin(canvas: HTMLCanvasElement, wishedBytes: number): Promise<Blob> {
  let low = 25;
  let high = 95;
  let best = await encode(canvas, low);
  while (low < high) {
    const quality = Math.ceil((low + high) / 2);
    const tried = await encode(canvas, quality);
    if (tried.size + DENSITY_BYTES <= wishedBytes) {
      best = tried;
      low = quality;
    } else {
      high = quality - 1;
    }
  }
  return new Blob([withDensity(new Uint8Array(await best.arrayBuffer()), PHOTO.dpi)], { type: 'image/jpeg' });
}

function encode(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no JPEG'))), 'image/jpeg', quality / 100);
  });
}
