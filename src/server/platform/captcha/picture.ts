import { createHash } from 'node:crypto';
import { CAPTCHA_DIGITS } from '#contracts/captcha.ts';
import { openPicture } from '../open-picture.ts';
import { STROKES, type Point } from './digit-strokes.ts';

const WIDTH = 180;
const HEIGHT = 60;

/** The five digits that belong to a picture's secret (R-X-01: 数字验证码). */
export function digitsOf(secret: Buffer): string {
  return Array.from({ length: CAPTCHA_DIGITS }, (_, at) => (secret.readUInt32BE(at * 4) % 10).toString()).join('');
}

/**
 * The digits as a raster picture. Each digit is bent, turned and shifted by its own amounts and crossed by lines of its own
 * colour; what leaves the server is pixels only, since path data of a vector picture can simply be looked up.
 */
export function drawPicture(secret: Buffer): Promise<Buffer> {
  return drawDigits(digitsOf(secret), secret);
}

/** Draws digits, bent as the seed says. */
export function drawDigits(digits: string, seed: Buffer): Promise<Buffer> {
  const random = stream(seed);
  const within = (low: number, high: number) => low + (high - low) * random();
  const ink = () => `rgb(${Math.round(within(20, 90))},${Math.round(within(20, 80))},${Math.round(within(60, 130))})`;
  const drawn = [...digits].map((digit, at) => {
    const place = { x: 12 + at * 32 + within(-3, 3), y: 10 + within(-4, 5), turn: within(-0.35, 0.35), grow: within(0.9, 1.15), lean: within(-0.25, 0.25) };
    const wave = { high: within(0.8, 2), long: within(6, 12), from: within(0, 6) };
    const bent = (STROKES[Number(digit)] ?? []).map((line) => pathOf(line.map((p) => placed(p, place, wave))));
    return `<path d="${bent.join('')}" fill="none" stroke="${ink()}" stroke-width="${within(3.2, 4.6).toFixed(1)}" stroke-linecap="round" stroke-linejoin="round"/>`;
  });
  const lines = Array.from({ length: 4 }, () =>
    `<path d="M${within(0, 20)} ${within(5, 55)}C${within(40, 80)} ${within(0, 60)} ${within(90, 130)} ${within(0, 60)} ${within(160, 180)} ${within(5, 55)}" fill="none" stroke="${ink()}" stroke-opacity=".55" stroke-width="${within(1, 2)}"/>`);
  const dots = Array.from({ length: 60 }, () => `<circle cx="${within(0, WIDTH)}" cy="${within(0, HEIGHT)}" r="${within(0.5, 1.4)}" fill="${ink()}" fill-opacity=".45"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="#f6f7fa"/>${[...lines, ...drawn, ...dots].join('')}</svg>`;
  return openPicture(Buffer.from(svg)).png({ palette: true, colours: 32 }).toBuffer();
}

type Place = { x: number; y: number; turn: number; grow: number; lean: number };
type Wave = { high: number; long: number; from: number };

/** A point of the 20 × 36 digit box, waved, leaned, turned about the box's middle, and put in its place. */
function placed([px, py]: Point, at: Place, wave: Wave): Point {
  const waved = px + wave.high * Math.sin(py / wave.long + wave.from);
  const x = (waved - 10 + at.lean * (py - 18)) * at.grow;
  const y = (py - 18) * at.grow;
  const cos = Math.cos(at.turn);
  const sin = Math.sin(at.turn);
  return [at.x + 10 + x * cos - y * sin, at.y + 18 + x * sin + y * cos];
}

function pathOf(points: Point[]): string {
  return points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** Numbers from 0 to 1 that follow from the secret, so that asking again for a picture gives the same pixels and nothing to average. */
function stream(secret: Buffer): () => number {
  let block = createHash('sha256').update(secret).digest();
  let at = 0;
  return () => {
    if (at + 4 > block.length) {
      block = createHash('sha256').update(block).digest();
      at = 0;
    }
    const value = block.readUInt32BE(at) / 2 ** 32;
    at += 4;
    return value;
  };
}
