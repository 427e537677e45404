import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import type { CropBox } from '#contracts/photos.ts';
import { cropAroundHead, defaultCrop, fitCrop, type Box, type Size } from '#contracts/photos/crop.ts';
import { DENSITY_BYTES, withDensity } from '#contracts/photos/density.ts';
import { headPlace, measureFace, nearestFace } from '#contracts/photos/faces.ts';
import { measurePixels } from '#contracts/photos/pixels.ts';
import { PHOTO, type PictureType } from '#contracts/photos/standard.ts';
import { ok, refusedFor, type Result } from '#server/kernel/result.ts';
import { openPicture } from '#server/platform/open-picture.ts';
import { fingerprint, FINGERPRINT_SIDE } from '../domain/likeness.ts';
import { assess, type Assessment } from '../domain/photo-standard.ts';
import { pictureTypeOf } from '../domain/picture-type.ts';
import { createFaceFinder, type FaceFinder } from './face-finder.ts';
import { createGate } from './gate.ts';
import { decodeHeic } from './heic.ts';
import { rememberFaces } from './remember-faces.ts';

/** A picture made ready: the very bytes that will be printed, what was found, and the upright source to cut it anew from. */
export type PreparedPhoto = Assessment & { jpeg: Buffer; digest: string; fingerprint: string; crop: Box; source: Size; upright: Buffer; /** The cut, in pixels of `upright`. */ uprightCrop: Box };

const atMostTwo = createGate(2, 40);
const faces = rememberFaces(createFaceFinder());

/** Ends the face worker; for a clean end of the process and of tests. */
export function stopPhotoProcessing(): Promise<void> {
  return faces.stop();
}

/** From an uploaded file to the final photo: read by content, turned upright, cut, measured, encoded anew, so nothing of the file itself survives. */
export async function preparePhoto(bytes: Uint8Array, crop?: CropBox, finder: FaceFinder = faces): Promise<Result<PreparedPhoto>> {
  const done = await atMostTwo(() => prepare(bytes, crop, finder));
  return done === 'busy' ? refusedFor('request.busy') : done;
}

async function prepare(bytes: Uint8Array, crop: CropBox | undefined, finder: FaceFinder): Promise<Result<PreparedPhoto>> {
  const type = pictureTypeOf(bytes);
  const opened = await openUpload(bytes, type);
  if (!opened.ok) return opened;
  try {
    return ok(await render(opened.value, type, crop, finder));
  } catch (error) {
    if (isDamage(error)) return refusedFor('photo.damaged', { path: 'photo' });
    throw error;
  }
}

/** A decodable picture: a new upright pipeline on each call, and its upright size. */
type OpenPicture = { picture: () => Sharp; size: Size };

/** Opens whatever the bytes are, or says why not; the dimensions are judged before any pixel is unpacked. */
async function openUpload(bytes: Uint8Array, type: PictureType): Promise<Result<OpenPicture>> {
  if (type === 'other') return refusedFor('photo.not_a_picture', { path: 'photo' });
  if (type === 'heic') {
    const decoded = await decodeHeic(bytes);
    if (!decoded.ok) return decoded;
    const { data, width, height } = decoded.value;
    return ok({ picture: () => onWhite(openPicture(data, { raw: { width, height, channels: 4 } })), size: { width, height } });
  }
  const picture = () => openPicture(bytes, { limitInputPixels: PHOTO.maxSourcePixels, failOn: 'error', pages: 1 });
  try {
    const head = await picture().metadata();
    if (head.width * head.height > PHOTO.maxSourcePixels) return refusedFor('photo.too_many_pixels', { path: 'photo' });
    return ok({ picture: () => onWhite(picture().autoOrient()), size: head.autoOrient });
  } catch (error) {
    return refusedFor(mentions(error, 'pixel limit') ? 'photo.too_many_pixels' : 'photo.damaged', { path: 'photo' });
  }
}

function onWhite(picture: Sharp): Sharp {
  return picture.toColourspace('srgb').flatten({ background: '#ffffff' }).removeAlpha();
}

