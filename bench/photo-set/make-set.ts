import sharp, { type Sharp } from 'sharp';
import { people, realPicture, type Person } from './people.ts';
import { chance, type Chance } from './chance.ts';

/** What is wrong with a picture, or nothing: the label of each portrait of the set. */
export const LABELS = ['good', 'dark', 'bright', 'uneven', 'blurred', 'tilted', 'two_faces', 'no_face', 'busy', 'small', 'off_centre', 'cut_off'] as const;
export type Label = (typeof LABELS)[number] | 'turned' | 'flat';

export type Portrait = { name: string; label: Label; jpeg: Buffer };

/** The frame of every portrait: the photo's proportions, twice its pixels. */
export const FRAME = { width: 590, height: 826 } as const;

type Placing = { scale?: number; dx?: number; dy?: number; turn?: number; wall?: string | Buffer };

const CLEAR = { r: 0, g: 0, b: 0, alpha: 0 };

/** The person before a wall; a scale of 1 is the standard's place, shifts are shares of the frame, and the head's middle stays when the person is turned. */
async function placed(person: Person, { scale = 1, dx = 0, dy = 0, turn = 0, wall = '#f7f7f5' }: Placing): Promise<Buffer> {
  const [width, height] = [Math.round(FRAME.width * scale), Math.round(FRAME.height * scale)];
  const below = Math.round(FRAME.height * 0.6);
  const figure = await sharp(person.cutOut).resize(width, height).extend({ bottom: below, extendWith: 'copy' }).raw().toBuffer({ resolveWithObject: true });
  const { data, info } = await sharp(figure.data, { raw: figure.info }).rotate(turn, { background: CLEAR }).raw().toBuffer({ resolveWithObject: true });
  const angle = (turn * Math.PI) / 180;
  const off = height * 0.44 - (height + below) / 2;
  const left = Math.round(FRAME.width * (0.5 + dx) - info.width / 2 + off * Math.sin(angle));
  const top = Math.round(FRAME.height * (0.44 + dy) - info.height / 2 - off * Math.cos(angle));
  const [skipX, skipY] = [Math.max(0, -left), Math.max(0, -top)];
  const kept = { left: skipX, top: skipY, width: Math.min(info.width - skipX, FRAME.width - Math.max(0, left)), height: Math.min(info.height - skipY, FRAME.height - Math.max(0, top)) };
  const input = await sharp(data, { raw: info }).extract(kept).raw().toBuffer();
  const ground = typeof wall === 'string' ? sharp({ create: { ...FRAME, channels: 3, background: wall } }) : sharp(wall).resize(FRAME.width, FRAME.height, { fit: 'cover' }).removeAlpha();
  return ground.composite([{ input, raw: { width: kept.width, height: kept.height, channels: 4 }, left: Math.max(0, left), top: Math.max(0, top) }]).png({ compressionLevel: 1 }).toBuffer();
}

/** A shade that falls over one side, as light from a window at the side does. */
function shade(from: 'left' | 'right', strength: number): Buffer {
  const [x1, x2] = from === 'left' ? [0, 1] : [1, 0];
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${FRAME.width}" height="${FRAME.height}"><defs><linearGradient id="g" x1="${x1}" y1="0" x2="${x2}" y2="0"><stop offset="0.3" stop-color="#000" stop-opacity="${strength}"/><stop offset="0.62" stop-color="#000" stop-opacity="0"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/></svg>`);
}

/** A room drawn behind: shelves, a window, a picture, in colours of chance. */
export function room(pick: Chance): Buffer {
  const colour = () => `hsl(${pick.whole(0, 360)} ${pick.whole(25, 60)}% ${pick.whole(20, 75)}%)`;
  const books = Array.from({ length: 70 }, () => `<rect x="${pick.whole(-20, 570)}" y="${pick.whole(-20, 800)}" width="${pick.whole(20, 80)}" height="${pick.whole(50, 170)}" fill="${colour()}"/>`).join('');
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${FRAME.width}" height="${FRAME.height}"><rect width="100%" height="100%" fill="${colour()}"/>${books}</svg>`);
}

function thing(pick: Chance): Buffer {
  const shapes = Array.from({ length: 6 }, () => `<rect x="${pick.whole(50, 400)}" y="${pick.whole(50, 600)}" width="${pick.whole(40, 200)}" height="${pick.whole(40, 200)}" rx="20" fill="hsl(${pick.whole(0, 360)} 50% 50%)"/>`).join('');
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${FRAME.width}" height="${FRAME.height}"><rect width="100%" height="100%" fill="#f5f5f2"/>${shapes}</svg>`);
}

/** Even light walls. */
export const WALLS = ['#ffffff', '#f7f7f5', '#f1f3f6', '#eef2f7', '#f4f1ec', '#e6e9ee'] as const;

