import { createRequire } from 'node:module';
import type { Sharp, SharpInput, SharpOptions } from 'sharp';
import type sharpPackage from 'sharp';

let loaded: typeof sharpPackage | undefined;

/** Begins work on a picture with libvips, which is loaded for the first one: thirteen megabytes that a process without pictures should not pay. */
export function openPicture(input: SharpInput, options?: SharpOptions): Sharp {
  loaded ??= load();
  return loaded(input, options);
}

/** One thread a picture and nothing kept: many pictures are worked on beside each other, and none twice. */
function load(): typeof sharpPackage {
  const sharp: typeof sharpPackage = createRequire(import.meta.url)('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp;
}