async function render({ picture, size }: OpenPicture, type: PictureType, crop: CropBox | undefined, finder: FaceFinder): Promise<PreparedPhoto> {
  const { wish, beside } = crop ? { wish: fitCrop(size, crop), beside: 0 } : await findCrop(picture, size, finder);
  const box = toWholePixels(wish, size);
  const { data } = await picture().extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    .resize(PHOTO.width, PHOTO.height, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true });
  const jpeg = await encodeWithin(data, PHOTO.targetBytes);
  const found = await finder.find({ data, width: PHOTO.width, height: PHOTO.height });
  const assessment = assess({
    ...measurePixels({ data, width: PHOTO.width, height: PHOTO.height, channels: 3 }),
    type,
    cropWidth: box.width,
    cropHeight: box.height,
    width: PHOTO.width,
    height: PHOTO.height,
    bytes: jpeg.length,
    faces: found?.map((face) => measureFace(face, PHOTO)),
    beside,
  });
  const scale = Math.min(1, KEPT_SIDE / Math.max(size.width, size.height));
  return {
    ...assessment,
    jpeg,
    digest: createHash('sha256').update(jpeg).digest('hex'),
    fingerprint: await fingerprintOf(data),
    crop: box,
    source: size,
    upright: await keepUpright(picture),
    uprightCrop: { x: box.x * scale, y: box.y * scale, width: box.width * scale, height: box.height * scale },
  };
}

const LOOK_WIDTH = 480;

/** Without a cut from the page the head is looked for, and where none is found the middle is taken. */
async function findCrop(picture: () => Sharp, size: Size, finder: FaceFinder): Promise<{ wish: Box; beside: number }> {
  const { data, info } = await picture().resize({ width: Math.min(LOOK_WIDTH, size.width) }).raw().toBuffer({ resolveWithObject: true });
  const found = await finder.find({ data, width: info.width, height: info.height });
  const nearest = found && nearestFace(found);
  return nearest ? { wish: cropAroundHead(size, headPlace(nearest.face, size)), beside: nearest.beside } : { wish: defaultCrop(size), beside: 0 };
}

function toWholePixels(box: Box, size: Size): Box {
  const width = Math.max(1, Math.min(size.width, Math.round(box.width)));
  const height = Math.max(1, Math.min(size.height, Math.round(box.height)));
  return { x: Math.min(Math.floor(box.x), size.width - width), y: Math.min(Math.floor(box.y), size.height - height), width, height };
}

/** JPEG of the best quality that stays within the wished bytes (about 10 KB, R-2.2.1-03), 300 dpi, without any metadata of the source. */
async function encodeWithin(data: Buffer, wishedBytes: number): Promise<Buffer> {
  const encode = (quality: number) => openPicture(data, { raw: { width: PHOTO.width, height: PHOTO.height, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: '4:2:0', optimiseCoding: true }).toBuffer();
  let low = 25;
  let high = 95;
  let best = await encode(low);
  while (low < high) {
    const quality = Math.ceil((low + high) / 2);
    const tried = await encode(quality);
    if (tried.length + DENSITY_BYTES <= wishedBytes) {
      best = tried;
      low = quality;
    } else {
      high = quality - 1;
    }
  }
  return Buffer.from(withDensity(best, PHOTO.dpi));
}

async function fingerprintOf(data: Buffer): Promise<string> {
  const grey = await openPicture(data, { raw: { width: PHOTO.width, height: PHOTO.height, channels: 3 } })
    .resize(FINGERPRINT_SIDE, FINGERPRINT_SIDE, { fit: 'fill' }).greyscale().toColourspace('b-w').raw().toBuffer();
  return fingerprint(grey);
}

const KEPT_SIDE = 2400;

/** The upright source, kept for an hour so that the cut can be moved without sending the file again. */
function keepUpright(picture: () => Sharp): Promise<Buffer> {
  return picture().resize(KEPT_SIDE, KEPT_SIDE, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality: 88 }).toBuffer();
}

/** The size of a picture `preparePhoto` kept. */
export async function uprightSize(upright: Buffer): Promise<Size> {
  const { width, height } = await openPicture(upright).metadata();
  return { width, height };
}

/** The decoder's words for a file that ends early or is broken inside. */
function isDamage(error: unknown): boolean {
  return ['premature', 'corrupt', 'truncated', 'invalid', 'bad ', 'VipsJpeg', 'vips', 'pngload', 'webp', 'Input'].some((word) => mentions(error, word));
}

function mentions(error: unknown, word: string): boolean {
  return error instanceof Error && error.message.includes(word);
}
