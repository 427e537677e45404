import { PHOTO } from './standard.ts';

/** A rectangle in pixels of the upright source picture. */
export type Box = { x: number; y: number; width: number; height: number };
export type Size = { width: number; height: number };

const ASPECT = PHOTO.width / PHOTO.height;

/** The largest box of the photo's proportions that the source holds, in the middle and towards the top, where heads are. */
export function defaultCrop(source: Size): Box {
  const width = Math.min(source.width, source.height * ASPECT);
  const height = width / ASPECT;
  return { x: (source.width - width) / 2, y: (source.height - height) * 0.25, width, height };
}

/** Where a head is in the source picture, in pixels: between crown and chin, with the line of the eyes. */
export type HeadPlace = { centreX: number; eyesY: number; headHeight: number };

const WANTED_HEAD = 0.56;
const WANTED_EYES = 0.44;

/** The box that puts a found head where the standard wants it, as far as the source reaches and never smaller than the final pixels. */
export function cropAroundHead(source: Size, head: HeadPlace): Box {
  const height = head.headHeight / WANTED_HEAD;
  const width = height * ASPECT;
  return fitCrop(source, { x: head.centreX - width / 2, y: head.eyesY - height * WANTED_EYES, width, height });
}

/** Brings any wished box inside the source: right proportions, not beyond the edges, not below the final pixels where the source has them. */
export function fitCrop(source: Size, wish: Box): Box {
  const largest = defaultCrop(source).width;
  const width = Math.min(largest, Math.max(Math.min(PHOTO.width, largest), wish.width));
  const height = width / ASPECT;
  const centreX = wish.x + wish.width / 2;
  const centreY = wish.y + wish.height / 2;
  return {
    x: clamp(centreX - width / 2, 0, source.width - width),
    y: clamp(centreY - height / 2, 0, source.height - height),
    width,
    height,
  };
}

/** Moves the box by a share of its own size; `dx` 0.1 is a tenth of its width to the right. */
export function moveCrop(source: Size, box: Box, dx: number, dy: number): Box {
  return fitCrop(source, { ...box, x: box.x + dx * box.width, y: box.y + dy * box.height });
}

/** Zooms about a point of the box (shares, the middle by default); factor 1.1 shows less of the source, so the head grows. */
export function zoomCrop(source: Size, box: Box, factor: number, at = { x: 0.5, y: 0.5 }): Box {
  const width = box.width / factor;
  const height = box.height / factor;
  return fitCrop(source, { x: box.x + (box.width - width) * at.x, y: box.y + (box.height - height) * at.y, width, height });
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
