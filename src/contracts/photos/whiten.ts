import type { HeadPlace } from './crop.ts';
import { greyOf, type Pixels } from './pixels.ts';

/** How surely each point belongs to the person, 0 to 1, as a model answers it, usually in fewer pixels than the picture has. */
export type PersonMask = { data: Float32Array; width: number; height: number };

/** Above this a pixel is the person's and stays exactly as it was taken; below the other it is wall. */
const PERSON = 0.97;
const WALL = 0.04;

/**
 * The picture on white (背景变白): wall becomes white, the seam of hair and shoulders is freed of the wall's colour, and everything surely of the
 * person keeps every bit of every pixel; the found head is never touched, whatever the mask says of it. Only the background may be retouched.
 */
export function whiten({ data, width, height }: Pixels & { channels: 4 }, mask: PersonMask, heads: readonly HeadPlace[]): Uint8ClampedArray<ArrayBuffer> {
  const alpha = refine(greyOf({ data, width, height, channels: 4 }), enlarge(mask, width, height), width, height);
  fillHoles(alpha, width, height);
  for (const head of heads) keepHead(alpha, width, height, head);
  const wall = wallColour(data, alpha, width, height);
  const out = new Uint8ClampedArray(data);
  for (let i = 0; i < alpha.length; i += 1) {
    const share = alpha[i] ?? 0;
    if (share >= PERSON) continue;
    for (let c = 0; c < 3; c += 1) {
      const at = i * 4 + c;
      out[at] = share <= WALL ? 255 : (data[at] ?? 0) + (1 - share) * (255 - (wall[c]?.[i] ?? 255));
    }
  }
  return out;
}

/** The share of the picture the mask gives to a person; where it is next to nothing, or all, the mask is of no use and the picture is left alone. */
export function isUsable({ data }: PersonMask): boolean {
  const share = data.reduce((sum, value) => sum + value, 0) / Math.max(1, data.length);
  return share > 0.12 && share < 0.92;
}

/** Bilinear, so that no stairs of the small mask are seen. */
function enlarge(mask: PersonMask, width: number, height: number): Float32Array {
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const v = Math.min(mask.height - 1, Math.max(0, ((y + 0.5) * mask.height) / height - 0.5));
    const [y0, dy] = [Math.floor(v), v - Math.floor(v)];
    const y1 = Math.min(mask.height - 1, y0 + 1);
    for (let x = 0; x < width; x += 1) {
      const u = Math.min(mask.width - 1, Math.max(0, ((x + 0.5) * mask.width) / width - 0.5));
      const [x0, dx] = [Math.floor(u), u - Math.floor(u)];
      const x1 = Math.min(mask.width - 1, x0 + 1);
      const at = (row: number, column: number) => mask.data[row * mask.width + column] ?? 0;
      out[y * width + x] = (at(y0, x0) * (1 - dx) + at(y0, x1) * dx) * (1 - dy) + (at(y1, x0) * (1 - dx) + at(y1, x1) * dx) * dy;
    }
  }
  return out;
}

/** The guided filter (He, Sun, Tang 2010): the mask's soft edge is drawn to the edges of the picture itself; what was sure stays sure. */
function refine(grey: Float32Array, mask: Float32Array, width: number, height: number): Float32Array {
  const radius = Math.max(2, Math.round(width / 60));
  const epsilon = 60;
  const blur = (values: Float32Array) => boxMean(values, width, height, radius);
  const times = (a: Float32Array, b: Float32Array) => a.map((value, i) => value * (b[i] ?? 0));
  const [meanG, meanM, meanGM, meanGG] = [blur(grey), blur(mask), blur(times(grey, mask)), blur(times(grey, grey))];
  const slope = meanGM.map((value, i) => (value - (meanG[i] ?? 0) * (meanM[i] ?? 0)) / ((meanGG[i] ?? 0) - (meanG[i] ?? 0) ** 2 + epsilon));
  const level = meanM.map((value, i) => value - (slope[i] ?? 0) * (meanG[i] ?? 0));
  const [a, b] = [blur(slope), blur(level)];
  return mask.map((value, i) => {
    const guided = (a[i] ?? 0) * (grey[i] ?? 0) + (b[i] ?? 0);
    return steep(0.5 * guided + 0.5 * value);
  });
}