/** Every portrait of the set, in a fixed order; `every` takes only each so-manieth of a label, for a quick look, and another seed makes another set. */
export async function* makeSet({ every = 1, seed = 0 } = {}): AsyncGenerator<Portrait> {
  const all = await people();
  for (const label of LABELS) {
    const { count, make } = MAKERS[label];
    for (let i = 0; i < (count ?? all.length + 6); i += every) {
      const pick = chance(seed * 100_000 + LABELS.indexOf(label) * 1000 + i + 1);
      const someone = (more = 0): Person => all[(label === 'good' ? i : i * 5 + 3 + more + seed) % all.length] ?? never();
      const picture = await make(someone, pick, i);
      yield { name: `${label}-${String(i + 1).padStart(2, '0')}`, label, jpeg: await sharp(picture).jpeg({ quality: 88 }).toBuffer() };
    }
  }
}

type Maker = { /** Absent: everybody once, and six again. */ count?: number; make(someone: (more?: number) => Person, pick: Chance, i: number): Promise<Buffer> };

/** Small differences of every sound portrait. */
const jitter = (pick: Chance): Placing => ({ scale: 1 + pick.between(-0.06, 0.06), dx: pick.between(-0.02, 0.02), dy: pick.between(-0.02, 0.02), turn: pick.between(-1.5, 1.5), wall: pick.one(WALLS) });

async function spoilt(person: Person, pick: Chance, how: (picture: Sharp) => Sharp): Promise<Buffer> {
  return how(sharp(await placed(person, jitter(pick)))).png({ compressionLevel: 1 }).toBuffer();
}

const side = (pick: Chance) => pick.one([-1, 1] as const);

const MAKERS: Record<(typeof LABELS)[number], Maker> = {
  good: { make: (someone, pick) => placed(someone(), jitter(pick)) },
  dark: { count: 16, make: (someone, pick) => spoilt(someone(), pick, (picture) => picture.linear(pick.between(0.12, 0.3), 0)) },
  bright: { count: 14, make: (someone, pick) => spoilt(someone(), pick, (picture) => picture.linear(1.5, pick.between(75, 110))) },
  uneven: { count: 14, make: (someone, pick) => spoilt(someone(), pick, (picture) => picture.composite([{ input: shade(side(pick) < 0 ? 'left' : 'right', pick.between(0.6, 0.8)) }])) },
  blurred: { count: 16, make: (someone, pick) => spoilt(someone(), pick, (picture) => picture.blur(pick.between(6, 11))) },
  tilted: { count: 16, make: (someone, pick) => placed(someone(), { ...jitter(pick), turn: side(pick) * pick.between(10, 24) }) },
  two_faces: { count: 14, make: async (someone, pick) => placed(someone(), { ...besides(pick, 1), wall: await placed(someone(1), { ...besides(pick, -1), wall: pick.one(WALLS) }) }) },
  no_face: { count: 14, make: async (_, pick, i) => asFrame(i < 3 ? await realPicture(['cat.jpg', 'coffee.jpg', 'rocket.jpg'][i] ?? '') : i < 6 ? await plain(pick) : i % 2 ? thing(pick) : room(pick)) },
  busy: { count: 16, make: async (someone, pick, i) => (i === 0 ? asFrame(await realPicture('hopper.jpg')) : placed(someone(), { ...jitter(pick), wall: i % 4 === 3 ? await realPicture(pick.one(['coffee.jpg', 'rocket.jpg'])) : room(pick) })) },
  small: { count: 14, make: (someone, pick) => placed(someone(), { ...jitter(pick), scale: pick.between(0.22, 0.36), dy: 0.08 }) },
  off_centre: { count: 14, make: (someone, pick) => placed(someone(), { ...jitter(pick), dx: side(pick) * pick.between(0.14, 0.24) }) },
  cut_off: { count: 14, make: (someone, pick, i) => placed(someone(), i % 2 ? { ...jitter(pick), dy: -pick.between(0.26, 0.32) } : { ...jitter(pick), scale: pick.between(1.5, 1.75), dy: 0 }) },
};

function besides(pick: Chance, to: -1 | 1): Placing {
  return { scale: pick.between(0.55, 0.62), dx: to * pick.between(0.2, 0.24), dy: pick.between(-0.02, 0.08) };
}

function plain(pick: Chance): Promise<Buffer> {
  return sharp({ create: { ...FRAME, channels: 3, background: pick.one(WALLS) } }).png().toBuffer();
}

function asFrame(picture: Buffer): Promise<Buffer> {
  return sharp(picture).resize(FRAME.width, FRAME.height, { fit: 'cover' }).toBuffer();
}

function never(): never {
  throw new Error('there is nobody to draw');
}
