import type { PixelMeasures } from './standard.ts';

/** A decoded picture: `data` holds `channels` bytes a pixel, red first. */
export type Pixels = { data: Uint8Array | Uint8ClampedArray; width: number; height: number; channels: 3 | 4 };

/** Measures light, sharpness and background of the final picture; the same numbers in the browser and on the server. */
export function measurePixels(pixels: Pixels): PixelMeasures {
  const grey = greyOf(pixels);
  const { width, height } = pixels;
  const face = statistics(grey, width, { left: 0.36, right: 0.64, top: 0.34, bottom: 0.62 }, height);
  const background = backgroundOf(grey, width, height);
  return {
    sharpness: laplacianVariance(grey, width, height),
    brightness: face.mean,
    contrast: face.deviation,
    glare: face.burnt,
    sideLight: sideLightOf(grey, width, height),
    backgroundLight: background.mean,
    backgroundEven: background.deviation,
  };
}

/** Luma (ITU-R BT.601) of every pixel. */
export function greyOf({ data, width, height, channels }: Pixels): Float32Array {
  const grey = new Float32Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i += 1, at += channels) {
    grey[i] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
  }
  return grey;
}

/** Variance of the Laplacian: the usual one-number measure of focus. White studio backgrounds add nothing, so the head's part is taken. */
function laplacianVariance(grey: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  const [left, right, top, bottom] = [Math.round(width * 0.22), Math.round(width * 0.78), Math.round(height * 0.14), Math.round(height * 0.8)];
  for (let y = Math.max(1, top); y < Math.min(height - 1, bottom); y += 1) {
    for (let x = Math.max(1, left); x < Math.min(width - 1, right); x += 1) {
      const at = y * width + x;
      const value = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0) - 4 * (grey[at] ?? 0);
      sum += value;
      squares += value * value;
      count += 1;
    }
  }
  const mean = sum / Math.max(1, count);
  return squares / Math.max(1, count) - mean * mean;
}

/** Light from one side: the difference of the face's two halves over their mean. */
function sideLightOf(grey: Float32Array, width: number, height: number): number {
  const [left, right] = [{ left: 0.36, right: 0.49 }, { left: 0.51, right: 0.64 }].map((half) => statistics(grey, width, { ...half, top: 0.36, bottom: 0.62 }, height).mean);
  return Math.abs((left ?? 0) - (right ?? 0)) / Math.max(1, ((left ?? 0) + (right ?? 0)) / 2);
}

type Share = { left: number; right: number; top: number; bottom: number };
type Tally = { sum: number; squares: number; burnt: number; count: number };

function tally(grey: Float32Array, width: number, share: Share, height: number): Tally {
  const total = { sum: 0, squares: 0, burnt: 0, count: 0 };
  for (let y = Math.round(height * share.top); y < Math.round(height * share.bottom); y += 1) {
    for (let x = Math.round(width * share.left); x < Math.round(width * share.right); x += 1) {
      const value = grey[y * width + x] ?? 0;
      total.sum += value;
      total.squares += value * value;
      if (value >= 250) total.burnt += 1;
      total.count += 1;
    }
  }
  return total;
}

function statistics(grey: Float32Array, width: number, share: Share, height: number) {
  return summary(tally(grey, width, share, height));
}

/** The band above the head and the two bands beside it, where a studio photo shows nothing but the wall. */
function backgroundOf(grey: Float32Array, width: number, height: number) {
  const bands: Share[] = [
    { left: 0, right: 1, top: 0, bottom: 0.05 },
    { left: 0, right: 0.1, top: 0.05, bottom: 0.5 },
    { left: 0.9, right: 1, top: 0.05, bottom: 0.5 },
  ];
  const total = bands.map((band) => tally(grey, width, band, height)).reduce((a, b) => ({ sum: a.sum + b.sum, squares: a.squares + b.squares, burnt: a.burnt + b.burnt, count: a.count + b.count }));
  return summary(total);
}

function summary({ sum, squares, burnt, count }: Tally) {
  const n = Math.max(1, count);
  const mean = sum / n;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / n - mean * mean)), burnt: burnt / n };
}