function steep(value: number): number {
  const t = Math.min(1, Math.max(0, (value - 0.3) / 0.45));
  return t * t * (3 - 2 * t);
}

/** Wall reaches the edge of the picture: what does not is a hole in the mask, between hair and neck for instance, and belongs to the person. */
function fillHoles(alpha: Float32Array, width: number, height: number): void {
  const reached = new Uint8Array(alpha.length);
  const open: number[] = [];
  const visit = (at: number): void => {
    if (reached[at] === 1 || (alpha[at] ?? 0) >= 0.5) return;
    reached[at] = 1;
    open.push(at);
  };
  for (let x = 0; x < width; x += 1) visit(x);
  for (let y = 0; y < height; y += 1) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at % width > 0) visit(at - 1);
    if (at % width < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at + width < alpha.length) visit(at + width);
  }
  for (let at = 0; at < alpha.length; at += 1) if (reached[at] === 0 && (alpha[at] ?? 0) < 0.5) alpha[at] = 1;
}

/** Hairline to chin and the cheeks: an ellipse well inside the head. */
function keepHead(alpha: Float32Array, width: number, height: number, { centreX, eyesY, headHeight }: HeadPlace): void {
  const [middle, half, wide] = [eyesY + headHeight * 0.07, headHeight * 0.36, headHeight * 0.27];
  for (let y = Math.max(0, Math.ceil(middle - half)); y <= Math.min(height - 1, middle + half); y += 1) {
    const reach = wide * Math.sqrt(Math.max(0, 1 - ((y - middle) / half) ** 2));
    for (let x = Math.max(0, Math.ceil(centreX - reach)); x <= Math.min(width - 1, centreX + reach); x += 1) alpha[y * width + x] = 1;
  }
}

/** The colour of the wall round about each pixel, from what is surely wall there. */
function wallColour(data: Uint8Array | Uint8ClampedArray, alpha: Float32Array, width: number, height: number): Float32Array[] {
  const radius = Math.max(4, Math.round(width / 18));
  const sure = alpha.map((value) => (value <= WALL ? 1 : 0));
  const weight = boxMean(sure, width, height, radius);
  return [0, 1, 2].map((c) => boxMean(sure.map((value, i) => value * (data[i * 4 + c] ?? 0)), width, height, radius).map((sum, i) => ((weight[i] ?? 0) > 0.01 ? sum / (weight[i] ?? 1) : 255)));
}

/** Means over squares by running sums: the cost does not grow with the radius. */
function boxMean(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  return alongColumns(alongRows(values, width, height, radius), width, height, radius);
}

function alongRows(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let y = 0; y < height; y += 1) runningMean(values, out, y * width, 1, width, radius);
  return out;
}

function alongColumns(values: Float32Array, width: number, height: number, radius: number): Float32Array {
  const out = new Float32Array(values.length);
  for (let x = 0; x < width; x += 1) runningMean(values, out, x, width, height, radius);
  return out;
}

function runningMean(from: Float32Array, to: Float32Array, start: number, step: number, count: number, radius: number): void {
  let sum = 0;
  let held = 0;
  for (let i = 0; i < Math.min(radius, count); i += 1) {
    sum += from[start + i * step] ?? 0;
    held += 1;
  }
  for (let i = 0; i < count; i += 1) {
    if (i + radius < count) {
      sum += from[start + (i + radius) * step] ?? 0;
      held += 1;
    }
    if (i - radius - 1 >= 0) {
      sum -= from[start + (i - radius - 1) * step] ?? 0;
      held -= 1;
    }
    to[start + i * step] = sum / held;
  }
}
