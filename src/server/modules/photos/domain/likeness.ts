/** Side of the grey square a fingerprint is made from. */
export const FINGERPRINT_SIDE = 32;

const KEPT = 16;
const BANDS = 16;

/**
 * A 256-bit perceptual fingerprint (as 64 hex digits) of a 32 × 32 grey picture: the low frequencies of its cosine transform
 * against their median. The same photo, recompressed or slightly recut, keeps nearly all bits; another person's does not.
 */
export function fingerprint(grey: ArrayLike<number>): string {
  const low = lowFrequencies(grey);
  const sorted = [...low.slice(1)].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  let hex = '';
  for (let i = 0; i < low.length; i += 4) {
    const nibble = [0, 1, 2, 3].reduce((bits, j) => bits * 2 + ((low[i + j] ?? 0) > median ? 1 : 0), 0);
    hex += nibble.toString(16);
  }
  return hex;
}

function lowFrequencies(grey: ArrayLike<number>): number[] {
  const n = FINGERPRINT_SIDE;
  const cosine = (k: number, x: number) => Math.cos(((2 * x + 1) * k * Math.PI) / (2 * n));
  const rows = Array.from({ length: KEPT }, (_, u) => Array.from({ length: n }, (_, y) => sum(n, (x) => (grey[y * n + x] ?? 0) * cosine(u, x))));
  return Array.from({ length: KEPT * KEPT }, (_, i) => {
    const u = i % KEPT;
    const v = Math.floor(i / KEPT);
    return sum(n, (y) => (rows[u]?.[y] ?? 0) * cosine(v, y));
  });
}

function sum(n: number, term: (i: number) => number): number {
  let total = 0;
  for (let i = 0; i < n; i += 1) total += term(i);
  return total;
}

/** How many bits differ. */
export function bitsApart(a: string, b: string): number {
  let apart = 0;
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    let bits = Number.parseInt(a[i] ?? '0', 16) ^ Number.parseInt(b[i] ?? '0', 16);
    while (bits > 0) { apart += bits & 1; bits >>= 1; }
  }
  return apart;
}

/** Up to this many bits apart two photos are called alike and shown to staff; never a reason to refuse. */
export const ALIKE_BITS = 14;

/** The sixteen 16-bit parts under which a fingerprint is filed: two photos at most fifteen bits apart surely share one. */
export function bandsOf(print: string): { band: number; value: number }[] {
  const width = print.length / BANDS;
  return Array.from({ length: BANDS }, (_, band) => ({ band, value: Number.parseInt(print.slice(band * width, (band + 1) * width), 16) }));
}
