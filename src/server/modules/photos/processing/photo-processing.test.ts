import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { projectPath } from '#server/platform/project-path.ts';
import type { FaceFinder } from './face-finder.ts';
import { preparePhoto, stopPhotoProcessing } from './photo-processing.ts';

const folder = projectPath('seeds/demo/photos');
const portrait = () => readFile(path.join(folder, 'portrait-01.jpg'));
const withoutModel: FaceFinder = { find: () => Promise.resolve(undefined), stop: () => Promise.resolve() };

async function prepared(bytes: Uint8Array, crop?: { x: number; y: number; width: number; height: number }, finder?: FaceFinder) {
  const done = await preparePhoto(bytes, crop, finder);
  if (!done.ok) throw new Error(done.refusals.map((refusal) => refusal.code).join());
  return done.value;
}

async function refusalOf(bytes: Uint8Array) {
  const done = await preparePhoto(bytes, undefined, withoutModel);
  return done.ok ? 'ok' : done.refusals.map((refusal) => refusal.code).join();
}

afterAll(stopPhotoProcessing);

describe('sound pictures', () => {
  test('every demo portrait meets the whole standard, its face found, at about 10 KB and 300 dpi', async () => {
    const names = (await readdir(folder)).filter((name) => name.endsWith('.jpg'));
    expect(names.length).toBeGreaterThanOrEqual(16);
    for (const name of names) {
      const { checks, jpeg, stateOnUpload } = await prepared(await readFile(path.join(folder, name)));
      expect([name, ...checks.filter((check) => check.verdict !== 'good')]).toEqual([name]);
      expect(stateOnUpload).toBe('self_checked');
      expect(jpeg.length).toBeLessThanOrEqual(10 * 1024);
      expect(jpeg.length).toBeGreaterThan(7 * 1024);
      expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 295, height: 413, density: 300 });
    }
  }, 60_000);

  test('a 12-megapixel phone picture lying on its side is turned, cut to the head, and keeps nothing of its EXIF', async () => {
    const scene = await sharp({ create: { width: 3024, height: 4032, channels: 3, background: '#fafafa' } })
      .composite([{ input: await sharp(await portrait()).resize(1180).toBuffer(), left: 900, top: 1300 }]).png().toBuffer();
    const phone = await sharp(scene).rotate(-90).jpeg({ quality: 90 }).withExif({ IFD0: { Orientation: '6', Make: 'HUAWEI' }, IFD3: { GPSLatitude: '39/1 54/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer();
    expect((await sharp(phone).metadata()).orientation).toBe(6);
    const { checks, jpeg, crop } = await prepared(phone);
    expect(checks.filter((check) => check.verdict === 'refuse')).toEqual([]);
    expect(checks.find((check) => check.code === 'head_size')?.verdict).toBe('good');
    expect(crop.x).toBeGreaterThan(700);
    const { exif, orientation, icc, xmp } = await sharp(jpeg).metadata();
    expect({ exif, orientation, icc, xmp }).toEqual({ exif: undefined, orientation: undefined, icc: undefined, xmp: undefined });
    expect(jpeg.includes('GPS') || jpeg.includes('HUAWEI')).toBe(false);
  }, 30_000);

  test('an iPhone’s HEIC, stored lying, comes out upright with its head found', async () => {
    const { checks, jpeg, crop } = await prepared(await readFile(projectPath('src/server/modules/photos/processing/phone-portrait.heic')));
    expect(checks.filter((check) => check.verdict !== 'good')).toEqual([]);
    expect(checks.find((check) => check.code === 'type')?.measured).toBe('HEIC');
    expect(crop.y + crop.height).toBeGreaterThan(900); // lying, the picture would be 900 pixels high
    expect(await sharp(jpeg).metadata()).toMatchObject({ format: 'jpeg', width: 295, height: 413 });
  }, 30_000);

  test('a transparent PNG lands on white, and the cut from the page is kept', async () => {
    const png = await sharp({ create: { width: 800, height: 1200, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } }).png().toBuffer();
    const { jpeg, crop } = await prepared(png, { x: 10, y: 20, width: 590, height: 826 }, withoutModel);
    expect(crop).toEqual({ x: 10, y: 20, width: 590, height: 826 });
    expect((await sharp(jpeg).stats()).channels.map((channel) => Math.round(channel.mean))).toEqual([255, 255, 255]);
  });

  test('without the face model the photo still passes, its face unmeasured; with it, a picture without a person goes to an officer', async () => {
    const unmeasured = await prepared(await portrait(), undefined, withoutModel);
    expect(unmeasured.checks.find((check) => check.code === 'face_count')?.verdict).toBe('unmeasured');
    expect(unmeasured.stateOnUpload).toBe('self_checked');
    const gradient = await sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="600" height="840"><rect width="600" height="840" fill="#f5f5f5"/><path d="M60 700 L300 200 L540 700 Z" fill="#567"/></svg>')).jpeg().toBuffer();
    const faceless = await prepared(gradient);
    expect(faceless.checks.find((check) => check.code === 'face_count')).toMatchObject({ verdict: 'review', measured: '0' });
    expect(faceless.stateOnUpload).toBe('awaiting_review');
  }, 30_000);

  test('two people in one picture are refused', async () => {
    const one = await sharp(await portrait()).resize(300).toBuffer();
    const two = await sharp({ create: { width: 640, height: 896, channels: 3, background: '#fdfdfd' } })
      .composite([{ input: one, left: 10, top: 200 }, { input: one, left: 330, top: 200 }]).jpeg({ quality: 95 }).toBuffer();
    const { refusals, checks } = await prepared(two, { x: 0, y: 0, width: 640, height: 896 });
    expect(checks.find((check) => check.code === 'face_count')).toMatchObject({ verdict: 'refuse', measured: '2' });
    expect(refusals.map((refusal) => refusal.code)).toEqual(['photo.below_standard']);
  }, 30_000);

  test('blurred, dark and burnt-out copies fail their own check', async () => {
    const failing = async (bytes: Buffer) => (await prepared(bytes, undefined, withoutModel)).checks.filter((check) => check.verdict === 'refuse').map((check) => check.code);
    const spoil = async (how: (picture: Sharp) => Sharp) => how(sharp(await portrait())).jpeg({ quality: 95 }).toBuffer();
    expect(await failing(await spoil((picture) => picture.blur(9)))).toContain('sharpness');
    expect(await failing(await spoil((picture) => picture.linear(0.15, 0)))).toContain('brightness');
    expect(await failing(await spoil((picture) => picture.linear(1.6, 90)))).toContain('glare');
  });
});

describe('hostile and broken files', () => {
  test('a small picture is not enlarged', async () => {
    const { refusals } = await prepared(await sharp(await portrait()).resize(200).jpeg().toBuffer(), undefined, withoutModel);
    expect(refusals.map((refusal) => refusal.code)).toContain('photo.too_small');
  });

  test('a pixel bomb is refused by its header, before any pixel is unpacked', async () => {
    const bomb = await sharp({ create: { width: 8_000, height: 7_000, channels: 3, background: '#fff' } }).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(500_000);
    expect(await refusalOf(bomb)).toBe('photo.too_many_pixels');
  }, 20_000);

  test.each([0.3, 0.6, 0.95])('a file cut off at %d of its length is called damaged', async (share) => {
    const whole = await portrait();
    expect(await refusalOf(whole.subarray(0, Math.floor(whole.length * share)))).toBe('photo.damaged');
  });

  test('what only pretends to be a picture is refused by its content', async () => {
    expect(await refusalOf(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'))).toBe('photo.not_a_picture');
    expect(await refusalOf(Buffer.from('%PDF-1.7 …'))).toBe('photo.not_a_picture');
    expect(await refusalOf(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 7)]))).toBe('photo.damaged');
    expect(await refusalOf(new Uint8Array(0))).toBe('photo.not_a_picture');
    expect(await refusalOf(Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(300, 1)]))).toBe('photo.heic_unreadable');
  }, 20_000);

  test('a polyglot comes out as the picture alone: what was hung behind or inside it is gone', async () => {
    const evil = Buffer.concat([await portrait(), Buffer.from('PK\u0003\u0004<script>alert("照片")</script><?php system($_GET[0]); ?>')]);
    const { jpeg, upright } = await prepared(evil, undefined, withoutModel);
    for (const made of [jpeg, upright]) {
      expect(made.includes('script') || made.includes('php') || made.includes('PK\u0003\u0004')).toBe(false);
      expect(made.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
    }
  });
});
