import { darkestSound, LIMITS, PHOTO, type FaceMeasures, type LimitName, type PixelMeasures } from './standard.ts';

/** What the photo coach (照片助手) can say while somebody stands before the camera, the first to mend first. */
export const HINTS = [
  'many_faces', 'no_face', 'closer', 'further', 'whole_head', 'left', 'right', 'up', 'down', 'tilted', 'turned',
  'uneven', 'dark', 'bright', 'glare', 'blurred', 'flat', 'background_dark', 'background_busy',
] as const;
export type Hint = (typeof HINTS)[number];

/** What of one look at the camera, or at a picture, the coach judges by; `faces` is undefined while the face model does not run. */
export type Look = PixelMeasures & { faces: FaceMeasures[] | undefined };

/** How it is shown and used: a front camera is mirrored on the screen, and a background that will be whitened needs no word. */
export type Manner = { mirrored: boolean; whitening: boolean };

/**
 * Every hint a look calls for, by the very thresholds of the photo standard (LIMITS), the most important first. Sides are those of the screen.
 * Where no face is found, light and sharpness that would hide one are named before its absence.
 */
export function advise(look: Look, { mirrored, whitening }: Manner): Hint[] {
  const light = hintsOfLight(look);
  const background = whitening ? [] : hintsOfBackground(look);
  if (!look.faces) return [...light, ...background];
  const [face, ...others] = look.faces;
  if (others.length > 0) return ['many_faces', ...light, ...background];
  if (!face) return [...hiding(look), 'no_face'];
  return [...hintsOfFace(face, mirrored), ...light, ...background];
}

/** Nothing but the background is left to mend: the moment the shutter may go by itself. */
export function isReady(look: Look, hints: readonly Hint[]): boolean {
  return look.faces?.length === 1 && hints.every((hint) => hint === 'background_dark' || hint === 'background_busy');
}

function hintsOfFace(face: FaceMeasures, mirrored: boolean): Hint[] {
  const hints: Hint[] = [];
  if (isBelow('head_size', face.headHeight)) hints.push('closer');
  if (isAbove('head_size', face.headHeight)) hints.push('further');
  if (isBelow('head_whole', face.margin) && hints.length === 0) hints.push('whole_head');
  const right: Hint = mirrored ? 'left' : 'right';
  const left: Hint = mirrored ? 'right' : 'left';
  if (isBelow('head_centre', face.centreAt)) hints.push(right);
  if (isAbove('head_centre', face.centreAt)) hints.push(left);
  if (isBelow('eye_line', face.eyesAt)) hints.push('down');
  if (isAbove('eye_line', face.eyesAt)) hints.push('up');
  if (isAbove('roll', Math.abs(face.roll))) hints.push('tilted');
  if (isAbove('yaw', Math.abs(face.yaw))) hints.push('turned');
  return hints;
}

function hintsOfLight(look: PixelMeasures): Hint[] {
  const hints: Hint[] = [];
  if (isAbove('side_light', look.sideLight)) hints.push('uneven');
  if (look.brightness < darkestSound(look)) hints.push('dark');
  if (isAbove('brightness', look.brightness)) hints.push('bright');
  if (isAbove('glare', look.glare)) hints.push('glare');
  // blur flattens, so it is named first
  if (isBelow('sharpness', look.sharpness)) hints.push('blurred');
  if (isBelow('contrast', look.contrast)) hints.push('flat');
  return hints;
}

function hintsOfBackground(look: PixelMeasures): Hint[] {
  const hints: Hint[] = [];
  if (isAbove('background_even', look.backgroundEven)) hints.push('background_busy');
  if (isBelow('background_light', look.backgroundLight)) hints.push('background_dark');
  return hints;
}

/** A bare wall shows less contrast than even a face that is burnt out. */
const BARE_WALL = 4;

/** Light or blur so bad that a face would not be found in it. */
function hiding(look: PixelMeasures): Hint[] {
  if (look.brightness < LIMITS.brightness.bearable[0]) return ['dark'];
  if (look.brightness > LIMITS.brightness.bearable[1] && look.contrast >= BARE_WALL) return ['bright'];
  return look.sharpness < LIMITS.sharpness.bearable[0] && look.contrast >= LIMITS.contrast.bearable[0] ? ['blurred'] : [];
}

function isBelow(name: LimitName, value: number): boolean {
  return value < LIMITS[name].sound[0];
}

function isAbove(name: LimitName, value: number): boolean {
  return value > LIMITS[name].sound[1];
}

/** What is on the screen and in the ear now, and since when; times are milliseconds of any steady clock. */
export type Guidance = { shown: Hint | 'ready'; wished: Hint | 'ready'; wishedSince: number; spokenAt: number; readySince: number | undefined };

/** One step of the guidance: `speak` says the shown words anew, `shoot` lets the shutter go. */
export type Step = { guidance: Guidance; speak: boolean; shoot: boolean };

const SETTLE_MS = 350;
const QUIET_MS = 1500;
const HOLD_MS = 1000;

/**
 * Follows what each look calls for without flicker: words change once the same hint has stood a moment and the last words are a while ago, so that a
 * screen reader can finish; the shutter goes when all has been well for a second, once.
 */
export function follow(before: Guidance | undefined, wished: Hint | 'ready', now: number, autoShutter: boolean): Step {
  if (!before) return { guidance: { shown: wished, wished, wishedSince: now, spokenAt: now, readySince: wished === 'ready' ? now : undefined }, speak: true, shoot: false };
  const wishedSince = before.wished === wished ? before.wishedSince : now;
  const change = wished !== before.shown && now - wishedSince >= SETTLE_MS && now - before.spokenAt >= (wished === 'ready' ? SETTLE_MS : QUIET_MS);
  const readySince = wished === 'ready' ? (before.readySince ?? now) : undefined;
  const guidance = { shown: change ? wished : before.shown, wished, wishedSince, spokenAt: change ? now : before.spokenAt, readySince };
  const shoot = autoShutter && readySince !== undefined && now - readySince >= HOLD_MS;
  return { guidance: shoot ? { ...guidance, readySince: undefined } : guidance, speak: change, shoot };
}

/** The part of a frame that the stage shows: the largest of the photo's proportions, from the middle (`object-fit: cover`). */
export function shownPart(frame: { width: number; height: number }): { x: number; y: number; width: number; height: number } {
  const width = Math.min(frame.width, (frame.height * PHOTO.width) / PHOTO.height);
  const height = (width * PHOTO.height) / PHOTO.width;
  return { x: (frame.width - width) / 2, y: (frame.height - height) / 2, width, height };
}
